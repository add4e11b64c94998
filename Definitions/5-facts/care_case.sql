-- One row a case (sag) with its deadline, its citizen's sex and age, and where it stands (trin i sagsgangen), all on the as-of day.
-- The steps are those of the mission (M12); a closed case has none. A next follow-up that has been held is used up.
WITH services AS (
  SELECT
    case_id,
    count_if(start_date <= getvariable('as_of') AND coalesce(end_date >= getvariable('as_of'), TRUE)) AS active,
    count_if(
      start_date <= getvariable('as_of') AND coalesce(end_date >= getvariable('as_of'), TRUE)
      AND next_follow_up <= getvariable('as_of') + 30 AND coalesce(last_follow_up < next_follow_up, TRUE)
    ) AS due
  FROM model.service_period
  WHERE case_id IS NOT NULL
  GROUP BY case_id
)
SELECT
  care_case.case_id,
  care_case.citizen,
  care_case.area,
  care_case.opened,
  care_case.closed,
  care_case.applied,
  care_case.decided,
  care_case.decision,
  care_case.deadline,
  care_case.legal_basis,
  care_case.service_area,
  care_case.team,
  care_case.unit,
  care_case.caseworker,
  citizen.sex,
  age_group.age_group,
  CASE
    WHEN care_case.closed <= getvariable('as_of') THEN NULL
    WHEN services.due > 0 THEN 'opfoelgning'
    WHEN services.active > 0 THEN 'aktiv'
    WHEN care_case.decision IN ('Afslag', 'Ophør') THEN 'afslutning'
    WHEN care_case.decided IS NOT NULL AND services.case_id IS NOT NULL THEN 'afslutning'
    WHEN care_case.decided IS NOT NULL THEN 'afgjort'
    WHEN care_case.applied IS NOT NULL THEN 'udredning'
    ELSE 'modtaget'
  END AS process_step
FROM model.care_case AS care_case
LEFT JOIN model.citizen AS citizen ON citizen.citizen = care_case.citizen
LEFT JOIN model.age_group AS age_group ON age_group.age = date_sub('year', citizen.birth_date, getvariable('as_of'))
LEFT JOIN services ON services.case_id = care_case.case_id
