"""DuckDB's range join: every period against every month that it touches."""

import sys

import duckdb

source, target = sys.argv[1:3]
db = duckdb.connect()
db.execute("SET threads = 2")
db.execute(f"""
COPY (
  WITH month AS (
    SELECT (year(first) * 12 + month(first) - 1)::INTEGER AS month, first::DATE AS first, last_day(first)::DATE AS last
    FROM (SELECT unnest(generate_series(DATE '2013-01-01', DATE '2025-12-01', INTERVAL 1 MONTH)) AS first)
  ), period AS (
    SELECT person, paragraph, facility, start, coalesce("end", DATE '9999-12-31') AS last_day, rate
    FROM read_csv('{source}', delim = ';', header = true, columns = {{
      'person': 'INTEGER', 'paragraph': 'VARCHAR', 'facility': 'VARCHAR', 'start': 'DATE', 'end': 'DATE', 'rate': 'BIGINT'}})
  )
  SELECT month, paragraph, facility,
    sum(least(last_day, last) - greatest(start, first) + 1) AS days,
    sum((least(last_day, last) - greatest(start, first) + 1) * rate) AS cost,
    count(DISTINCT person) AS persons
  FROM period JOIN month ON start <= last AND last_day >= first
  GROUP BY ALL ORDER BY paragraph, facility, month
) TO '{target}' (HEADER, DELIMITER ';')
""")
