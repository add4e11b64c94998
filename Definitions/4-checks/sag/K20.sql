-- One row a pair of stays by § 107 and § 108, or § 108 and § 110, that overlap by more than the day of moving; the later one is the entity.
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
  other.service_period AS facet,
  ['indsatser:' || other.service_period] AS related,
  service.start_date,
  service.end_date,
  other.legal_basis AS other_basis,
  other.start_date AS other_start,
  other.end_date AS other_end,
  CASE WHEN shared.last_day < DATE '9999-12-31' THEN shared.last_day - service.start_date + 1 END::INTEGER AS overlap_days,
  least(shared.last_day - service.start_date + 1, greatest(getvariable('as_of') - service.start_date + 1, 0))::INTEGER AS days
FROM model.service_period AS service
JOIN model.service_period AS other ON other.citizen = service.citizen
CROSS JOIN LATERAL (
  SELECT least(coalesce(service.end_date, DATE '9999-12-31'), coalesce(other.end_date, DATE '9999-12-31')) AS last_day
) AS shared
WHERE (
    service.section = 'SEL §108' AND other.section IN ('SEL §107', 'SEL §110')
    OR other.section = 'SEL §108' AND service.section IN ('SEL §107', 'SEL §110')
  )
  AND (other.start_date, other.service_period, other.service_key) < (service.start_date, service.service_period, service.service_key)
  AND shared.last_day - service.start_date + 1 > getvariable('dage')
