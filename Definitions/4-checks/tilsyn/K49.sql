-- One row a caseworker with cases open throughout the latest reviewed quarter, none of which was drawn for ledelsestilsyn.
WITH quarter AS (
  SELECT DISTINCT
    month,
    make_date((month - 2) // 12, (month - 2) % 12 + 1, 1) AS first_day,
    last_day(make_date(month // 12, month % 12 + 1, 1)) AS last_day,
    format('{}-K{}', month // 12, month % 12 // 3 + 1) AS name
  FROM facts.review
  WHERE review_kind = 'Ledelsestilsyn' AND last_day <= getvariable('as_of')
  QUALIFY dense_rank() OVER (ORDER BY month DESC) <= getvariable('kvartaler')
),
caseload AS (
  SELECT
    quarter.month,
    quarter.name,
    quarter.last_day,
    care_case.caseworker,
    arg_min(care_case.team, (care_case.team IS NULL, care_case.case_id)) AS team,
    count(*) AS open_cases
  FROM quarter
  JOIN model.care_case AS care_case
    ON care_case.opened < quarter.first_day AND coalesce(care_case.closed > quarter.last_day, TRUE)
  WHERE care_case.caseworker IS NOT NULL
  GROUP BY quarter.month, quarter.name, quarter.last_day, care_case.caseworker
),
drawn AS (
  SELECT review.month, unnest([review.caseworker, care_case.caseworker]) AS caseworker
  FROM facts.review AS review
  LEFT JOIN model.care_case AS care_case ON care_case.case_id = review.case_id
  WHERE review.review_kind = 'Ledelsestilsyn'
),
size AS (
  SELECT month, count(DISTINCT case_id) AS cases FROM facts.review WHERE review_kind = 'Ledelsestilsyn' GROUP BY month
)
SELECT
  'ledelsestilsyn' AS file,
  concat_ws('|', caseload.name, caseload.caseworker) AS key,
  caseload.team AS unit,
  caseload.team,
  caseload.caseworker,
  caseload.month AS first_month,
  caseload.month AS last_month,
  caseload.open_cases,
  caseload.last_day,
  size.cases AS drawn
FROM caseload
JOIN size ON size.month = caseload.month
WHERE NOT EXISTS (FROM drawn WHERE drawn.month = caseload.month AND drawn.caseworker = caseload.caseworker)
