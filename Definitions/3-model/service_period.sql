-- One row a registered service period (indsats) that is not cancelled; `end_date` is inclusive, null = open.
-- Team, unit and caseworker are the case's. The area is that of the paragraph on the first day, kept to the end (old law before 2024).
-- Codes: legal_basis, setting, service, service_area, facility, provider, ownership, target_group, acting_municipality
-- Codes: paying_municipality, team, caseworker, unit
SELECT
  service.indsats_id AS service_period,
  citizen.citizen,
  service.sags_id AS case_id,
  basis.legal_basis,
  basis.section,
  service.rammetype AS setting,
  service.ydelse AS service,
  coalesce(by_setting.service_area, by_basis.service_area, 'uden_omraade') AS service_area,
  service.tilbud_id AS facility,
  coalesce(service.leverandoer, provider.provider, service.leverandoer_cvr) AS provider,
  facility.ownership,
  service.maalgruppe AS target_group,
  service.bevillingsdato AS granted,
  service.startdato AS start_date,
  service.slutdato AS end_date,
  service.ophoersaarsag AS end_reason,
  service.status,
  service.handlekommune AS acting_municipality,
  service.betalingskommune AS paying_municipality,
  service.timer_pr_uge AS hours_per_week,
  service.naeste_opfoelgning AS next_follow_up,
  service.seneste_opfoelgning AS last_follow_up,
  case_file.team,
  case_file.sagsbehandler AS caseworker,
  case_file.team AS unit,
  service.row_number,
  -- A small number to join by, the same in every load of the same files: ids may repeat, and row numbers begin anew in every file.
  (row_number() OVER (ORDER BY service.file_id, service.row_number))::INTEGER AS service_key
FROM staging.indsatser AS service
JOIN model.citizen AS citizen ON citizen.pseudonym = service.borger
LEFT JOIN model.legal_basis AS basis ON basis.registered = service.paragraf
LEFT JOIN model.service_area_rule AS by_setting
  ON by_setting.legal_basis = basis.section AND by_setting.setting = service.rammetype
  AND service.startdato BETWEEN by_setting.valid_from AND by_setting.valid_to
LEFT JOIN model.service_area_rule AS by_basis
  ON by_basis.legal_basis = basis.section AND by_basis.setting IS NULL
  AND service.startdato BETWEEN by_basis.valid_from AND by_basis.valid_to
LEFT JOIN model.facility AS facility ON facility.facility = service.tilbud_id
LEFT JOIN model.provider AS provider ON provider.cvr = service.leverandoer_cvr
LEFT JOIN model.case_file AS case_file ON case_file.case_id = service.sags_id
WHERE service.status IS DISTINCT FROM 'Annulleret'
