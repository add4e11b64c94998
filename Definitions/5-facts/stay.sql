-- One row a stay (ophold) and month, with a bit for each day from the day in to the day out, both included, to the as-of day: in `mask` the
-- days on which the facility has rated places, in `unrated_mask` those on which it has none, which count in no occupancy.
-- One person twice in a facility on a day is one place: whoever counts takes bit_or per person and facility first.
WITH stay AS (
  SELECT
    stay.citizen,
    stay.facility,
    stay.paying_municipality,
    facility.ownership,
    facility.unit,
    greatest(stay.day_in, DATE '1990-01-01') AS from_day,
    least(stay.day_out, getvariable('as_of')) AS to_day,
    (year(from_day) * 12 + month(from_day) - 1)::INTEGER AS first_month,
    (year(to_day) * 12 + month(to_day) - 1)::INTEGER AS last_month,
    (1 << (day(from_day)::INTEGER - 1)) - 1 AS days_before,
    2147483647 >> (31 - day(to_day)::INTEGER) AS days_through
  FROM model.stay AS stay
  LEFT JOIN model.facility AS facility ON facility.facility = stay.facility
  WHERE from_day <= to_day
),
expanded AS (
  SELECT *, unnest(range(first_month, last_month + 1))::INTEGER AS month FROM stay
),
stayed AS (
  SELECT
    expanded.*,
    CASE WHEN expanded.month = last_month THEN days_through ELSE calendar.mask END
      - CASE WHEN expanded.month = first_month THEN days_before ELSE 0 END AS days
  FROM expanded
  JOIN model.calendar AS calendar ON calendar.month = expanded.month
),
rated AS (
  SELECT
    places.facility,
    calendar.month,
    bit_or(
      CASE WHEN places.last_day < calendar.first_day + calendar.days
        THEN 2147483647 >> (31 - day(places.last_day)::INTEGER) ELSE calendar.mask END
      - CASE WHEN places.first_day > calendar.first_day THEN (1 << (day(places.first_day)::INTEGER - 1)) - 1 ELSE 0 END
    ) AS days
  FROM model.capacity AS places
  JOIN model.calendar AS calendar
    ON calendar.first_day <= coalesce(places.last_day, DATE '9999-12-31')
    AND calendar.first_day + calendar.days > places.first_day
  WHERE places.places > 0 AND coalesce(places.first_day <= places.last_day, TRUE)
  GROUP BY ALL
)
SELECT
  stayed.citizen,
  stayed.facility,
  stayed.month,
  stayed.days & coalesce(rated.days, 0) AS mask,
  stayed.days & ~coalesce(rated.days, 0) AS unrated_mask,
  stayed.paying_municipality,
  stayed.ownership,
  stayed.unit
FROM stayed
LEFT JOIN rated ON rated.facility = stayed.facility AND rated.month = stayed.month
ORDER BY stayed.month
