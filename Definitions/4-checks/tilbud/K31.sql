-- One row a facility with more residents than places for more than a day or two in a row, and one an own-paid stay that no service covers.
WITH stay AS (
  SELECT
    stay.*,
    citizen.citizen,
    least(coalesce(stay.ud, getvariable('as_of')), getvariable('as_of')) AS last_day
  FROM staging.ophold AS stay
  JOIN model.citizen AS citizen ON citizen.pseudonym = stay.borger
  WHERE stay.ind <= least(coalesce(stay.ud, getvariable('as_of')), getvariable('as_of'))
),
-- One person twice in a facility on a day is one resident.
placed AS (
  SELECT
    *,
    max(last_day) OVER (
      PARTITION BY tilbud_id, citizen ORDER BY ind, row_number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reached
  FROM stay
),
resident AS (
  SELECT tilbud_id, greatest(ind, coalesce(reached + 1, ind)) AS first_day, last_day
  FROM placed
  WHERE coalesce(last_day > reached, TRUE)
),
change AS (
  SELECT tilbud_id, first_day AS day, 1 AS residents, 0 AS places FROM resident
  UNION ALL SELECT tilbud_id, last_day + 1, -1, 0 FROM resident
  UNION ALL SELECT tilbud_id, gyldig_fra, 0, normerede_pladser FROM staging.pladser
  UNION ALL SELECT tilbud_id, gyldig_til + 1, 0, -normerede_pladser FROM staging.pladser WHERE gyldig_til IS NOT NULL
),
day AS (
  SELECT tilbud_id, day, sum(residents) AS residents, sum(places) AS places FROM change GROUP BY ALL
),
level AS (
  SELECT
    tilbud_id,
    day,
    lead(day, 1, getvariable('as_of') + 1) OVER steps - day AS days,
    sum(residents) OVER steps AS residents,
    sum(places) OVER steps AS places
  FROM day
  WHERE day <= getvariable('as_of')
  WINDOW steps AS (PARTITION BY tilbud_id ORDER BY day)
),
-- A stretch of days over the places; the day on which one moves out and the next moves in has both.
stretch AS (
  SELECT *, count_if(NOT (places > 0 AND residents > places)) OVER (PARTITION BY tilbud_id ORDER BY day) AS stretch FROM level
),
crowded AS (
  SELECT tilbud_id, min(day) AS first_day, sum(days) AS days, max(residents) AS residents, arg_max(places, residents) AS places
  FROM stretch
  WHERE places > 0 AND residents > places
  GROUP BY tilbud_id, stretch
  HAVING sum(days) > getvariable('dage')
)
SELECT
  'tilbud' AS file,
  crowded.tilbud_id AS key,
  NULL::INTEGER AS row_number,
  NULL::INTEGER AS citizen,
  crowded.tilbud_id AS facility,
  any_value(facility.unit) AS unit,
  format(
    'Der har været op til {} beboere på {} pladser, i alt {} dage med for mange.', max(crowded.residents)::BIGINT,
    regexp_replace(arg_max(crowded.places, crowded.residents)::DOUBLE::VARCHAR, '\.0$', ''), sum(crowded.days)::BIGINT
  ) AS fault,
  max(crowded.residents)::BIGINT AS residents,
  arg_max(crowded.places, crowded.residents)::DOUBLE AS places,
  min(crowded.first_day) AS first_day,
  sum(crowded.days)::INTEGER AS days
FROM crowded
LEFT JOIN model.facility AS facility ON facility.facility = crowded.tilbud_id
GROUP BY crowded.tilbud_id
UNION ALL BY NAME
SELECT
  'ophold' AS file,
  concat_ws('|', stay.tilbud_id, stay.borger, stay.ind::VARCHAR) AS key,
  stay.row_number,
  stay.citizen,
  stay.tilbud_id AS facility,
  facility.unit,
  'Beboeren har ingen indsats i tilbuddet.' AS fault,
  stay.ind AS first_day,
  (stay.last_day - stay.ind + 1)::INTEGER AS days
FROM stay
LEFT JOIN model.facility AS facility ON facility.facility = stay.tilbud_id
WHERE stay.betalingskommune = getvariable('municipality')
  AND EXISTS (FROM meta.source_file WHERE source = 'indsatser' AND status = 'read')
  AND NOT EXISTS (
    FROM model.service_period AS service
    WHERE service.citizen = stay.citizen AND service.facility = stay.tilbud_id
      AND service.start_date <= stay.last_day AND coalesce(service.end_date >= stay.ind, TRUE))
