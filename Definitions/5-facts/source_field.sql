-- One row a field that a file may lack and that some figure cannot do without, and whether any row of the file holds a value in it.
-- Where no service has ended, none has an end date; where some have and none says when, the end dates were not delivered. Of fields without
-- which a figure can be told, though perhaps too high, K60 tells.
SELECT 'indsatser' AS source, 'slutdato' AS field, count(slutdato) > 0 OR count(*) FILTER (status = 'Afsluttet') = 0 AS is_filled
FROM staging.indsatser
UNION ALL
SELECT 'indsatser', 'naeste_opfoelgning', count(naeste_opfoelgning) > 0 FROM staging.indsatser
UNION ALL
SELECT 'sager', 'ansoegt', count(ansoegt) > 0 FROM staging.sager
UNION ALL
SELECT 'sager', 'afgjort', count(afgjort) > 0 FROM staging.sager
UNION ALL
SELECT 'klager', 'afgjort_dato', count(afgjort_dato) > 0 FROM staging.klager
ORDER BY source, field
