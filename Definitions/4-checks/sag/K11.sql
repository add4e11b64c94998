-- One row a service period by § 82 b that is longer than the law allows: to its end, or to the as-of day while it is open.
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
  service.end_date,
  (service.start_date + to_months(getvariable('maaneder')) - INTERVAL 1 DAY)::DATE AS latest_end,
  (coalesce(service.end_date, getvariable('as_of')) - latest_end)::INTEGER AS days
FROM model.service_period AS service
WHERE service.section = 'SEL §82 b' AND latest_end < coalesce(service.end_date, getvariable('as_of'))
