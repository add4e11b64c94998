-- One row a capacity period (pladser) and month with its place-days: rated places x days of the month, to the as-of day.
-- A facility that somebody stays in and that has no rated place in the month has a row too, with none: it is seen, and counts nowhere.
WITH capacity AS (
  SELECT
    places.facility,
    places.places,
    places.first_day,
    least(places.last_day, getvariable('as_of')) AS last_day,
    facility.ownership,
    facility.unit
  FROM model.capacity AS places
  LEFT JOIN model.facility AS facility ON facility.facility = places.facility
)
SELECT
  capacity.facility,
  calendar.month,
  capacity.places
    * (least(last_day, calendar.first_day + calendar.days - 1) - greatest(capacity.first_day, calendar.first_day) + 1)
    AS place_days,
  capacity.ownership,
  capacity.unit
FROM capacity
JOIN model.calendar AS calendar
  ON calendar.first_day <= last_day AND calendar.first_day + calendar.days > capacity.first_day
WHERE capacity.first_day <= last_day
UNION ALL
SELECT facility, month, 0, ownership, unit
FROM facts.stay
GROUP BY ALL
HAVING bit_or(mask) = 0
