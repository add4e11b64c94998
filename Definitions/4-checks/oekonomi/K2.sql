-- One row a citizen and area with money posted in months in which the citizen has no service of the area, where we act ourselves.
-- The entity is the earliest line, so that next month's line makes the same finding larger; the others are related.
WITH paid AS (
  SELECT
    reconciliation.citizen,
    reconciliation.service_area,
    arg_min(line.posting, (line.month, line.posting)) AS first_posting,
    arg_min(line.row_number, (line.month, line.posting)) AS row_number,
    arg_min(line.function, (line.month, line.posting, line.function)) AS function,
    list('posteringer:' || line.posting ORDER BY line.month, line.posting) AS postings,
    count(*) AS lines,
    sum(line.amount_ore)::BIGINT AS amount_ore,
    min(line.month) AS first_month,
    max(line.month) AS last_month,
    min(reconciliation.unit) AS unit
  FROM facts.reconciliation AS reconciliation
  JOIN facts.reconciliation_line AS line
    ON line.citizen = reconciliation.citizen AND line.month = reconciliation.month
    AND line.service_area = reconciliation.service_area AND line.is_expense
  WHERE reconciliation.state = 'betalt_uden_bevilling'
  GROUP BY reconciliation.citizen, reconciliation.service_area
),
nearest AS (
  SELECT
    paid.citizen,
    paid.service_area,
    arg_max(service.service_period, (service.end_date, service.service_period))
      FILTER (service.end_date < make_date(paid.first_month // 12, paid.first_month % 12 + 1, 1)) AS before,
    arg_min(service.service_period, (service.start_date, service.service_period))
      FILTER (service.start_date > last_day(make_date(paid.last_month // 12, paid.last_month % 12 + 1, 1))) AS after
  FROM paid
  JOIN model.service_period AS service ON service.citizen = paid.citizen
  GROUP BY paid.citizen, paid.service_area
)
SELECT
  'posteringer' AS file,
  paid.first_posting AS key,
  paid.row_number,
  paid.postings[2:] AS related,
  paid.citizen,
  paid.service_area,
  paid.unit,
  paid.function,
  paid.first_month,
  paid.last_month,
  paid.amount_ore,
  paid.lines,
  nearest.before,
  nearest.after,
  CASE WHEN first.month = last.month THEN 'i ' || first.name ELSE 'fra ' || first.name || ' til ' || last.name END AS period_name
FROM paid
LEFT JOIN nearest ON nearest.citizen = paid.citizen AND nearest.service_area = paid.service_area
JOIN model.calendar AS first ON first.month = paid.first_month
JOIN model.calendar AS last ON last.month = paid.last_month
