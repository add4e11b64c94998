WITH
-- Måneder i hvert vindue (år × 12 + måned − 1)
over_kalender AS (
  SELECT w, unnest(range(first_month, last_month + 1)) AS month
  FROM (VALUES (0, 24287, 24287), (1, 24288, 24288), (2, 24289, 24289)) AS vinduer(w, first_month, last_month)
),
-- Sum pr. måned og gruppe
over_maanedssum AS (
  SELECT month, sex, sum(amount_ore) AS total
  FROM facts.ledger
  WHERE month BETWEEN 24287 AND 24289
    AND transaction_kind = 1
    AND posting_type IN ('NOR', 'SUP')
  GROUP BY ALL
),
-- Sum i hvert vindue, delt én gang til sidst
over_opgjort AS (
  SELECT w, sex, sum(total) / 100.0 AS value, NULL AS persons
  FROM over_maanedssum JOIN over_kalender USING (month)
  GROUP BY ALL
),
-- Måneder i hvert vindue (år × 12 + måned − 1)
under_kalender AS (
  SELECT w, unnest(range(first_month, last_month + 1)) AS month
  FROM (VALUES (0, 24287, 24287), (1, 24288, 24288), (2, 24289, 24289)) AS vinduer(w, first_month, last_month)
),
-- Dækkede dage pr. borger, måned og gruppe; overlap tæller hver dag én gang
under_persondage AS (
  SELECT citizen, month, sex, bit_or(mask) AS mask
  FROM facts.coverage
  WHERE month BETWEEN 24287 AND 24289
    AND paying_municipality = ?
  GROUP BY ALL
),
-- Dage pr. måned og gruppe, kun til og med opgørelsesdagen
under_maanedsdage AS (
  SELECT month, sex, sum(bit_count(CASE WHEN month = 24289 THEN mask & 1023 ELSE mask END)) AS days
  FROM under_persondage
  GROUP BY ALL
),
-- Helårspersoner: hver dag delt med sit eget års dage
under_opgjort AS (
  SELECT w, sex, coalesce(sum(days) FILTER (month // 12 NOT IN (2024)), 0) / 365.0 + coalesce(sum(days) FILTER (month // 12 IN (2024)), 0) / 366.0 AS value, NULL AS persons
  FROM under_maanedsdage JOIN under_kalender USING (month)
  GROUP BY ALL
  HAVING sum(days) > 0
)
-- Tæller og nævner for hvert vindue og hver gruppe
SELECT coalesce(a.w, b.w) AS w, coalesce(a.sex, b.sex) AS sex,
  CAST(coalesce(a.value, 0) AS DOUBLE) AS numerator, CAST(coalesce(b.value, 0) AS DOUBLE) AS denominator,
  CAST(a.persons AS BIGINT) AS persons, CAST(b.persons AS BIGINT) AS base_persons
FROM over_opgjort AS a
FULL JOIN under_opgjort AS b ON a.w = b.w AND a.sex IS NOT DISTINCT FROM b.sex
ORDER BY ALL
