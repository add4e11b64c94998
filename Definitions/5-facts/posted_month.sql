-- One row a citizen, closed month and service area with postings; and one an area and month for money without a citizen on functions that are
-- posted by citizen. Types NOR and SUP. Expenses, income from municipalities and regions, other income and refusion stand apart.
-- A line on an account whose area the citizen has no service in goes to the area of a service that may stand on that account, where there is
-- one. Lines outside every area, of no such service, have area null.
WITH line AS (
  SELECT
    ledger.citizen,
    ledger.month,
    ledger.service_area,
    ledger.function,
    ledger.grouping,
    any_value(ledger.unit) AS unit,
    sum(amount_ore) FILTER (transaction_kind = 1 AND kind IN ('udgift', 'drift')) AS posted_ore,
    sum(amount_ore) FILTER (transaction_kind = 1 AND kind = 'indtaegt') AS income_ore,
    sum(amount_ore) FILTER (transaction_kind = 1 AND kind = 'anden_indtaegt') AS other_income_ore,
    sum(amount_ore) FILTER (transaction_kind = 2) AS refusion_ore,
    count(*) FILTER (transaction_kind = 1) AS lines
  FROM facts.ledger AS ledger
  JOIN model.closed_period AS closed ON ledger.month BETWEEN closed.first_month AND closed.last_month
  JOIN model.cost_type AS cost_type ON cost_type.cost_type = ledger.cost_type
  LEFT JOIN reference.registered_function AS registered
    ON registered.function = ledger.function AND registered.registered = 'Ja'
    AND make_date(ledger.month // 12, 1, 1)
      BETWEEN coalesce(registered.valid_from, DATE '0001-01-01') AND coalesce(registered.valid_to, DATE '9999-12-31')
  WHERE ledger.posting_type IN ('NOR', 'SUP')
    AND ledger.transaction_kind IN (1, 2)
    AND (
      ledger.citizen IS NOT NULL
      OR registered.function IS NOT NULL AND ledger.transaction_kind = 1 AND cost_type.kind = 'udgift'
        AND ledger.service_area <> 'ledelse_administration'
    )
  GROUP BY ledger.citizen, ledger.month, ledger.service_area, ledger.function, ledger.grouping
),
stray AS (
  SELECT line.citizen, line.month, line.function, line.grouping, make_date(line.month // 12, line.month % 12 + 1, 1) AS first_day
  FROM line
  WHERE line.citizen IS NOT NULL AND line.lines > 0
    AND (line.citizen, line.month, line.service_area) NOT IN (SELECT (citizen, month, service_area) FROM model.granted_month)
),
permitted AS (
  SELECT stray.citizen, stray.month, stray.function, stray.grouping, min(service.service_area) AS service_area
  FROM stray
  JOIN model.service_period AS service
    ON service.citizen = stray.citizen AND service.start_date <= last_day(stray.first_day)
    AND coalesce(service.end_date >= stray.first_day, TRUE)
  JOIN model.service_account AS account
    ON account.legal_basis = service.legal_basis AND account.setting IS NOT DISTINCT FROM service.setting
    AND (
      account.function IS NULL
      OR account.function = stray.function AND coalesce(account.grouping = stray.grouping, TRUE)
        AND stray.first_day BETWEEN account.valid_from AND account.valid_to
    )
  GROUP BY ALL
)
SELECT
  line.citizen,
  line.month,
  coalesce(permitted.service_area, line.service_area) AS service_area,
  any_value(line.unit) AS unit,
  coalesce(sum(line.posted_ore), 0)::BIGINT AS posted_ore,
  coalesce(sum(line.income_ore), 0)::BIGINT AS income_ore,
  coalesce(sum(line.other_income_ore), 0)::BIGINT AS other_income_ore,
  coalesce(sum(line.refusion_ore), 0)::BIGINT AS refusion_ore,
  sum(line.lines)::INTEGER AS lines
FROM line
LEFT JOIN permitted
  ON permitted.citizen = line.citizen AND permitted.month = line.month AND permitted.function = line.function
  AND permitted.grouping = line.grouping
GROUP BY line.citizen, line.month, coalesce(permitted.service_area, line.service_area)
HAVING sum(line.lines) > 0
