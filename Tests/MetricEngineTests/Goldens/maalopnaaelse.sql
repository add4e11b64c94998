WITH
-- Første og sidste målte dag i hvert vindue
over_vinduer AS (
  SELECT * FROM (VALUES (0, DATE '2023-12-01', DATE '2023-12-31'), (1, DATE '2024-01-01', DATE '2024-01-31'), (2, DATE '2024-02-01', DATE '2024-02-10')) AS vinduer(w, first_day, last_day)
),
-- Hvert måls seneste vurdering i vinduet
over_seneste AS (
  SELECT w, goal, unit, arg_max(status, assessed) AS status
  FROM facts.goal JOIN over_vinduer ON assessed BETWEEN first_day AND last_day
  WHERE acting_municipality = ?
    AND unit = ?
  GROUP BY ALL
),
-- Mål, hvis seneste vurdering er: I mål
over_opgjort AS (
  SELECT w, unit, count(DISTINCT goal) AS value, count(DISTINCT goal) AS persons
  FROM over_seneste
  WHERE status IN ('I mål')
  GROUP BY ALL
),
-- Første og sidste målte dag i hvert vindue
under_vinduer AS (
  SELECT * FROM (VALUES (0, DATE '2023-12-01', DATE '2023-12-31'), (1, DATE '2024-01-01', DATE '2024-01-31'), (2, DATE '2024-02-01', DATE '2024-02-10')) AS vinduer(w, first_day, last_day)
),
-- Hvert måls seneste vurdering i vinduet
under_seneste AS (
  SELECT w, goal, unit, arg_max(status, assessed) AS status
  FROM facts.goal JOIN under_vinduer ON assessed BETWEEN first_day AND last_day
  WHERE acting_municipality = ?
    AND unit = ?
  GROUP BY ALL
),
-- Mål, hvis seneste vurdering er: I mål, På vej, Ikke i mål
under_opgjort AS (
  SELECT w, unit, count(DISTINCT goal) AS value, count(DISTINCT goal) AS persons
  FROM under_seneste
  WHERE status IN ('I mål', 'På vej', 'Ikke i mål')
  GROUP BY ALL
)
-- Tæller og nævner for hvert vindue og hver gruppe
SELECT coalesce(a.w, b.w) AS w, coalesce(a.unit, b.unit) AS unit,
  CAST(coalesce(a.value, 0) AS DOUBLE) AS numerator, CAST(coalesce(b.value, 0) AS DOUBLE) AS denominator,
  CAST(a.persons AS BIGINT) AS persons, CAST(b.persons AS BIGINT) AS base_persons
FROM over_opgjort AS a
FULL JOIN under_opgjort AS b ON a.w = b.w AND a.unit IS NOT DISTINCT FROM b.unit
ORDER BY ALL
