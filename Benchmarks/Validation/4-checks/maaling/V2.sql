-- One row a service that ends before it begins.
SELECT 'indsatser' AS file, indsats_id AS key, row_number
FROM staging.indsatser
WHERE slutdato < startdato
