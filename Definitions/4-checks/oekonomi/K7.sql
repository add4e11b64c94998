-- One row a citizen, area and fiscal year with months in which the money posted is not rate × days, beyond the limits.
-- The entity is the earliest month's largest line; the months' other lines and the service are related.
WITH differing AS (
  SELECT
    *,
    posted_ore - difference_ore AS calculated_ore
  FROM facts.reconciliation
  WHERE state = 'beloeb_afviger'
    AND (
      abs(difference_ore) > getvariable('kroner') * 100
      OR abs(difference_ore) > abs(posted_ore - difference_ore) * getvariable('procent') / 100
    )
),
line AS (
  SELECT
    line.citizen,
    line.service_area,
    line.month // 12 AS fiscal_year,
    arg_min(line.posting, (line.month, -abs(line.amount_ore), line.posting)) AS first_posting,
    arg_min(line.row_number, (line.month, -abs(line.amount_ore), line.posting)) AS row_number,
    arg_min(line.function, (line.month, -abs(line.amount_ore), line.posting, line.function)) AS function,
    list('posteringer:' || line.posting ORDER BY line.month, -abs(line.amount_ore), line.posting) AS postings
  FROM facts.reconciliation_line AS line
  JOIN differing
    ON differing.citizen = line.citizen AND differing.month = line.month AND differing.service_area = line.service_area
  WHERE line.is_expense
  GROUP BY line.citizen, line.service_area, line.month // 12
),
summed AS (
  SELECT
    differing.citizen,
    differing.service_area,
    differing.month // 12 AS fiscal_year,
    arg_min(differing.service_key, differing.month) AS service_key,
    min(differing.month) AS first_month,
    max(differing.month) AS last_month,
    count(*) AS months,
    sum(abs(differing.difference_ore))::BIGINT AS amount_ore,
    arg_min(differing.posted_ore, differing.month) AS posted_ore,
    arg_min(differing.calculated_ore, differing.month) AS calculated_ore,
    arg_min(differing.service_days, differing.month) AS service_days,
    string_agg(
      format(
        '{}: bogført {} kr., beregnet {} kr. for {} {}', calendar.name,
        translate(format('{:,.2f}', differing.posted_ore / 100.0), ',.-', '.,−'),
        translate(format('{:,.2f}', differing.calculated_ore / 100.0), ',.-', '.,−'), differing.service_days,
        CASE WHEN differing.service_days = 1 THEN 'dag' ELSE 'dage' END),
      '; ' ORDER BY differing.month) AS calculation
  FROM differing
  JOIN model.calendar AS calendar ON calendar.month = differing.month
  GROUP BY differing.citizen, differing.service_area, differing.month // 12
)
SELECT
  'posteringer' AS file,
  line.first_posting AS key,
  line.row_number,
  list_append(line.postings[2:], 'indsatser:' || service.service_period) AS related,
  service.citizen,
  service.service_period,
  service.case_id,
  service.service_area,
  service.legal_basis,
  service.facility,
  service.unit,
  service.team,
  service.caseworker,
  line.function,
  summed.first_month,
  summed.last_month,
  summed.amount_ore,
  summed.months,
  summed.posted_ore,
  summed.calculated_ore,
  summed.service_days,
  summed.calculation,
  first.name AS first_name
FROM summed
JOIN line
  ON line.citizen = summed.citizen AND line.service_area = summed.service_area AND line.fiscal_year = summed.fiscal_year
JOIN model.service_period AS service ON service.service_key = summed.service_key
JOIN model.calendar AS first ON first.month = summed.first_month
