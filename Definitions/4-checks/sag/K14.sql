-- One row a service period that one municipality decides and another pays, where the citizen does not live in the other of the two.
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
  service.acting_municipality,
  service.paying_municipality,
  citizen.residence_municipality AS residence,
  service.start_date
FROM model.service_period AS service
JOIN model.citizen AS citizen ON citizen.citizen = service.citizen
WHERE service.acting_municipality <> service.paying_municipality
  AND coalesce(
    citizen.residence_municipality = getvariable('municipality')
    OR citizen.residence_municipality NOT IN (service.acting_municipality, service.paying_municipality),
    TRUE)
