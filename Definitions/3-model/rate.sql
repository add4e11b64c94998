-- One row a facility, service and period with its rate (takst); of rows that begin on the same day the one counts
-- with the greatest rate, unit and end.
-- A rate gives way on the day the next one begins, so that a day has one rate.
WITH stated AS (
  SELECT
    coalesce(same_house.matched, tilbud_id) AS facility, ydelse, gyldig_fra, gyldig_til, takst_oere, takstenhed, row_number
  FROM staging.takster
  LEFT JOIN model.key_match AS same_house
    ON same_house.file = 'takster' AND same_house.kind = 'tilbud' AND same_house.written = tilbud_id
  QUALIFY row_number() OVER (
    PARTITION BY coalesce(same_house.matched, tilbud_id), ydelse, gyldig_fra
    ORDER BY file_id DESC, takst_oere DESC, takstenhed DESC NULLS LAST, gyldig_til DESC NULLS FIRST
  ) = 1
)
SELECT
  facility,
  ydelse AS service,
  gyldig_fra AS valid_from,
  least(
    coalesce(gyldig_til, DATE '9999-12-31'),
    coalesce(lead(gyldig_fra) OVER (PARTITION BY facility, ydelse ORDER BY gyldig_fra) - 1, DATE '9999-12-31')
  ) AS valid_to,
  takst_oere AS rate_ore,
  takstenhed AS unit,
  row_number
FROM stated
