-- One row a field that a file may lack and that some figure cannot do without, and whether the file says it. A field that has no column in
-- one of the source's files was not delivered.
-- Where no service has ended, none has an end date; where some have and none says when, the end dates were not delivered. That no case is closed
-- and nobody has moved out can be true. An application, a decision and a follow-up that no row has a date for were not delivered.
WITH said AS (
  SELECT 'indsatser' AS source, 'slutdato' AS field, count(slutdato) > 0 OR count(*) FILTER (status = 'Afsluttet') = 0 AS is_said
  FROM staging.indsatser
  UNION ALL
  SELECT 'indsatser', 'naeste_opfoelgning', count(naeste_opfoelgning) > 0 FROM staging.indsatser
  UNION ALL
  SELECT 'sager', 'ansoegt', count(ansoegt) > 0 FROM staging.sager
  UNION ALL
  SELECT 'sager', 'afgjort', count(afgjort) > 0 FROM staging.sager
  UNION ALL
  SELECT 'klager', 'afgjort_dato', count(afgjort_dato) > 0 FROM staging.klager
  UNION ALL
  SELECT 'sager', 'afsluttet', TRUE
  UNION ALL
  SELECT 'ophold', 'ud', TRUE
)
SELECT said.source, said.field, said.is_said AND undelivered.source IS NULL AS is_filled
FROM said
LEFT JOIN (SELECT DISTINCT source, field FROM staging.felt_ikke_leveret) AS undelivered
  ON undelivered.source = said.source AND undelivered.field = said.field
ORDER BY said.source, said.field
