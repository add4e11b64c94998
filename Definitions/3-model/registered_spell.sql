-- One row an unbroken spell (forløb) of a person in a service area, from the registered dates of services that we pay: periods that meet or
-- overlap are one. The figures count spells from day masks and never from here: this is what the checks hold them against.
WITH placed AS (
  SELECT
    service_area,
    citizen,
    start_date,
    coalesce(end_date, DATE '9999-12-31') AS end_date,
    max(coalesce(end_date, DATE '9999-12-31')) OVER (
      PARTITION BY service_area, citizen ORDER BY start_date, service_key ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reached,
    service_key
  FROM model.service_period
  WHERE paying_municipality = getvariable('municipality') AND coalesce(end_date >= start_date, TRUE)
),
numbered AS (
  SELECT
    *,
    count_if(coalesce(start_date > reached + 1, TRUE)) OVER (
      PARTITION BY service_area, citizen ORDER BY start_date, service_key
    ) AS spell
  FROM placed
)
SELECT service_area, citizen, min(start_date) AS first_day, max(end_date) AS last_day
FROM numbered
GROUP BY service_area, citizen, spell
