WITH
-- Sidste målte dag (1) og dagen efter (2) i hvert vindue
maaledage AS (
  SELECT * FROM (VALUES (0, 24287, 30, 1), (0, 24288, 0, 2), (1, 24288, 30, 1), (1, 24289, 0, 2), (2, 24289, 9, 1), (2, 24289, 10, 2)) AS dage(w, month, bit, side)
),
-- Hvem er dækket på hvilke af de to dage
til_stede AS (
  SELECT w, citizen, unit, bit_or(side) AS sides
  FROM facts.coverage JOIN maaledage USING (month)
  WHERE month BETWEEN 24287 AND 24289
    AND (mask >> bit) & 1 = 1
    AND paying_municipality = ?
    AND unit = ?
  GROUP BY ALL
),
-- Ultimo: dækket begge dage; den, der slutter på sidste dag, er gået
opgjort AS (
  SELECT w, unit, count(*) AS value, count(*) AS persons
  FROM til_stede
  WHERE sides = 3
  GROUP BY ALL
)
-- Resultat
SELECT w, unit, CAST(value AS DOUBLE) AS value, CAST(persons AS BIGINT) AS persons
FROM opgjort
ORDER BY ALL
