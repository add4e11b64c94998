-- One row a case with its paragraph (what was applied for, else that of its earliest service not cancelled), area and deadline.
-- Of services that begin on one day the smallest id decides. The limit is the one valid on the day of application; months are clipped to the month's end (31-01 + 1 month = the last of February).
-- Codes: area, decision, legal_basis, service_area, team, unit, caseworker
WITH earliest AS (
  SELECT case_id, legal_basis
  FROM model.service_period
  WHERE case_id IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY case_id ORDER BY start_date, service_key) = 1
),
-- The area of the case's own service of that paragraph: it knows the rammetype that §85 needs.
area AS (
  SELECT case_id, legal_basis, arg_min(service_area, (start_date, service_key)) AS service_area
  FROM model.service_period
  GROUP BY ALL
),
paragraph AS (
  SELECT
    case_file.*,
    citizen.citizen,
    coalesce(basis.legal_basis, earliest.legal_basis) AS legal_basis,
    coalesce(basis.section, earliest.legal_basis) AS section
  FROM model.case_file AS case_file
  LEFT JOIN model.citizen AS citizen ON citizen.pseudonym = case_file.borger
  LEFT JOIN model.legal_basis AS basis ON basis.registered = case_file.paragraf
  LEFT JOIN earliest ON earliest.case_id = case_file.case_id
)
SELECT
  paragraph.case_id,
  paragraph.citizen,
  paragraph.omraade AS area,
  paragraph.oprettet AS opened,
  paragraph.afsluttet AS closed,
  paragraph.ansoegt AS applied,
  paragraph.afgjort AS decided,
  paragraph.afgoerelse AS decision,
  CASE target.limit_unit
    WHEN 'Dage' THEN paragraph.ansoegt + target.amount
    WHEN 'Uger' THEN paragraph.ansoegt + 7 * target.amount
    WHEN 'Måneder' THEN (paragraph.ansoegt + to_months(target.amount))::DATE
  END AS deadline,
  paragraph.legal_basis,
  CASE
    WHEN paragraph.legal_basis IS NOT NULL THEN coalesce(area.service_area, rule.service_area, 'uden_omraade')
  END AS service_area,
  paragraph.team,
  paragraph.team AS unit,
  paragraph.sagsbehandler AS caseworker
FROM paragraph
LEFT JOIN area ON area.case_id = paragraph.case_id AND area.legal_basis = paragraph.legal_basis
LEFT JOIN model.service_area_rule AS rule
  ON rule.legal_basis = paragraph.section AND rule.setting IS NULL
  AND coalesce(paragraph.ansoegt, paragraph.oprettet) BETWEEN rule.valid_from AND rule.valid_to
LEFT JOIN model.service_target AS target
  ON target.legal_basis = paragraph.legal_basis
  AND paragraph.ansoegt BETWEEN target.valid_from AND target.valid_to
-- Limits that overlap: the one published last, of those the shortest by number and unit.
QUALIFY row_number() OVER (
  PARTITION BY paragraph.case_id ORDER BY target.valid_from DESC, target.amount, target.limit_unit
) = 1
