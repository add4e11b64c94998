"""DuckDB by our own method, written in SQL as well as we can: marks at the ends of stretches, summed by a window."""

import sys

import duckdb

source, target = sys.argv[1:3]
db = duckdb.connect()
db.execute("SET threads = 2")
db.execute("SET preserve_insertion_order = false")
db.execute(f"""
COPY (
  WITH period AS (
    SELECT person, paragraph, facility, rate,
      greatest(start, DATE '2013-01-01') AS a, least(coalesce("end", DATE '9999-12-31'), DATE '2025-12-31') AS b,
      (year(a) * 12 + month(a) - 1)::INTEGER AS ma, (year(b) * 12 + month(b) - 1)::INTEGER AS mb
    FROM read_csv('{source}', delim = ';', header = true, columns = {{
      'person': 'INTEGER', 'paragraph': 'VARCHAR', 'facility': 'VARCHAR', 'start': 'DATE', 'end': 'DATE', 'rate': 'BIGINT'}})
    WHERE a <= b
  ), joined AS (
    SELECT paragraph, facility,
      greatest(ma, 1 + coalesce(max(mb) OVER (PARTITION BY person, paragraph, facility ORDER BY ma, mb
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)) AS ma, mb
    FROM period
  ), mark AS (
    SELECT paragraph, facility, ma AS month, (least(b, last_day(a)) - a + 1) AS days, days * rate AS cost,
      0 AS whole, 0 AS whole_rate, 0 AS persons FROM period
    UNION ALL SELECT paragraph, facility, mb, day(b), day(b) * rate, 0, 0, 0 FROM period WHERE mb > ma
    UNION ALL SELECT paragraph, facility, ma + 1, 0, 0, 1, rate, 0 FROM period WHERE mb > ma
    UNION ALL SELECT paragraph, facility, mb, 0, 0, -1, -rate, 0 FROM period WHERE mb > ma
    UNION ALL SELECT paragraph, facility, ma, 0, 0, 0, 0, 1 FROM joined WHERE ma <= mb
    UNION ALL SELECT paragraph, facility, mb + 1, 0, 0, 0, 0, -1 FROM joined WHERE ma <= mb
  ), slot AS (
    SELECT paragraph, facility, month, sum(days) AS days, sum(cost) AS cost, sum(whole) AS whole,
      sum(whole_rate) AS whole_rate, sum(persons) AS persons
    FROM mark GROUP BY ALL
  ), grid AS (
    SELECT c.paragraph, c.facility, m.month, make_date(m.month // 12, m.month % 12 + 1, 1) AS first,
      coalesce(s.days, 0) AS days, coalesce(s.cost, 0) AS cost, coalesce(s.whole, 0) AS whole,
      coalesce(s.whole_rate, 0) AS whole_rate, coalesce(s.persons, 0) AS persons
    FROM (SELECT DISTINCT paragraph, facility FROM slot) c
    CROSS JOIN (SELECT unnest(range(2013 * 12, 2026 * 12))::INTEGER AS month) m
    LEFT JOIN slot s ON s.paragraph = c.paragraph AND s.facility = c.facility AND s.month = m.month
  )
  SELECT month, paragraph, facility, days, cost, served AS persons FROM (SELECT month, paragraph, facility,
    days + day(last_day(first)) * sum(whole) OVER cell AS days,
    cost + day(last_day(first)) * sum(whole_rate) OVER cell AS cost,
    sum(persons) OVER cell AS served
  FROM grid WINDOW cell AS (PARTITION BY paragraph, facility ORDER BY month)
  QUALIFY served > 0) ORDER BY paragraph, facility, month
) TO '{target}' (HEADER, DELIMITER ';')
""")
