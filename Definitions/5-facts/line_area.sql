-- One row a citizen, closed month and account whose area the citizen has no service in then, with the area of a service that may stand on that
-- account all the same: § 85 without rammetype, § 100 on 5.57.72, a paragraph that the reference data does not know.
WITH stray AS (
  SELECT DISTINCT
    ledger.citizen, ledger.month, ledger.function, ledger.grouping,
    make_date(ledger.month // 12, ledger.month % 12 + 1, 1) AS first_day
  FROM facts.ledger AS ledger
  JOIN model.closed_period AS closed ON ledger.month BETWEEN closed.first_month AND closed.last_month
  ANTI JOIN model.granted_month AS granted
    ON granted.citizen = ledger.citizen AND granted.month = ledger.month AND granted.service_area = ledger.service_area
  WHERE ledger.citizen IS NOT NULL AND ledger.transaction_kind = 1 AND ledger.posting_type IN ('NOR', 'SUP')
)
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
