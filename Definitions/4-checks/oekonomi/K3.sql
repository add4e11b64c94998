-- One row a service period that has ended, with money posted on its area more than so many days after, and no other service to bear it.
-- A line's day is its posting date, held within the period that it is posted for.
WITH late AS (
  SELECT
    reconciliation.ended_service_key AS service_key,
    line.posting,
    line.function,
    line.month,
    line.amount_ore,
    least(
      greatest(line.posted, make_date(line.month // 12, line.month % 12 + 1, 1)),
      last_day(make_date(line.month // 12, line.month % 12 + 1, 1))
    ) - reconciliation.ended AS days
  FROM facts.reconciliation AS reconciliation
  JOIN facts.reconciliation_line AS line
    ON line.citizen = reconciliation.citizen AND line.month = reconciliation.month
    AND line.service_area = reconciliation.service_area AND line.is_expense
  WHERE reconciliation.service_days = 0 AND reconciliation.ended IS NOT NULL
    AND reconciliation.state IN ('ophoert_men_betalt', 'datoer_afviger')
),
summed AS (
  SELECT
    service_key,
    list('posteringer:' || posting ORDER BY month, posting) AS related,
    count(*) AS lines,
    sum(amount_ore)::BIGINT AS amount_ore,
    min(function) AS function,
    min(month) AS first_month,
    max(month) AS last_month,
    max(days)::INTEGER AS days
  FROM late
  GROUP BY service_key
  HAVING max(days) > getvariable('dage') AND sum(amount_ore) > 0
)
SELECT
  'indsatser' AS file,
  service.service_period AS key,
  service.row_number,
  summed.related,
  service.citizen,
  service.service_period,
  service.case_id,
  service.service_area,
  service.legal_basis,
  service.facility,
  service.unit,
  service.team,
  service.caseworker,
  summed.function,
  summed.first_month,
  summed.last_month,
  summed.amount_ore,
  summed.days,
  summed.lines,
  service.end_date
FROM summed
JOIN model.service_period AS service ON service.service_key = summed.service_key
