-- One row a file that has lost rows since the delivery served before, is gone, or has a column that it did not have then.
WITH now AS (
  SELECT
    source,
    sum(rows_total) AS rows_total,
    string_agg(unknown_columns, ', ' ORDER BY file_id) AS unknown_columns,
    bool_or(status = 'read') AS is_read
  FROM meta.source_file
  WHERE source IS NOT NULL
  GROUP BY source
),
before AS (
  SELECT source, sum(rows_total) AS rows_total, string_agg(unknown_columns, ', ' ORDER BY unknown_columns) AS unknown_columns
  FROM meta.previous_source
  GROUP BY source
),
compared AS (
  SELECT
    before.source,
    before.rows_total::BIGINT AS rows_before,
    now.rows_total::BIGINT AS rows_now,
    coalesce(now.is_read, FALSE) AS is_read,
    list_filter(
      string_split(coalesce(now.unknown_columns, ''), ', '),
      name -> name <> '' AND NOT list_contains(string_split(coalesce(before.unknown_columns, ''), ', '), name)
    ).array_to_string(', ') AS unknown_columns
  FROM before
  LEFT JOIN now ON now.source = before.source
),
fault AS (
  SELECT
    *,
    'raekker' AS facet,
    'blocking' AS severity,
    format(
      'Udtrækket er faldet fra {} til {} rækker.', replace(format('{:,}', rows_before), ',', '.'),
      replace(format('{:,}', rows_now), ',', '.')) AS fault
  FROM compared
  WHERE is_read AND rows_now < rows_before * (1 - getvariable('procent') / 100)
  UNION ALL SELECT
    *, 'fil', 'warning', 'Udtrækket var med i sidste levering, men er det ikke nu.'
  FROM compared
  WHERE NOT is_read
  UNION ALL SELECT
    *, 'kolonne', 'blocking', format('Udtrækket har fået en kolonne, der ikke kendes: {}.', unknown_columns)
  FROM compared
  WHERE is_read AND unknown_columns <> ''
)
SELECT
  CASE source WHEN 'maal' THEN 'mål' WHEN 'fravaer' THEN 'fravær' WHEN 'loen' THEN 'løn' ELSE source END AS file,
  CASE source WHEN 'maal' THEN 'mål' WHEN 'fravaer' THEN 'fravær' WHEN 'loen' THEN 'løn' ELSE source END AS key,
  facet,
  severity,
  fault,
  rows_before,
  rows_now,
  nullif(unknown_columns, '') AS unknown_columns
FROM fault
