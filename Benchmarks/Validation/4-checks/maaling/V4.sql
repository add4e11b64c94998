-- One row a service that was granted more than a year after it began.
SELECT 'indsatser' AS file, indsats_id AS key, row_number
FROM staging.indsatser
WHERE bevillingsdato - startdato > 365
