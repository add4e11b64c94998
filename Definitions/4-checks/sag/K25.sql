-- One row an assessed theme of Aktivitet og deltagelse without a level, or another theme of FFB with one. "Ikke vurderet" is a level given.
WITH theme AS (
  SELECT lower(name) AS written, bool_or(has_level = 'ja') AS has_level
  FROM reference.ffb_concept
  WHERE kind = 'tema'
  GROUP BY ALL
  UNION SELECT 'aktivitet og deltagelse', TRUE
  UNION SELECT lower(code), has_level = 'ja' FROM reference.ffb_concept WHERE kind = 'tema'
)
SELECT
  'vurderinger' AS file,
  concat_ws('|', assessed.borger, assessed.sags_id, assessed.vurderingsdato::VARCHAR, assessed.tema) AS key,
  assessed.row_number,
  citizen.citizen,
  care_case.case_id,
  care_case.service_area,
  care_case.legal_basis,
  care_case.unit,
  care_case.team,
  care_case.caseworker,
  CASE WHEN theme.has_level THEN 'Temaet skal have et niveau.' ELSE 'Temaet kan ikke have et niveau.' END AS fault,
  assessed.tema AS theme,
  assessed.funktionsevneniveau AS level,
  assessed.vurderingsdato AS assessed
FROM staging.vurderinger AS assessed
JOIN theme ON theme.written = lower(trim(assessed.tema))
LEFT JOIN model.citizen AS citizen ON citizen.pseudonym = assessed.borger
LEFT JOIN model.care_case AS care_case ON care_case.case_id = assessed.sags_id
WHERE theme.has_level AND NOT assessed.funktionsevneniveau_angivet
  OR NOT theme.has_level AND assessed.funktionsevneniveau IS NOT NULL
