-- One row a service period by § 85 whose rammetype is missing or unknown: it has no service area.
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
  service.setting,
  service.provider_name AS provider,
  facility.kind AS facility_kind
FROM model.service_period AS service
LEFT JOIN model.facility AS facility ON facility.facility = service.facility
WHERE service.section = 'SEL §85' AND coalesce(service.setting NOT IN ('Botilbudslignende', 'Øvrig'), TRUE)
