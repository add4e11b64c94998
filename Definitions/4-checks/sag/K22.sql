-- One row a service period whose primary target group is empty, or where several stand in the field (\x3B is a semicolon).
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
  nullif(trim(service.target_group), '') AS target_group,
  service.start_date
FROM model.service_period AS service
WHERE coalesce(trim(service.target_group), '') = '' OR regexp_matches(service.target_group, '[\x3B,|+\n]')
