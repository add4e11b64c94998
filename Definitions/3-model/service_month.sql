-- One row a service period and month, with a bit for each covered day (bit 0 = the 1st), sorted by month; narrow, so that sorting is cheap.
-- The day after the as-of day is there too: it tells whether a spell goes on. Months before model.calendar are left out.
-- Months are made by unnest, then met by equality: a range join to the calendar takes three times as long.
WITH period AS (
  SELECT
    service.service_key,
    (year(citizen.birth_date) * 12 + month(citizen.birth_date) - 1)::INTEGER AS birth_month,
    greatest(service.start_date, DATE '1990-01-01') AS from_day,
    least(service.end_date, getvariable('as_of') + 1) AS to_day,
    (year(from_day) * 12 + month(from_day) - 1)::INTEGER AS first_month,
    (year(to_day) * 12 + month(to_day) - 1)::INTEGER AS last_month,
    (1 << (day(from_day)::INTEGER - 1)) - 1 AS days_before,
    2147483647 >> (31 - day(to_day)::INTEGER) AS days_through
  FROM model.service_period AS service
  JOIN model.citizen AS citizen ON citizen.citizen = service.citizen
  WHERE from_day <= to_day
),
expanded AS (
  SELECT *, unnest(range(first_month, last_month + 1))::INTEGER AS month FROM period
)
SELECT
  expanded.service_key,
  expanded.month,
  CASE WHEN expanded.month = last_month THEN days_through ELSE calendar.mask END
    - CASE WHEN expanded.month = first_month THEN days_before ELSE 0 END AS mask,
  age_group.age_group
FROM expanded
JOIN model.calendar AS calendar ON calendar.month = expanded.month
-- Age on the month's last day: whole months since the month of birth.
LEFT JOIN model.age_group AS age_group
  ON age_group.age = CASE WHEN expanded.month >= birth_month THEN (expanded.month - birth_month) // 12 END
ORDER BY expanded.month
