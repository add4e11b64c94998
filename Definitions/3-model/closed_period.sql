-- One row: the first and the last closed month of the ledger; both null when there is none.
-- A month is closed when it had ended on the as-of day and the ledger reaches it; lines that are not money (planned, fictive, of an
-- unknown type) do not count as reaching.
SELECT
  min(month)::INTEGER AS first_month,
  max(month)::INTEGER AS last_month
FROM (
  SELECT regnskabsaar * 12 + least(periode, 12) - 1 AS month
  FROM staging.posteringer
  WHERE coalesce(nullif(type, ''), 'NOR') IN ('NOR', 'SUP')
) AS posted
WHERE month <= year(getvariable('as_of') + 1) * 12 + month(getvariable('as_of') + 1) - 2
