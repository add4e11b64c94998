-- One row a service whose last follow-up lies before it began.
SELECT 'indsatser' AS file, indsats_id AS key, row_number
FROM staging.indsatser
WHERE seneste_opfoelgning < startdato
