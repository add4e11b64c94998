WITH
-- Måneder i hvert vindue (år × 12 + måned − 1)
kalender AS (
  SELECT w, unnest(range(first_month, last_month + 1)) AS month
  FROM (VALUES (0, 24287, 24287), (1, 24288, 24288), (2, 24289, 24289)) AS vinduer(w, first_month, last_month)
),
-- Sum pr. måned og gruppe
maanedssum AS (
  SELECT month, unit, sum(adjusted_ore) AS total
  FROM facts.budget
  WHERE month BETWEEN 24287 AND 24289
    AND unit = ?
  GROUP BY ALL
),
-- Sum i hvert vindue, delt én gang til sidst
opgjort AS (
  SELECT w, unit, sum(total) / 1200.0 AS value, NULL AS persons
  FROM maanedssum JOIN kalender USING (month)
  GROUP BY ALL
)
-- Resultat
SELECT w, unit, CAST(value AS DOUBLE) AS value, CAST(persons AS BIGINT) AS persons
FROM opgjort
ORDER BY ALL
