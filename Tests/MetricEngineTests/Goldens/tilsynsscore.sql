WITH
-- Måneder i hvert vindue (år × 12 + måned − 1)
over_kalender AS (
  SELECT w, unnest(range(first_month, last_month + 1)) AS month
  FROM (VALUES (0, 24287, 24287), (1, 24288, 24288), (2, 24289, 24289)) AS vinduer(w, first_month, last_month)
),
-- Vægtet antal i hvert vindue
over_opgjort AS (
  SELECT w, unit, sum(CASE answer WHEN 'Ja' THEN 1.0 WHEN 'Delvist' THEN 0.5 END) AS value, count(*) AS persons
  FROM facts.review JOIN over_kalender USING (month)
  WHERE month BETWEEN 24287 AND 24289
    AND answer IN ('Ja', 'Delvist')
    AND unit = ?
  GROUP BY ALL
),
-- Måneder i hvert vindue (år × 12 + måned − 1)
under_kalender AS (
  SELECT w, unnest(range(first_month, last_month + 1)) AS month
  FROM (VALUES (0, 24287, 24287), (1, 24288, 24288), (2, 24289, 24289)) AS vinduer(w, first_month, last_month)
),
-- Antal i hvert vindue
under_opgjort AS (
  SELECT w, unit, count(*) AS value, count(*) AS persons
  FROM facts.review JOIN under_kalender USING (month)
  WHERE month BETWEEN 24287 AND 24289
    AND answer IN ('Ja', 'Delvist', 'Nej')
    AND unit = ?
  GROUP BY ALL
)
-- Tæller og nævner for hvert vindue og hver gruppe
SELECT coalesce(a.w, b.w) AS w, coalesce(a.unit, b.unit) AS unit,
  CAST(coalesce(a.value, 0) AS DOUBLE) AS numerator, CAST(coalesce(b.value, 0) AS DOUBLE) AS denominator,
  CAST(a.persons AS BIGINT) AS persons, CAST(b.persons AS BIGINT) AS base_persons
FROM over_opgjort AS a
FULL JOIN under_opgjort AS b ON a.w = b.w AND a.unit IS NOT DISTINCT FROM b.unit
ORDER BY ALL
