-- One row a person (borger) that any file mentions, also when borgere lacks it.
-- The small key keeps facts narrow and says nothing about the person. Of repeated rows the last one counts.
-- Codes: sex
WITH mentioned AS (
  SELECT borger FROM staging.borgere
  UNION SELECT borger FROM staging.sager
  UNION SELECT borger FROM staging.indsatser
  UNION SELECT borger FROM staging.vurderinger
  UNION SELECT borger FROM staging.posteringer
  UNION SELECT borger FROM staging.disponering
  UNION SELECT borger FROM staging.ophold
),
registered AS (
  SELECT borger, foedselsdato, koen, doedsdato, adressebeskyttelse, bopaelskommune
  FROM staging.borgere
  QUALIFY row_number() OVER (PARTITION BY borger ORDER BY file_id DESC, row_number DESC) = 1
)
SELECT
  (row_number() OVER (ORDER BY mentioned.borger))::INTEGER AS citizen,
  mentioned.borger AS pseudonym,
  registered.foedselsdato AS birth_date,
  registered.koen AS sex,
  registered.doedsdato AS death_date,
  registered.adressebeskyttelse AS protected_address,
  registered.bopaelskommune AS residence_municipality
FROM mentioned
LEFT JOIN registered ON registered.borger = mentioned.borger
WHERE mentioned.borger IS NOT NULL
