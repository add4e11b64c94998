-- One row a case that was decided before it was applied for, or whose decision has no date.
SELECT
  'sager' AS file,
  care_case.case_id AS key,
  care_case.citizen,
  care_case.case_id,
  care_case.service_area,
  care_case.legal_basis,
  care_case.unit,
  care_case.team,
  care_case.caseworker,
  case_file.afgoerelse AS decision,
  case_file.ansoegt AS applied,
  case_file.afgjort AS decided,
  CASE
    WHEN case_file.afgjort < case_file.ansoegt THEN 'Afgørelsen er før ansøgningen.' ELSE 'Afgørelsen har ingen dato.'
  END AS fault,
  (case_file.ansoegt - case_file.afgjort)::INTEGER AS days
FROM model.case_file AS case_file
JOIN model.care_case AS care_case ON care_case.case_id = case_file.case_id
WHERE case_file.afgjort < case_file.ansoegt OR case_file.afgoerelse IS NOT NULL AND case_file.afgjort IS NULL
