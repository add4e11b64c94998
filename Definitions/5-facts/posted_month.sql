-- One row a citizen, closed month and service area with postings; and one an area and month for money without a citizen on functions that are
-- posted by citizen. Dranst 1, types NOR and SUP. Expenses, income from municipalities and regions, and other income stand apart.
-- Lines outside every area, of no service that may stand on their account (facts.line_area), have area null.
WITH kept AS (
  SELECT
    ledger.citizen,
    ledger.month,
    ledger.service_area,
    ledger.function,
    ledger.grouping,
    ledger.unit,
    ledger.amount_ore,
    cost_type.kind IN ('udgift', 'drift') AS is_expense,
    cost_type.kind = 'indtaegt' AS is_income
  FROM facts.ledger AS ledger
  JOIN model.closed_period AS closed ON ledger.month BETWEEN closed.first_month AND closed.last_month
  JOIN model.cost_type AS cost_type ON cost_type.cost_type = ledger.cost_type
  LEFT JOIN reference.registered_function AS registered
    ON registered.function = ledger.function AND registered.registered = 'Ja'
    AND make_date(ledger.month // 12, 1, 1)
      BETWEEN coalesce(registered.valid_from, DATE '0001-01-01') AND coalesce(registered.valid_to, DATE '9999-12-31')
  WHERE ledger.posting_type IN ('NOR', 'SUP')
    AND ledger.transaction_kind = 1
    AND (
      ledger.citizen IS NOT NULL
      OR registered.function IS NOT NULL AND cost_type.kind = 'udgift'
        AND ledger.service_area <> 'ledelse_administration'
    )
)
SELECT
  kept.citizen,
  kept.month,
  coalesce(permitted.service_area, kept.service_area) AS service_area,
  min(kept.unit) AS unit,
  sum(CASE WHEN is_expense THEN amount_ore ELSE 0 END)::BIGINT AS posted_ore,
  sum(CASE WHEN is_income THEN amount_ore ELSE 0 END)::BIGINT AS income_ore,
  sum(CASE WHEN is_expense OR is_income THEN 0 ELSE amount_ore END)::BIGINT AS other_income_ore,
  count(*)::INTEGER AS lines
FROM kept
LEFT JOIN facts.line_area AS permitted
  ON permitted.citizen = kept.citizen AND permitted.month = kept.month AND permitted.function = kept.function
  AND permitted.grouping IS NOT DISTINCT FROM kept.grouping
GROUP BY kept.citizen, kept.month, coalesce(permitted.service_area, kept.service_area)
