-- One row a file that has just as many rows as a program can hold, ends in the middle of a row, or has lost some rows since last time; what has
-- lost more than a tenth is K34's, and what is old is K50's.
WITH file AS (
  SELECT
    coalesce(owner.name, file.source) AS file, file.source, file.file_name, sum(file.rows_total)::BIGINT AS rows_total,
    max(file.covers_to) AS covers_to
  FROM meta.source_file AS file
  LEFT JOIN reference.source_owner AS owner ON owner.extract = file.source
  WHERE file.status = 'read' AND file.source IS NOT NULL
  GROUP BY ALL
),
total AS (
  SELECT file, source, min(file_name) AS file_name, sum(rows_total)::BIGINT AS rows_now, max(covers_to) AS covers_to
  FROM file
  GROUP BY file, source
),
before AS (
  SELECT source, sum(rows_total)::BIGINT AS rows_before FROM meta.previous_source GROUP BY source
)
SELECT
  file AS file,
  file AS key,
  'graense' AS facet,
  file_name,
  rows_total AS rows_now,
  NULL::BIGINT AS rows_before,
  format(
    'Filen har {} rækker, og det er lige så mange, som et regneark kan rumme.', replace(format('{:,}', rows_total), ',', '.')) AS fault
FROM file
-- With the header or without it.
WHERE rows_total IN (65535, 65536, 1048575, 1048576)
UNION ALL BY NAME
SELECT file.file AS file, file.file AS key, 'midt i en række' AS facet, file.file_name, file.rows_total AS rows_now,
  'Filen slutter midt i en række.' AS fault
FROM file
WHERE file.file_name IN (SELECT file_name FROM meta.set_aside WHERE code = 'raekke-afkortet')
UNION ALL BY NAME
SELECT total.file AS file, total.file AS key, 'fald' AS facet, total.file_name, total.rows_now, before.rows_before,
  format(
    'Udtrækket er faldet fra {} til {} rækker.', replace(format('{:,}', before.rows_before), ',', '.'),
    replace(format('{:,}', total.rows_now), ',', '.')) AS fault
FROM total
JOIN before ON before.source = total.source
WHERE before.rows_before >= 100 AND coalesce(total.covers_to >= getvariable('as_of') - 35, TRUE)
  AND total.rows_now < before.rows_before * (1 - getvariable('procent') / 100) AND total.rows_now >= before.rows_before * 0.9
