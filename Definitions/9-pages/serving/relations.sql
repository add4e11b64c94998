-- Tabellerne i lageret: et lager, der er bygget af en ældre udgave, har ikke dem alle.
SELECT table_schema || '.' || table_name AS relation
FROM information_schema.tables
ORDER BY relation
