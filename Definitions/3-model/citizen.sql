-- One row a person (borger) that any file mentions, also when borgere lacks it.
-- The small key keeps facts narrow and says nothing about the person. Of rows that share a number the one counts whose fields, in the order
-- of the file, are the greatest (a filled field before an empty one); K54 tells where they differ.
-- What people call the person (label) is the beginning of the pseudonym: four letters, and more where two would be called the same.
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
  QUALIFY row_number() OVER (
    PARTITION BY borger
    ORDER BY file_id DESC, foedselsdato DESC NULLS LAST, koen DESC NULLS LAST, doedsdato DESC NULLS LAST,
      adressebeskyttelse DESC NULLS LAST, bopaelskommune DESC NULLS LAST
  ) = 1
)
SELECT
  (row_number() OVER (ORDER BY mentioned.borger))::INTEGER AS citizen,
  mentioned.borger AS pseudonym,
  upper(CASE
    WHEN count(*) OVER (PARTITION BY left(mentioned.borger, 4)) = 1 THEN left(mentioned.borger, 4)
    WHEN count(*) OVER (PARTITION BY left(mentioned.borger, 6)) = 1 THEN left(mentioned.borger, 6)
    WHEN count(*) OVER (PARTITION BY left(mentioned.borger, 8)) = 1 THEN left(mentioned.borger, 8)
    WHEN count(*) OVER (PARTITION BY left(mentioned.borger, 12)) = 1 THEN left(mentioned.borger, 12)
    ELSE mentioned.borger
  END) AS label,
  registered.foedselsdato AS birth_date,
  registered.koen AS sex,
  registered.doedsdato AS death_date,
  registered.adressebeskyttelse AS protected_address,
  registered.bopaelskommune AS residence_municipality
FROM mentioned
LEFT JOIN registered ON registered.borger = mentioned.borger
WHERE mentioned.borger IS NOT NULL
