-- One row an active commitment whose price of a day is further than so many MAD from the median of its paragraph (and rammetype).
-- MAD is the median of the distances to the median. Few prices, or prices that are all alike, say nothing.
WITH price AS (
  SELECT
    commitment.commitment,
    commitment.row_number,
    service.service_key,
    concat_ws(' ', service.legal_basis, service.setting) AS paragraph,
    commitment.rate_ore * commitment.quantity
      * CASE commitment.unit WHEN 'Døgn' THEN 1 WHEN 'Uge' THEN 1 / 7 WHEN 'Måned' THEN 12 / 365 WHEN 'År' THEN 1 / 365 END AS day_ore
  FROM model.commitment AS commitment
  JOIN model.service_period AS service ON service.service_key = commitment.service_key
  WHERE commitment.start_date <= getvariable('as_of') AND coalesce(commitment.end_date >= getvariable('as_of'), TRUE)
),
spread AS (
  SELECT paragraph, median(day_ore) AS middle, mad(day_ore) AS mad, count(day_ore) AS n
  FROM price
  GROUP BY paragraph
)
SELECT
  'disponering' AS file,
  price.commitment AS key,
  price.row_number,
  ['indsatser:' || service.service_period] AS related,
  service.citizen,
  service.service_period,
  service.case_id,
  service.service_area,
  service.legal_basis,
  service.facility,
  service.unit,
  service.team,
  service.caseworker,
  round(abs(price.day_ore - spread.middle) * 365)::BIGINT AS amount_ore,
  round(price.day_ore)::BIGINT AS day_ore,
  round(spread.middle)::BIGINT AS middle_ore,
  round(spread.mad)::BIGINT AS mad_ore,
  spread.n,
  price.paragraph
FROM price
JOIN spread ON spread.paragraph = price.paragraph
JOIN model.service_period AS service ON service.service_key = price.service_key
WHERE spread.n >= getvariable('mindst') AND spread.mad > 0
  AND abs(price.day_ore - spread.middle) > getvariable('mad') * spread.mad
