-- One row a pair of service periods of one citizen with the same paragraph, service and provider that overlap; the later one is the entity.
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
  service.service,
  coalesce(service.provider_name, 'ukendt leverandør') AS provider,
  other.service_period AS other,
  service.start_date,
  service.end_date,
  other.start_date AS other_start,
  other.end_date AS other_end,
  (
    least(coalesce(service.end_date, getvariable('as_of')), coalesce(other.end_date, getvariable('as_of')))
    - service.start_date + 1
  )::INTEGER AS days
FROM model.service_period AS service
JOIN model.service_period AS other
  ON other.citizen = service.citizen AND other.legal_basis = service.legal_basis AND other.service = service.service
  AND other.provider IS NOT DISTINCT FROM service.provider
WHERE (other.start_date, other.service_period, other.service_key) < (service.start_date, service.service_period, service.service_key)
  AND coalesce(other.end_date >= service.start_date, TRUE)
  AND coalesce(service.end_date >= service.start_date, TRUE)
