-- One row an appeal that is decided without a known outcome, has an outcome without a date, or is decided before it was made
-- or after the as-of day.
SELECT
  'klager' AS file,
  appeal.klage_id AS key,
  appeal.row_number,
  care_case.citizen,
  care_case.case_id,
  fact.service_area,
  fact.legal_basis,
  care_case.unit,
  care_case.team,
  care_case.caseworker,
  CASE
    WHEN appeal.afgjort_dato < appeal.klagedato THEN 'Klagen er afgjort, før der er klaget.'
    WHEN appeal.afgjort_dato > getvariable('as_of') THEN 'Klagen er afgjort i fremtiden.'
    WHEN appeal.afgjort_dato IS NULL THEN 'Klagen har et udfald, men ingen dato for afgørelsen.'
    ELSE 'Klagen er afgjort, men udfaldet mangler eller kendes ikke.'
  END AS fault,
  appeal.klagedato AS complained,
  appeal.afgjort_dato AS decided,
  appeal.udfald AS outcome
FROM staging.klager AS appeal
LEFT JOIN model.care_case AS care_case ON care_case.case_id = appeal.sags_id
LEFT JOIN (SELECT DISTINCT appeal, service_area, legal_basis FROM facts.appeal) AS fact ON fact.appeal = appeal.klage_id
WHERE appeal.afgjort_dato < appeal.klagedato
  OR appeal.afgjort_dato > getvariable('as_of')
  OR appeal.afgjort_dato IS NULL AND appeal.udfald IS NOT NULL
  OR appeal.afgjort_dato IS NOT NULL AND coalesce(
    appeal.udfald NOT IN ('Stadfæstelse', 'Ændring', 'Ophævelse', 'Hjemvisning', 'Afvisning', 'Henvisning'), TRUE)
