-- One row a service period by a paragraph that ældreloven has taken over, begun since, by a person of the age of pension.
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
  service.start_date,
  date_sub('year', citizen.birth_date, service.start_date)::INTEGER AS age
FROM model.service_period AS service
JOIN reference.legal_basis_crosswalk AS crosswalk
  ON crosswalk.old = service.section AND crosswalk.new = 'ÆL' AND service.start_date >= crosswalk.valid_from
JOIN model.citizen AS citizen ON citizen.citizen = service.citizen
WHERE date_sub('year', citizen.birth_date, service.start_date) >= getvariable('alder')
