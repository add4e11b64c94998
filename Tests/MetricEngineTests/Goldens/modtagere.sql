WITH
-- Måneder i hvert vindue (år × 12 + måned − 1)
kalender AS (
  SELECT w, unnest(range(first_month, last_month + 1)) AS month
  FROM (VALUES (0, 24287, 24287), (1, 24288, 24288), (2, 24289, 24289)) AS vinduer(w, first_month, last_month)
),
-- Borgere med mindst én dækket dag i måneden
personmaaneder AS (
  SELECT DISTINCT citizen, month, unit
  FROM facts.coverage
  WHERE month BETWEEN 24287 AND 24289
    AND CASE WHEN month = 24289 THEN mask & 1023 ELSE mask END <> 0
    AND paying_municipality = ?
    AND unit = ?
),
-- Hver borger én gang i hvert vindue og hver gruppe
opgjort AS (
  SELECT w, unit, count(DISTINCT citizen) AS value, count(DISTINCT citizen) AS persons
  FROM personmaaneder JOIN kalender USING (month)
  GROUP BY ALL
)
-- Resultat
SELECT w, unit, CAST(value AS DOUBLE) AS value, CAST(persons AS BIGINT) AS persons
FROM opgjort
ORDER BY ALL
