-- One row a goal and follow-up without a known type or kind of goal, or with an empty level at start or expected level.
WITH service AS (
  SELECT * FROM model.service_period QUALIFY row_number() OVER (PARTITION BY service_period ORDER BY service_key) = 1
)
SELECT
  'mål' AS file,
  concat_ws('|', goal.maal_id, goal.vurderet_dato::VARCHAR) AS key,
  goal.row_number,
  service.citizen,
  service.service_period,
  service.case_id,
  service.service_area,
  service.legal_basis,
  service.facility,
  service.unit,
  service.team,
  service.caseworker,
  CASE
    WHEN coalesce(goal.maaltype NOT IN ('Udvikle', 'Fastholde', 'Begrænse tab'), TRUE) THEN 'Måltypen kendes ikke.'
    WHEN coalesce(goal.niveau NOT IN ('Indsatsmål', 'Delmål'), TRUE) THEN 'Det er hverken indsatsmål eller delmål.'
    ELSE 'Niveauet mangler.'
  END AS fault,
  goal.maaltype AS goal_type,
  goal.niveau AS goal_level,
  goal.niveau_start AS from_level,
  goal.niveau_forventet AS expected_level
FROM staging.maal AS goal
LEFT JOIN service ON service.service_period = goal.indsats_id
WHERE coalesce(goal.maaltype NOT IN ('Udvikle', 'Fastholde', 'Begrænse tab'), TRUE)
  OR coalesce(goal.niveau NOT IN ('Indsatsmål', 'Delmål'), TRUE)
  OR NOT goal.niveau_start_angivet
  OR NOT goal.niveau_forventet_angivet
