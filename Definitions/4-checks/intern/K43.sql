-- One row a service and quarter whose own distinct recipients differ from Danmarks Statistik's HAND07 by more than a few per cent.
WITH published AS (
  SELECT regexp_extract(indicator, '^\d+') AS code, period, month AS last_month, sum(value) AS published
  FROM staging.nationale_tal
  -- What is told of a part (`30011|1`: men) is in the whole (`30011`, `30011|TOT I alt`) already.
  WHERE table_id ILIKE 'HAND07%' AND municipality = getvariable('municipality') AND value IS NOT NULL
    AND regexp_full_match(indicator, '[^|]*([|](TOT|IALT|[Ii] alt|Total|[^|]* i alt)[^|]*)*')
  GROUP BY ALL
),
own AS (
  SELECT
    published.code,
    published.last_month,
    count(DISTINCT coverage.citizen) AS own,
    min(coverage.service_area) AS service_area,
    min(service.legal_basis) AS legal_basis
  FROM published
  JOIN reference.dst_service AS service ON service.code = published.code
  JOIN facts.coverage AS coverage
    ON (coverage.legal_basis = service.legal_basis OR starts_with(coverage.legal_basis, service.legal_basis || ' stk'))
    AND coalesce(coverage.setting = service.setting, service.setting IS NULL)
    AND coverage.month BETWEEN published.last_month - 2 AND published.last_month
    AND coverage.acting_municipality = getvariable('municipality')
  GROUP BY ALL
)
SELECT
  'indsatser' AS file,
  concat_ws('|', published.code, published.period) AS key,
  own.service_area,
  own.legal_basis,
  published.last_month - 2 AS first_month,
  published.last_month,
  coalesce(own.own, 0) AS own,
  published.published,
  published.period,
  published.code,
  round(abs(coalesce(own.own, 0) - published.published) * 100 / greatest(published.published, 1), 1) AS percent
FROM published
LEFT JOIN own ON own.code = published.code AND own.last_month = published.last_month
WHERE published.code IN (SELECT code FROM reference.dst_service)
  AND published.last_month <= year(getvariable('as_of')) * 12 + month(getvariable('as_of')) - 1
  AND abs(coalesce(own.own, 0) - published.published) * 100 > getvariable('procent') * published.published
