-- One row a stay (ophold) and month, with a bit for each day from the day in to the day out, both included, to the as-of day.
-- One person twice in a facility on a day is one place: whoever counts takes bit_or per person and facility first.
WITH stay AS (
  SELECT
    citizen.citizen,
    stay.tilbud_id AS facility,
    stay.betalingskommune AS paying_municipality,
    facility.ownership,
    facility.unit,
    greatest(stay.ind, DATE '1990-01-01') AS from_day,
    least(stay.ud, getvariable('as_of')) AS to_day,
    (year(from_day) * 12 + month(from_day) - 1)::INTEGER AS first_month,
    (year(to_day) * 12 + month(to_day) - 1)::INTEGER AS last_month,
    (1 << (day(from_day)::INTEGER - 1)) - 1 AS days_before,
    2147483647 >> (31 - day(to_day)::INTEGER) AS days_through
  FROM staging.ophold AS stay
  JOIN model.citizen AS citizen ON citizen.pseudonym = stay.borger
  LEFT JOIN model.facility AS facility ON facility.facility = stay.tilbud_id
  WHERE from_day <= to_day
),
expanded AS (
  SELECT *, unnest(range(first_month, last_month + 1))::INTEGER AS month FROM stay
)
SELECT
  expanded.citizen,
  expanded.facility,
  expanded.month,
  CASE WHEN expanded.month = last_month THEN days_through ELSE calendar.mask END
    - CASE WHEN expanded.month = first_month THEN days_before ELSE 0 END AS mask,
  expanded.paying_municipality,
  expanded.ownership,
  expanded.unit
FROM expanded
JOIN model.calendar AS calendar ON calendar.month = expanded.month
ORDER BY expanded.month
