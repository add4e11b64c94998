-- One row a stay by § 107 that has lasted long, or by § 108 that ended soon; periods that follow each other are one stay.
WITH placed AS (
  SELECT
    *,
    max(coalesce(end_date, DATE '9999-12-31')) OVER (
      PARTITION BY citizen, section ORDER BY start_date, service_key
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reached
  FROM model.service_period
  WHERE section IN ('SEL §107', 'SEL §108') AND start_date <= getvariable('as_of')
),
numbered AS (
  SELECT
    *,
    count_if(coalesce(start_date > reached + 1, TRUE)) OVER (
      PARTITION BY citizen, section ORDER BY start_date, service_key
    ) AS stay
  FROM placed
),
stay AS (
  SELECT
    section,
    min(start_date) AS first_day,
    max(coalesce(end_date, DATE '9999-12-31')) AS reached,
    max(granted) AS granted,
    arg_max(service_key, (start_date, service_key)) AS service_key
  FROM numbered
  GROUP BY citizen, section, stay
),
measured AS (
  SELECT *, date_sub('month', first_day, least(reached, getvariable('as_of')) + 1)::INTEGER AS months FROM stay
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
  measured.first_day,
  CASE WHEN measured.reached < DATE '9999-12-31' THEN measured.reached END AS last_day,
  measured.months,
  measured.granted
FROM measured
JOIN model.service_period AS service ON service.service_key = measured.service_key
LEFT JOIN model.citizen AS citizen ON citizen.citizen = service.citizen
WHERE measured.section = 'SEL §107' AND measured.months >= getvariable('maaneder_midlertidigt')
  AND measured.first_day + to_months(getvariable('maaneder_midlertidigt')) <= least(measured.reached, getvariable('as_of'))
  OR measured.section = 'SEL §108' AND measured.reached <= getvariable('as_of')
  AND measured.months < getvariable('maaneder_varigt')
  -- Death ends a lasting stay too.
  AND coalesce(citizen.death_date > measured.reached + 7, TRUE)
