-- One row a service period that we pay, that was active through the last closed periods, and whose account group has no posting in any of them.
WITH unpaid AS (
  SELECT
    reconciliation.citizen,
    reconciliation.service_area,
    max(reconciliation.service_key) AS service_key,
    -- One month whose price is not known makes the sum unknown.
    CASE WHEN count(*) = count(reconciliation.expected_ore) THEN sum(reconciliation.expected_ore) END AS expected_ore,
    min(reconciliation.month) AS first_month,
    max(reconciliation.month) AS last_month
  FROM facts.reconciliation AS reconciliation
  JOIN model.closed_period AS closed
    ON reconciliation.month BETWEEN closed.last_month - getvariable('perioder') + 1 AND closed.last_month
  WHERE reconciliation.state = 'kun_i_fagsystem'
  GROUP BY reconciliation.citizen, reconciliation.service_area
  HAVING count(*) = getvariable('perioder')
),
account_group AS (
  SELECT legal_basis, setting, string_agg(DISTINCT function, ', ' ORDER BY function) AS functions
  FROM model.service_account
  GROUP BY legal_basis, setting
)
SELECT
  'indsatser' AS file,
  service.service_period AS key,
  service.row_number,
  service.citizen,
  service.service_period,
  service.case_id,
  service.service_area,
  service.legal_basis,
  service.facility,
  service.unit,
  service.team,
  service.caseworker,
  unpaid.first_month,
  unpaid.last_month,
  unpaid.expected_ore::BIGINT AS amount_ore,
  unpaid.expected_ore::BIGINT AS expected_ore,
  account_group.functions,
  calendar.name AS last_posting,
  service.start_date
FROM unpaid
JOIN model.service_period AS service ON service.service_key = unpaid.service_key
LEFT JOIN account_group
  ON account_group.legal_basis = service.legal_basis AND account_group.setting IS NOT DISTINCT FROM service.setting
LEFT JOIN model.calendar AS calendar
  ON calendar.month = (
    SELECT max(paid.month) FROM facts.reconciliation AS paid
    WHERE paid.citizen = unpaid.citizen AND paid.service_area = unpaid.service_area AND paid.posted_ore <> 0
  )
WHERE coalesce(service.end_date >= getvariable('as_of'), TRUE)
