-- Navnene på de nøgler, som tal deles op efter, og den orden som læsere venter.
SELECT 'service_area' AS dimension, service_area AS key, name, CAST(sort_order AS INTEGER) AS place
FROM reference.service_area
UNION ALL
SELECT 'municipality' AS dimension, municipality AS key, name, CAST(NULL AS INTEGER) AS place
FROM reference.municipality
UNION ALL
SELECT 'provider' AS dimension, cvr AS key, provider AS name, CAST(NULL AS INTEGER) AS place
FROM model.provider
ORDER BY dimension, place, key
