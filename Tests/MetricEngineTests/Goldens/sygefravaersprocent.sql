WITH
-- Måneder i hvert vindue (år × 12 + måned − 1)
over_kalender AS (
  SELECT w, unnest(range(first_month, last_month + 1)) AS month
  FROM (VALUES (0, 24287, 24287), (1, 24288, 24288), (2, 24289, 24289)) AS vinduer(w, first_month, last_month)
),
-- Sum pr. måned og gruppe
over_maanedssum AS (
  SELECT month, unit, sum(absence_days) AS total
  FROM facts.absence
  WHERE month BETWEEN 24287 AND 24289
    AND absence_cause IN ('Sygdom', 'Delvis sygdom', 'Arbejdsskade')
    AND unit = ?
  GROUP BY ALL
),
-- Sum i hvert vindue
over_opgjort AS (
  SELECT w, unit, sum(total) AS value, NULL AS persons
  FROM over_maanedssum JOIN over_kalender USING (month)
  GROUP BY ALL
),
-- Måneder i hvert vindue (år × 12 + måned − 1)
under_kalender AS (
  SELECT w, unnest(range(first_month, last_month + 1)) AS month
  FROM (VALUES (0, 24287, 24287), (1, 24288, 24288), (2, 24289, 24289)) AS vinduer(w, first_month, last_month)
),
-- Sum pr. måned og gruppe
under_maanedssum AS (
  SELECT month, unit, sum(possible_days) AS total
  FROM facts.absence_possible
  WHERE month BETWEEN 24287 AND 24289
    AND unit = ?
  GROUP BY ALL
),
-- Sum i hvert vindue
under_opgjort AS (
  SELECT w, unit, sum(total) AS value, NULL AS persons
  FROM under_maanedssum JOIN under_kalender USING (month)
  GROUP BY ALL
)
-- Tæller og nævner for hvert vindue og hver gruppe
SELECT coalesce(a.w, b.w) AS w, coalesce(a.unit, b.unit) AS unit,
  CAST(coalesce(a.value, 0) AS DOUBLE) AS numerator, CAST(coalesce(b.value, 0) AS DOUBLE) AS denominator,
  CAST(a.persons AS BIGINT) AS persons, CAST(b.persons AS BIGINT) AS base_persons
FROM over_opgjort AS a
FULL JOIN under_opgjort AS b ON a.w = b.w AND a.unit IS NOT DISTINCT FROM b.unit
ORDER BY ALL
