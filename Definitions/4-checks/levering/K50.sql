-- One row an extract whose own dates stop long before the as-of day; how long is long depends on how often the extract changes.
SELECT
  CASE file.source WHEN 'maal' THEN 'mål' WHEN 'fravaer' THEN 'fravær' WHEN 'loen' THEN 'løn' ELSE file.source END AS file,
  CASE file.source WHEN 'maal' THEN 'mål' WHEN 'fravaer' THEN 'fravær' WHEN 'loen' THEN 'løn' ELSE file.source END AS key,
  max(file.covers_to) AS covers_to,
  getvariable('as_of') AS as_of,
  max(file.received)[:10] AS received,
  (getvariable('as_of') - max(file.covers_to))::INTEGER AS days
FROM meta.source_file AS file
JOIN reference.source_freshness AS rule
  ON rule.source = file.source
  AND getvariable('as_of') BETWEEN coalesce(rule.valid_from, DATE '0001-01-01') AND coalesce(rule.valid_to, DATE '9999-12-31')
WHERE file.status = 'read' AND file.covers_to IS NOT NULL
GROUP BY file.source
-- A source that changes by the quarter has a longer limit of its own.
HAVING getvariable('as_of') - max(file.covers_to) > greatest(getvariable('dage'), any_value(rule.days)::INTEGER)
