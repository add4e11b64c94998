-- One row a service period that another municipality pays, with closed months in which nothing has come in from anyone: one that we act in, and
-- a place that we have sold in a facility of our own. Where the place has a stay, K32 has it: one missing income is one finding.
WITH lent AS (
  SELECT
    service.service_key,
    count(*) AS months,
    min(reconciliation.month) AS first_month,
    max(reconciliation.month) AS last_month,
    -- What we have laid out, or what the place costs when that is more. A month of which neither is known makes the sum unknown.
    CASE
      WHEN count(*) = count(coalesce(reconciliation.expected_other_ore, nullif(reconciliation.posted_ore, 0)))
        THEN sum(greatest(reconciliation.posted_ore, reconciliation.expected_other_ore))
    END::BIGINT AS amount_ore
  FROM facts.reconciliation AS reconciliation
  JOIN model.service_period AS service
    ON service.citizen = reconciliation.citizen AND service.service_area = reconciliation.service_area
    AND service.paying_municipality <> getvariable('municipality')
    AND service.acting_municipality = getvariable('municipality')
  JOIN model.service_month AS service_month
    ON service_month.service_key = service.service_key AND service_month.month = reconciliation.month
  WHERE reconciliation.must_be_settled AND reconciliation.income_ore >= 0
  GROUP BY service.service_key
),
income AS (
  SELECT citizen, month, sum(income_ore) AS income_ore FROM facts.posted_month WHERE income_ore <> 0 GROUP BY citizen, month
),
sold AS (
  SELECT
    service.service_key,
    count(*) AS months,
    min(service_month.month) AS first_month,
    max(service_month.month) AS last_month,
    CASE WHEN count(*) = count(reconciliation.expected_other_ore) THEN sum(reconciliation.expected_other_ore) END::BIGINT AS amount_ore
  FROM model.service_period AS service
  JOIN model.facility AS facility
    ON facility.facility = service.facility AND facility.operator_municipality = getvariable('municipality')
  JOIN model.service_month AS service_month ON service_month.service_key = service.service_key
  JOIN model.closed_period AS closed ON service_month.month BETWEEN closed.first_month AND closed.last_month
  LEFT JOIN income ON income.citizen = service.citizen AND income.month = service_month.month
  LEFT JOIN facts.reconciliation AS reconciliation
    ON reconciliation.citizen = service.citizen AND reconciliation.service_area = service.service_area
    AND reconciliation.month = service_month.month
  WHERE service.paying_municipality <> getvariable('municipality')
    AND service.acting_municipality <> getvariable('municipality')
    AND coalesce(income.income_ore, 0) >= 0
    AND NOT EXISTS (
      FROM model.stay AS stay WHERE stay.citizen = service.citizen AND stay.facility = service.facility
    )
  GROUP BY service.service_key
),
unsettled AS (
  SELECT * FROM lent WHERE months >= getvariable('maaneder')
  UNION ALL
  SELECT * FROM sold WHERE months >= getvariable('maaneder')
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
  CASE WHEN first.month = last.month THEN 'i ' || first.name ELSE 'fra ' || first.name || ' til ' || last.name END AS period_name
FROM unsettled
JOIN model.service_period AS service ON service.service_key = unsettled.service_key
LEFT JOIN reference.municipality AS municipality ON municipality.municipality = service.paying_municipality
JOIN model.calendar AS first ON first.month = unsettled.first_month
JOIN model.calendar AS last ON last.month = unsettled.last_month
