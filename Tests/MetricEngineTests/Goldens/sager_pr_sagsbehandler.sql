WITH
-- Første og sidste målte dag i hvert vindue
over_vinduer AS (
  SELECT * FROM (VALUES (0, DATE '2023-12-01', DATE '2023-12-31'), (1, DATE '2024-01-01', DATE '2024-01-31'), (2, DATE '2024-02-01', DATE '2024-02-10')) AS vinduer(w, first_day, last_day)
),
-- Åbne sager på dagen: oprettet senest den dag og ikke afsluttet senest den dag
over_opgjort AS (
  SELECT w, unit, count(*) AS value, count(*) AS persons
  FROM facts.care_case JOIN over_vinduer
    ON opened <= last_day AND (closed IS NULL OR closed > last_day)
  WHERE unit = ?
  GROUP BY ALL
),
-- Første og sidste målte dag i hvert vindue
under_vinduer AS (
  SELECT * FROM (VALUES (0, DATE '2023-12-01', DATE '2023-12-31'), (1, DATE '2024-01-01', DATE '2024-01-31'), (2, DATE '2024-02-01', DATE '2024-02-10')) AS vinduer(w, first_day, last_day)
),
-- Åbne sager på dagen: oprettet senest den dag og ikke afsluttet senest den dag
under_opgjort AS (
  SELECT w, unit, count(DISTINCT caseworker) AS value, count(DISTINCT caseworker) AS persons
  FROM facts.care_case JOIN under_vinduer
    ON opened <= last_day AND (closed IS NULL OR closed > last_day)
  WHERE unit = ?
  GROUP BY ALL
)
-- Tæller og nævner for hvert vindue og hver gruppe
SELECT coalesce(a.w, b.w) AS w, coalesce(a.unit, b.unit) AS unit,
  CAST(coalesce(a.value, 0) AS DOUBLE) AS numerator, CAST(coalesce(b.value, 0) AS DOUBLE) AS denominator,
  CAST(a.persons AS BIGINT) AS persons, CAST(b.persons AS BIGINT) AS base_persons
FROM over_opgjort AS a
FULL JOIN under_opgjort AS b ON a.w = b.w AND a.unit IS NOT DISTINCT FROM b.unit
ORDER BY ALL
