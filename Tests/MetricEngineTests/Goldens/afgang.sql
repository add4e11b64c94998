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
  WHERE month BETWEEN 24287 AND 24290
    AND paying_municipality = ?
    AND unit = ?
  GROUP BY ALL
),
-- Om månedens sidste dag fortsætter i måneden efter
naboer AS (
  SELECT a.month, a.unit, a.mask,
    coalesce((b.mask & 1) << ([31, 31, 29, 31][a.month - 24286] - 1), 0) AS edge
  FROM persondage AS a LEFT JOIN persondage AS b
    ON b.citizen = a.citizen AND b.month = a.month + 1 AND b.unit IS NOT DISTINCT FROM a.unit
  WHERE a.month BETWEEN 24287 AND 24289
),
-- Afslutninger: dækket, og dagen efter ikke dækket
bevaegelser AS (
  SELECT month, unit, sum(bit_count(CASE WHEN month = 24289 THEN (mask & ~((mask >> 1) | edge)) & 1023 ELSE (mask & ~((mask >> 1) | edge)) END)) AS events
  FROM naboer
  GROUP BY ALL
),
-- Forløb i hvert vindue
opgjort AS (
  SELECT w, unit, sum(events) AS value, sum(events) AS persons
  FROM bevaegelser JOIN kalender USING (month)
  GROUP BY ALL
  HAVING sum(events) > 0
)
-- Resultat
SELECT w, unit, CAST(value AS DOUBLE) AS value, CAST(persons AS BIGINT) AS persons
FROM opgjort
ORDER BY ALL
