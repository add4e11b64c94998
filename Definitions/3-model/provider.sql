-- One row a supplier's CVR number with the name that is shown for it: that of its latest service that is not cancelled and has a name.
-- Of services that begin on one day the smallest id decides; of rows with one id the name.
SELECT leverandoer_cvr AS cvr, leverandoer AS provider
FROM staging.indsatser
WHERE leverandoer_cvr IS NOT NULL AND leverandoer IS NOT NULL AND status IS DISTINCT FROM 'Annulleret'
QUALIFY row_number() OVER (PARTITION BY leverandoer_cvr ORDER BY startdato DESC, indsats_id, leverandoer) = 1
