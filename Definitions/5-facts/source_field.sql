-- One row a field that a file may lack and that some figure cannot do without, and whether any row of the file holds a value in it.
SELECT 'indsatser' AS source, 'naeste_opfoelgning' AS field, count(naeste_opfoelgning) > 0 AS is_filled FROM staging.indsatser
UNION ALL
SELECT 'sager', 'ansoegt', count(ansoegt) > 0 FROM staging.sager
UNION ALL
SELECT 'sager', 'afgjort', count(afgjort) > 0 FROM staging.sager
UNION ALL
SELECT 'klager', 'afgjort_dato', count(afgjort_dato) > 0 FROM staging.klager
ORDER BY source, field
