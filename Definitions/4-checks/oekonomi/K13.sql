-- One row a service period that another municipality pays, with an expense that has not been settled although something has come in for it, or
-- that we do not act in. Services without any income at all are K12's.
WITH month AS (
  SELECT
    reconciliation.service_key,
    reconciliation.month,
    reconciliation.posted_ore,
    reconciliation.income_ore,
    reconciliation.must_be_settled,
    reconciliation.state = 'mangler_indtaegt' AND reconciliation.posted_ore > 0 AS is_unsettled
  FROM facts.reconciliation AS reconciliation
  JOIN model.service_period AS service ON service.service_key = reconciliation.service_key
  WHERE service.paying_municipality <> getvariable('municipality') AND reconciliation.state IN ('mangler_indtaegt', 'betales_af_anden')
),
unsettled AS (
  SELECT
    service_key,
    count_if(is_unsettled) AS months,
    min(month) FILTER (is_unsettled) AS first_month,
    max(month) FILTER (is_unsettled) AS last_month,
    sum(posted_ore) FILTER (is_unsettled)::BIGINT AS posted_ore,
    -sum(income_ore) FILTER (is_unsettled)::BIGINT AS income_ore
  FROM month
  GROUP BY service_key
  HAVING count_if(is_unsettled) > 0 AND (min(income_ore) < 0 OR NOT bool_or(must_be_settled))
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
  unsettled.posted_ore - unsettled.income_ore AS amount_ore,
  unsettled.months,
  unsettled.posted_ore,
  unsettled.income_ore,
  coalesce(municipality.name, service.paying_municipality) AS payer
FROM unsettled
JOIN model.service_period AS service ON service.service_key = unsettled.service_key
LEFT JOIN reference.municipality AS municipality ON municipality.municipality = service.paying_municipality
WHERE unsettled.posted_ore - unsettled.income_ore > getvariable('kroner') * 100
