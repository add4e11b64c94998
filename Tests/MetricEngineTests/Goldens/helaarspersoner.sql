WITH
-- Måneder i hvert vindue (år × 12 + måned − 1)
kalender AS (
  SELECT w, unnest(range(first_month, last_month + 1)) AS month
  FROM (VALUES (0, 24287, 24287), (1, 24288, 24288), (2, 24289, 24289)) AS vinduer(w, first_month, last_month)
),
-- Dækkede dage pr. borger, måned og gruppe; overlap tæller hver dag én gang
persondage AS (
  SELECT citizen, month, unit, bit_or(mask) AS mask
  FROM facts.coverage
  WHERE month BETWEEN 24287 AND 24289
    AND paying_municipality = ?
    AND unit = ?
  GROUP BY ALL
),
-- Dage pr. måned og gruppe, kun til og med opgørelsesdagen
maanedsdage AS (
  SELECT month, unit, sum(bit_count(CASE WHEN month = 24289 THEN mask & 1023 ELSE mask END)) AS days
  FROM persondage
  GROUP BY ALL
),
-- Helårspersoner: hver dag delt med sit eget års dage
opgjort AS (
  SELECT w, unit, coalesce(sum(days) FILTER (month // 12 NOT IN (2024)), 0) / 365.0 + coalesce(sum(days) FILTER (month // 12 IN (2024)), 0) / 366.0 AS value, NULL AS persons
  FROM maanedsdage JOIN kalender USING (month)
  GROUP BY ALL
  HAVING sum(days) > 0
)
-- Resultat
SELECT w, unit, CAST(value AS DOUBLE) AS value, CAST(persons AS BIGINT) AS persons
FROM opgjort
ORDER BY ALL
