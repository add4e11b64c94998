-- One row a file (udtræk) and month from the first to the last month that it speaks of: `covered`, or `gap` where a file that comes
-- month by month has no row. A month that is not here has no source: before the first, after the last, not delivered, or all set aside.
-- A posting counts for its year and period when it is money (not planned, fictive or of an unknown type); a budget line for its whole
-- year. What has a beginning (a
-- service, a case, a stay) and what happens once (an appeal, an assessment) reaches from the first to the as-of day.
WITH latest AS (
  SELECT year(getvariable('as_of')) * 12 + month(getvariable('as_of')) - 1 AS month
),
monthly AS (
  SELECT 'posteringer' AS source, regnskabsaar * 12 + least(periode, 12) - 1 AS month
  FROM staging.posteringer
  WHERE coalesce(nullif(type, ''), 'NOR') IN ('NOR', 'SUP')
  UNION
  SELECT 'fravaer', maaned FROM staging.fravaer
  UNION
  SELECT 'loen', maaned FROM staging.loen
  UNION
  SELECT 'bemanding', maaned FROM staging.bemanding
),
stated AS (
  SELECT source, month FROM monthly WHERE month <= (SELECT month FROM latest)
  UNION
  SELECT 'budget', budget.regnskabsaar * 12 + months.month
  FROM staging.budget AS budget
  CROSS JOIN (SELECT month FROM range(12) AS year (month)) AS months
  WHERE budget.dranst = 1
),
begun AS (
  SELECT 'indsatser' AS source, min(startdato) AS first_day FROM staging.indsatser
  UNION ALL
  SELECT 'sager', min(oprettet) FROM staging.sager
  UNION ALL
  SELECT 'ophold', min(ind) FROM staging.ophold
  UNION ALL
  SELECT 'pladser', min(gyldig_fra) FROM staging.pladser
  UNION ALL
  SELECT 'disponering', min(startdato) FROM staging.disponering
  UNION ALL
  SELECT 'vurderinger', min(vurderingsdato) FROM staging.vurderinger
  UNION ALL
  SELECT 'maal', min(vurderet_dato) FROM staging.maal
  UNION ALL
  SELECT 'observationer', min(dato) FROM staging.observationer
  UNION ALL
  SELECT 'klager', least(min(klagedato), min(afgjort_dato)) FROM staging.klager
  UNION ALL
  SELECT 'ledelsestilsyn', min(make_date(kvartal // 12, kvartal % 12 - 1, 1)) FROM staging.ledelsestilsyn
),
-- Every month from the first to the last, and whether rows stand for it.
spans AS (
  SELECT source, min(month) AS first_month, max(month) AS last_month, FALSE AS is_whole FROM stated GROUP BY source
  UNION ALL
  SELECT source, greatest(year(first_day) * 12 + month(first_day) - 1, 1990 * 12), latest.month, TRUE
  FROM begun
  CROSS JOIN latest
  WHERE first_day <= getvariable('as_of')
),
months AS (
  SELECT source, is_whole, unnest(range(first_month, last_month + 1)) AS month FROM spans
)
SELECT
  months.source,
  months.month::INTEGER AS month,
  CASE WHEN months.is_whole OR stated.month IS NOT NULL THEN 'covered' ELSE 'gap' END AS state
FROM months
LEFT JOIN stated ON stated.source = months.source AND stated.month = months.month
ORDER BY months.source, months.month
