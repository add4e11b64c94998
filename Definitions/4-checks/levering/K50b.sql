-- One row an extract behind a figure of how things stand on the day (open cases, follow-ups) whose dates stop long before that day.
SELECT
  file.source AS file,
  file.source AS key,
  max(file.covers_to) AS covers_to,
  getvariable('as_of') AS as_of,
  max(file.received)[:10] AS received,
  (getvariable('as_of') - max(file.covers_to))::INTEGER AS days
FROM meta.source_file AS file
WHERE file.status = 'read' AND file.source IN ('sager', 'indsatser') AND file.covers_to IS NOT NULL
GROUP BY file.source
HAVING getvariable('as_of') - max(file.covers_to) > getvariable('dage')
