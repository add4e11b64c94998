-- One row a facility, service and period with its rate (takst); of rows that begin on the same day the last one counts.
-- A rate gives way on the day the next one begins, so that a day has one rate.
WITH stated AS (
  SELECT tilbud_id, ydelse, gyldig_fra, gyldig_til, takst_oere, takstenhed, row_number
  FROM staging.takster
  QUALIFY row_number() OVER (PARTITION BY tilbud_id, ydelse, gyldig_fra ORDER BY file_id DESC, row_number DESC) = 1
)
SELECT
  tilbud_id AS facility,
  ydelse AS service,
  gyldig_fra AS valid_from,
  least(
    coalesce(gyldig_til, DATE '9999-12-31'),
    coalesce(lead(gyldig_fra) OVER (PARTITION BY tilbud_id, ydelse ORDER BY gyldig_fra) - 1, DATE '9999-12-31')
  ) AS valid_to,
  takst_oere AS rate_ore,
  takstenhed AS unit,
  row_number
FROM stated
