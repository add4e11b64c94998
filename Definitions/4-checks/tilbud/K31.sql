-- One row a facility with more residents than places for more than a day or two in a row, one a facility with residents on days without rated
-- places (information: the days are in no occupancy), and one an own-paid stay that no service covers.
WITH stay AS (
  SELECT stay.*, least(coalesce(stay.day_out, getvariable('as_of')), getvariable('as_of')) AS last_day
  FROM model.stay AS stay
  WHERE stay.day_in <= least(coalesce(stay.day_out, getvariable('as_of')), getvariable('as_of'))
),
-- One person twice in a facility on a day is one resident.
placed AS (
  SELECT
    *,
    max(last_day) OVER (
      PARTITION BY facility, citizen ORDER BY day_in, last_day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reached
  FROM stay
),
resident AS (
  SELECT facility, greatest(day_in, coalesce(reached + 1, day_in)) AS first_day, last_day
  FROM placed
  WHERE coalesce(last_day > reached, TRUE)
),
change AS (
  SELECT facility, first_day AS day, 1 AS residents, 0 AS places FROM resident
  UNION ALL SELECT facility, last_day + 1, -1, 0 FROM resident
  UNION ALL SELECT facility, first_day, 0, places FROM model.capacity
  UNION ALL SELECT facility, last_day + 1, 0, -places FROM model.capacity WHERE last_day IS NOT NULL
),
day AS (
  SELECT facility, day, sum(residents) AS residents, sum(places) AS places FROM change GROUP BY ALL
),
level AS (
  SELECT
    facility,
    day,
    lead(day, 1, getvariable('as_of') + 1) OVER steps - day AS days,
    sum(residents) OVER steps AS residents,
    sum(places) OVER steps AS places
  FROM day
  WHERE day <= getvariable('as_of')
  WINDOW steps AS (PARTITION BY facility ORDER BY day)
),
-- A stretch of days over the places; the day on which one moves out and the next moves in has both.
stretch AS (
  SELECT *, count_if(NOT (places > 0 AND residents > places)) OVER (PARTITION BY facility ORDER BY day) AS stretch FROM level
),
crowded AS (
  SELECT facility, min(day) AS first_day, sum(days) AS days, max(residents) AS residents, arg_max(places, (residents, -places)) AS places
  FROM stretch
  WHERE places > 0 AND residents > places
  GROUP BY facility, stretch
  HAVING sum(days) > getvariable('dage')
),
-- Days with residents and no rated places: they are in no occupancy.
unrated AS (
  SELECT facility, min(day) AS first_day, sum(days) AS days, max(residents) AS residents
  FROM level
  WHERE residents > 0 AND coalesce(places, 0) <= 0
  GROUP BY facility
)
SELECT
  'tilbud' AS file,
  crowded.facility AS key,
  NULL::VARCHAR AS facet,
  NULL::VARCHAR AS severity,
  NULL::INTEGER AS row_number,
  NULL::INTEGER AS citizen,
  crowded.facility,
  min(facility.unit) AS unit,
  max(crowded.residents)::BIGINT AS residents,
  arg_max(crowded.places, (crowded.residents, -crowded.places))::DOUBLE AS places,
  min(crowded.first_day) AS first_day,
  sum(crowded.days)::INTEGER AS days,
  NULL::INTEGER AS unrated_days,
  NULL::VARCHAR AS lacking
FROM crowded
LEFT JOIN model.facility AS facility ON facility.facility = crowded.facility
GROUP BY crowded.facility
UNION ALL BY NAME
SELECT
  'tilbud' AS file,
  unrated.facility AS key,
  'uden normering' AS facet,
  'info' AS severity,
  unrated.facility,
  facility.unit,
  unrated.residents::BIGINT AS residents,
  unrated.first_day,
  unrated.days::INTEGER AS unrated_days
FROM unrated
LEFT JOIN model.facility AS facility ON facility.facility = unrated.facility
WHERE EXISTS (FROM meta.source_file WHERE source = 'pladser' AND status = 'read')
UNION ALL BY NAME
SELECT
  'ophold' AS file,
  stay.stay AS key,
  stay.row_number,
  stay.citizen,
  stay.facility,
  facility.unit,
  stay.day_in AS first_day,
  (stay.last_day - stay.day_in + 1)::INTEGER AS days,
  'Beboeren har ingen indsats i tilbuddet.' AS lacking
FROM stay
LEFT JOIN model.facility AS facility ON facility.facility = stay.facility
WHERE stay.paying_municipality = getvariable('municipality')
  AND EXISTS (FROM meta.source_file WHERE source = 'indsatser' AND status = 'read')
  AND NOT EXISTS (
    FROM model.service_period AS service
    WHERE service.citizen = stay.citizen AND service.facility = stay.facility
      AND service.start_date <= stay.last_day AND coalesce(service.end_date >= stay.day_in, TRUE))
