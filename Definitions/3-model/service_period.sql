-- One row a registered service period (indsats) that is not cancelled; `end_date` is inclusive, null = open.
-- Team, unit and caseworker are the case's. A provider is its CVR number where there is one, else its name.
-- The area is that of the paragraph on the first day, kept to the end (old law before 2024).
-- Codes: legal_basis, setting, service, service_area, facility, provider, provider_name, ownership, target_group, acting_municipality
-- Codes: paying_municipality, team, caseworker, unit
SELECT
  service.indsats_id AS service_period,
  citizen.citizen,
  coalesce(same_case.matched, service.sags_id) AS case_id,
  basis.legal_basis,
  basis.section,
  service.rammetype AS setting,
  service.ydelse AS service,
  coalesce(by_setting.service_area, by_basis.service_area, 'uden_omraade') AS service_area,
  coalesce(same_house.matched, service.tilbud_id) AS facility,
  coalesce(service.leverandoer_cvr, service.leverandoer) AS provider,
  coalesce(provider.provider, service.leverandoer, service.leverandoer_cvr) AS provider_name,
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
  -- A small number to join by, the same whatever the order of rows: by id, and for ids that repeat by dates, then by all the rest.
  -- Where two rows are the same to the last field it does not matter which of them comes first.
  (row_number() OVER (
    ORDER BY service.indsats_id, service.startdato, service.slutdato,
      hash(
        service.sags_id, service.borger, service.paragraf, service.rammetype, service.ydelse, service.tilbud_id,
        service.leverandoer, service.leverandoer_cvr, service.bevillingsdato, service.ophoersaarsag,
        service.handlekommune, service.betalingskommune, service.maalgruppe, service.timer_pr_uge,
        service.naeste_opfoelgning, service.seneste_opfoelgning, service.status),
      service.file_id, service.row_number
  ))::INTEGER AS service_key
FROM staging.indsatser AS service
JOIN model.citizen AS citizen ON citizen.pseudonym = service.borger
LEFT JOIN model.legal_basis AS basis ON basis.registered = service.paragraf
LEFT JOIN model.service_area_rule AS by_setting
  ON by_setting.legal_basis = basis.section AND by_setting.setting = service.rammetype
  AND service.startdato BETWEEN by_setting.valid_from AND by_setting.valid_to
LEFT JOIN model.service_area_rule AS by_basis
  ON by_basis.legal_basis = basis.section AND by_basis.setting IS NULL
  AND service.startdato BETWEEN by_basis.valid_from AND by_basis.valid_to
LEFT JOIN model.key_match AS same_case
  ON same_case.file = 'indsatser' AND same_case.kind = 'sag' AND same_case.written = service.sags_id
LEFT JOIN model.key_match AS same_house
  ON same_house.file = 'indsatser' AND same_house.kind = 'tilbud' AND same_house.written = service.tilbud_id
LEFT JOIN model.facility AS facility ON facility.facility = coalesce(same_house.matched, service.tilbud_id)
LEFT JOIN model.provider AS provider ON provider.cvr = service.leverandoer_cvr
LEFT JOIN model.case_file AS case_file ON case_file.case_id = coalesce(same_case.matched, service.sags_id)
WHERE service.status IS DISTINCT FROM 'Annulleret'
