-- One row a service period that another municipality pays and we act in, with closed months in which nothing has come in from anyone.
WITH unsettled AS (
  SELECT
    service.service_key,
    count(*) AS months,
    min(reconciliation.month) AS first_month,
    max(reconciliation.month) AS last_month,
    sum(greatest(reconciliation.posted_ore, coalesce(reconciliation.expected_other_ore, 0)))::BIGINT AS amount_ore
  FROM facts.reconciliation AS reconciliation
  JOIN model.service_period AS service
    ON service.citizen = reconciliation.citizen AND service.service_area = reconciliation.service_area
    AND service.paying_municipality <> getvariable('municipality')
    AND service.acting_municipality = getvariable('municipality')
  JOIN model.service_month AS service_month
    ON service_month.service_key = service.service_key AND service_month.month = reconciliation.month
  WHERE reconciliation.must_be_settled AND reconciliation.income_ore >= 0
  GROUP BY service.service_key
  HAVING count(*) >= getvariable('maaneder')
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
  unsettled.first_month,
  unsettled.last_month,
  unsettled.amount_ore,
  unsettled.months,
  coalesce(municipality.name, service.paying_municipality) AS payer,
  first.name AS first_name,
  last.name AS last_name
FROM unsettled
JOIN model.service_period AS service ON service.service_key = unsettled.service_key
LEFT JOIN reference.municipality AS municipality ON municipality.municipality = service.paying_municipality
JOIN model.calendar AS first ON first.month = unsettled.first_month
JOIN model.calendar AS last ON last.month = unsettled.last_month
