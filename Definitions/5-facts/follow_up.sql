-- One row a service period with the dates of its follow-ups (opfølgning); which are active, late or missing depends on the day asked for.
SELECT
  service.service_period,
  service.citizen,
  service.case_id,
  service.start_date,
  service.end_date,
  service.next_follow_up,
  service.last_follow_up,
  service.service_area,
  service.legal_basis,
  service.setting,
  service.service,
  service.target_group,
  service.facility,
  service.provider,
  service.ownership,
  service.unit,
  service.team,
  service.caseworker,
  service.acting_municipality,
  service.paying_municipality,
  age_group.age_group,
  citizen.sex
FROM model.service_period AS service
JOIN model.citizen AS citizen ON citizen.citizen = service.citizen
LEFT JOIN model.age_group AS age_group ON age_group.age = date_sub('year', citizen.birth_date, getvariable('as_of'))
