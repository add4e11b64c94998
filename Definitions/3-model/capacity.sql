-- One row a facility and stretch of days (pladser) with the places that it is rated for; `last_day` is inclusive, null = open.
-- A day has the places of the period that began last of those in force, so that a new period takes over from an open one and nothing is
-- counted twice; of periods that begin on the same day the one with the most places counts. K58 tells where rows say two things of a day.
WITH stated AS (
  SELECT
    coalesce(house.matched, places.tilbud_id) AS facility,
    places.normerede_pladser AS places,
    places.gyldig_fra AS first_day,
    coalesce(places.gyldig_til, DATE '9999-12-31') AS last_day
  FROM staging.pladser AS places
  LEFT JOIN model.key_match AS house ON house.file = 'pladser' AND house.kind = 'tilbud' AND house.written = places.tilbud_id
  WHERE coalesce(places.gyldig_fra <= places.gyldig_til, TRUE)
),
-- The days on which a facility's places may change, and the last day before the next of them.
step AS (
  SELECT facility, first_day, lead(first_day) OVER (PARTITION BY facility ORDER BY first_day) - 1 AS last_day
  FROM (
    SELECT facility, first_day FROM stated
    UNION SELECT facility, last_day + 1 FROM stated WHERE last_day < DATE '9999-12-31'
  )
)
SELECT
  step.facility,
  stated.places,
  step.first_day,
  step.last_day
FROM step
JOIN stated ON stated.facility = step.facility AND step.first_day BETWEEN stated.first_day AND stated.last_day
QUALIFY row_number() OVER (PARTITION BY step.facility, step.first_day ORDER BY stated.first_day DESC, stated.places DESC) = 1
