-- One row a stay (ophold) as the facility has registered it; `day_out` is inclusive, null = open.
SELECT
  concat_ws('|', stay.tilbud_id, stay.borger, stay.ind::VARCHAR) AS stay,
  citizen.citizen,
  coalesce(house.matched, stay.tilbud_id) AS facility,
  stay.ind AS day_in,
  stay.ud AS day_out,
  stay.betalingskommune AS paying_municipality,
  stay.row_number
FROM staging.ophold AS stay
JOIN model.citizen AS citizen ON citizen.pseudonym = stay.borger
LEFT JOIN model.key_match AS house ON house.file = 'ophold' AND house.kind = 'tilbud' AND house.written = stay.tilbud_id
