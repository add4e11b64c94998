-- One row a closed case with a service that goes on, and one an open case that has had no service for months.
WITH services AS (
  SELECT
    care_case.case_id,
    count_if(
      service.start_date <= getvariable('as_of') AND coalesce(service.end_date >= getvariable('as_of'), TRUE)
      AND coalesce(service.end_date > care_case.closed, TRUE)
    ) AS active,
    count_if(coalesce(service.end_date, DATE '9999-12-31') >= getvariable('as_of') - to_months(getvariable('maaneder'))) AS recent,
    bool_or(service.end_date IS NULL) AS is_open,
    max(service.end_date) AS latest,
    list_sort(list('indsatser:' || service.service_period) FILTER (
      WHERE service.start_date <= getvariable('as_of') AND coalesce(service.end_date >= getvariable('as_of'), TRUE)
    )) AS related
  FROM model.care_case AS care_case
  JOIN model.service_period AS service ON service.case_id = care_case.case_id
  GROUP BY care_case.case_id
)
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
  services.related,
  CASE
    WHEN care_case.closed <= getvariable('as_of') THEN 'Sagen er lukket, men en indsats fortsætter.'
    ELSE format(
      'Sagen er åben, men har været uden indsats i {} {}.', getvariable('maaneder'),
      CASE WHEN getvariable('maaneder') = 1 THEN 'måned' ELSE 'måneder' END)
  END AS fault,
  care_case.opened,
  care_case.closed,
  CASE WHEN NOT services.is_open THEN services.latest END AS last_end,
  CASE
    WHEN services.case_id IS NULL THEN 'Den har ingen indsats.'
    WHEN services.is_open THEN 'En indsats har ingen slutdato.'
    ELSE 'Sidste indsats slutter ' || strftime(services.latest, '%d-%m-%Y') || '.'
  END AS last_service,
  coalesce(services.active, 0) AS active
FROM model.care_case AS care_case
LEFT JOIN services ON services.case_id = care_case.case_id
WHERE care_case.closed <= getvariable('as_of') AND services.active > 0
  OR coalesce(care_case.closed > getvariable('as_of'), TRUE)
  AND care_case.opened < getvariable('as_of') - to_months(getvariable('maaneder'))
  AND coalesce(services.recent, 0) = 0
