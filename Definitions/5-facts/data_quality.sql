-- One row a month and group of service periods, with how many were active and how many of them no finding touches (warning or blocking).
-- A finding touches the service that it names, else the citizen's services of its area; in its months where it has any, else in all.
-- Built after the checks. An accepted deviation still counts as a finding: the data are as they are.
WITH fault AS (
  SELECT DISTINCT
    service_period,
    citizen,
    service_area,
    coalesce(first_month, 0) AS first_month,
    coalesce(last_month, first_month, 99999) AS last_month
  FROM findings.finding
  WHERE severity IN ('blocking', 'warning') AND (service_period IS NOT NULL OR citizen IS NOT NULL)
),
touched AS (
  SELECT service.service_key, fault.first_month, fault.last_month
  FROM fault
  JOIN model.service_period AS service ON service.service_period = fault.service_period
  UNION
  SELECT service.service_key, fault.first_month, fault.last_month
  FROM fault
  JOIN model.service_period AS service
    ON service.citizen = fault.citizen AND coalesce(service.service_area = fault.service_area, TRUE)
  WHERE fault.service_period IS NULL
),
unclean AS (
  SELECT DISTINCT service_month.service_key, service_month.month
  FROM model.service_month AS service_month
  JOIN touched
    ON touched.service_key = service_month.service_key
    AND service_month.month BETWEEN touched.first_month AND touched.last_month
),
-- A small number for what the services are counted by.
grouped AS (
  SELECT
    service_key,
    min(service_key) OVER (
      PARTITION BY service_area, legal_basis, facility, unit, team, acting_municipality, paying_municipality
    ) AS first_of_group
  FROM model.service_period
),
counted AS (
  SELECT grouped.first_of_group, service_month.month, count(*) AS services, count(unclean.service_key) AS with_finding
  FROM model.service_month AS service_month
  JOIN grouped ON grouped.service_key = service_month.service_key
  LEFT JOIN unclean ON unclean.service_key = service_month.service_key AND unclean.month = service_month.month
  -- The day after the as-of day is in the masks too.
  WHERE service_month.month <= year(getvariable('as_of')) * 12 + month(getvariable('as_of')) - 1
  GROUP BY grouped.first_of_group, service_month.month
)
SELECT
  counted.month,
  service.service_area,
  service.legal_basis,
  service.facility,
  service.unit,
  service.team,
  service.acting_municipality,
  service.paying_municipality,
  counted.services,
  counted.services - counted.with_finding AS clean_services
FROM counted
JOIN model.service_period AS service ON service.service_key = counted.first_of_group
ORDER BY counted.month
