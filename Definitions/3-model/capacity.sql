-- One row a capacity period (pladser) with the places that a facility is rated for; `last_day` is inclusive, null = open.
SELECT
  coalesce(house.matched, places.tilbud_id) AS facility,
  places.normerede_pladser AS places,
  places.gyldig_fra AS first_day,
  places.gyldig_til AS last_day
FROM staging.pladser AS places
LEFT JOIN model.key_match AS house ON house.file = 'pladser' AND house.kind = 'tilbud' AND house.written = places.tilbud_id
