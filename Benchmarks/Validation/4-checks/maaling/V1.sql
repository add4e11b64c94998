-- One row a service whose id stands more than once.
SELECT 'indsatser' AS file, service.indsats_id AS key, service.row_number, service.row_number::VARCHAR AS facet
FROM staging.indsatser AS service
SEMI JOIN (
  SELECT hash(indsats_id) AS name FROM staging.indsatser GROUP BY name HAVING count(*) > 1
) AS repeated ON repeated.name = hash(service.indsats_id)
