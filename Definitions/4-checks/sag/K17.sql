-- One row a service period that goes on more than a few days after the citizen's death, with what was posted after that month.
WITH late AS (
  SELECT service.*, citizen.death_date, least(coalesce(service.end_date, getvariable('as_of')), getvariable('as_of')) AS reached
  FROM model.service_period AS service
  JOIN model.citizen AS citizen ON citizen.citizen = service.citizen
  WHERE reached > citizen.death_date + getvariable('dage')
),
posted AS (
  SELECT late.service_key, sum(ledger.amount_ore)::BIGINT AS amount_ore
  FROM late
  JOIN facts.ledger AS ledger
    ON ledger.citizen = late.citizen AND ledger.service_area = late.service_area
    AND ledger.month > year(late.death_date) * 12 + month(late.death_date) - 1
  WHERE ledger.transaction_kind = 1 AND ledger.posting_type IN ('NOR', 'SUP')
  GROUP BY late.service_key
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
  service.death_date,
  service.start_date,
  service.end_date,
  posted.amount_ore,
  (service.reached - greatest(service.death_date, service.start_date - 1))::INTEGER AS days
FROM late AS service
LEFT JOIN posted ON posted.service_key = service.service_key
