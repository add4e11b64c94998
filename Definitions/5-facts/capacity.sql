-- One row a capacity period (pladser) and month with its place-days: rated places x days of the month, to the as-of day.
WITH capacity AS (
  SELECT
    places.tilbud_id AS facility,
    places.normerede_pladser AS places,
    places.gyldig_fra AS first_day,
    least(places.gyldig_til, getvariable('as_of')) AS last_day,
    facility.ownership,
    facility.unit
  FROM staging.pladser AS places
  LEFT JOIN model.facility AS facility ON facility.facility = places.tilbud_id
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
