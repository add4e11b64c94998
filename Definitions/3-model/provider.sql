-- One row a supplier's CVR number with the name that services use most for it, so that the ledger and the services say the same name.
SELECT leverandoer_cvr AS cvr, leverandoer AS provider
FROM staging.indsatser
WHERE leverandoer_cvr IS NOT NULL AND leverandoer IS NOT NULL
GROUP BY leverandoer_cvr, leverandoer
QUALIFY row_number() OVER (PARTITION BY leverandoer_cvr ORDER BY count(*) DESC, leverandoer) = 1
