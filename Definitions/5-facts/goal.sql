-- One row a goal (mål) and assessment date, with its service's dimensions; goals of cancelled services count nowhere.
-- A goal assessed twice on a day has the more cautious status: Ikke i mål before På vej before I mål before Ikke vurderet.
WITH assessed AS (
  SELECT maal_id, indsats_id, niveau, maaltype, vurderet_dato, status
  FROM staging.maal
  QUALIFY row_number() OVER (PARTITION BY maal_id, vurderet_dato
    ORDER BY
      CASE status WHEN 'Ikke i mål' THEN 1 WHEN 'På vej' THEN 2 WHEN 'I mål' THEN 3 ELSE 4 END,
      status, maaltype, niveau, indsats_id
  ) = 1
),
service AS (
  SELECT * FROM model.service_period
  QUALIFY row_number() OVER (PARTITION BY service_period ORDER BY service_key) = 1
)
SELECT
  assessed.maal_id AS goal,
  assessed.vurderet_dato AS assessed,
  assessed.status,
  assessed.maaltype AS goal_type,
  assessed.niveau AS level,
  service.citizen,
  service.service_period,
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
FROM assessed
LEFT JOIN model.key_match AS same_service
  ON same_service.file = 'mål' AND same_service.kind = 'indsats' AND same_service.written = assessed.indsats_id
LEFT JOIN service ON service.service_period = coalesce(same_service.matched, assessed.indsats_id)
LEFT JOIN model.citizen AS citizen ON citizen.citizen = service.citizen
LEFT JOIN model.age_group AS age_group ON age_group.age = date_sub('year', citizen.birth_date, assessed.vurderet_dato)
-- A goal whose service is in no file is kept, without dimensions; one whose service is cancelled is not.
WHERE service.service_period IS NOT NULL
  OR coalesce(same_service.matched, assessed.indsats_id) NOT IN (SELECT indsats_id FROM staging.indsatser)
