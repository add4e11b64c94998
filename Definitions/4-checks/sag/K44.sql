-- One row a child's service period that began after its paragraph was replaced by barnets lov, with what replaced it.
WITH replaced AS (
  SELECT old, min(valid_from) AS valid_from, string_agg(new, ', ' ORDER BY new) AS proposal
  FROM reference.legal_basis_crosswalk
  WHERE new LIKE 'BL %'
  GROUP BY old
)
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
  replaced.proposal
FROM model.service_period AS service
JOIN replaced ON replaced.old = service.section AND service.start_date >= replaced.valid_from
LEFT JOIN model.citizen AS citizen ON citizen.citizen = service.citizen
LEFT JOIN model.care_case AS care_case ON care_case.case_id = service.case_id
-- § 148 is for adults too, and stays in serviceloven for them.
WHERE service.section <> 'SEL §148' OR care_case.area = 'Børn' OR date_sub('year', citizen.birth_date, service.start_date) < 18
