WITH
-- Måneder i hvert vindue (år × 12 + måned − 1)
over_kalender AS (
  SELECT w, unnest(range(first_month, last_month + 1)) AS month
  FROM (VALUES (0, 24287, 24287), (1, 24288, 24288), (2, 24289, 24289)) AS vinduer(w, first_month, last_month)
),
-- Dækkede dage pr. borger, måned og gruppe; overlap tæller hver dag én gang
over_persondage AS (
  SELECT citizen, facility, month, unit, bit_or(mask) AS mask
  FROM facts.stay
  WHERE month BETWEEN 24287 AND 24289
    AND unit = ?
  GROUP BY ALL
),
-- Dage pr. måned og gruppe, kun til og med opgørelsesdagen
over_maanedsdage AS (
  SELECT month, unit, sum(bit_count(CASE WHEN month = 24289 THEN mask & 1023 ELSE mask END)) AS days
  FROM over_persondage
  GROUP BY ALL
),
-- Dage i hvert vindue
over_opgjort AS (
  SELECT w, unit, sum(days) AS value, NULL AS persons
  FROM over_maanedsdage JOIN over_kalender USING (month)
  GROUP BY ALL
  HAVING sum(days) > 0
),
-- Måneder i hvert vindue (år × 12 + måned − 1)
under_kalender AS (
  SELECT w, unnest(range(first_month, last_month + 1)) AS month
  FROM (VALUES (0, 24287, 24287), (1, 24288, 24288), (2, 24289, 24289)) AS vinduer(w, first_month, last_month)
),
-- Sum pr. måned og gruppe
under_maanedssum AS (
  SELECT month, unit, sum(place_days) AS total
  FROM facts.capacity
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
