-- One row a spelling of a paragraph, with its standard form (`SEL §82 a`) and its section without stk. and nr.
-- Text that is not one paragraph of a known law stays as registered: the row is kept, a check reports it. A bare § means serviceloven.
WITH spelling AS (
  SELECT paragraf AS registered FROM staging.indsatser
  UNION SELECT paragraf FROM staging.sager
  UNION SELECT paragraf FROM staging.klager
  UNION SELECT paragraf FROM staging.frister
  UNION SELECT legal_basis FROM reference.service_area_rule
),
tidy AS (
  SELECT
    registered,
    rtrim(lower(trim(regexp_replace(replace(registered, chr(160), ' '), '\s+', ' ', 'g'))), ' .') AS written
  FROM spelling
  WHERE registered IS NOT NULL
),
-- The law's name stands before the number (`SEL §108`) or after it (`§ 108 i serviceloven`); the longest name wins.
named AS (
  SELECT
    tidy.registered,
    coalesce(law.law, 'SEL') AS law,
    CASE
      WHEN starts_with(written, law.name) THEN substr(written, length(law.name) + 1)
      WHEN law.name IS NOT NULL
        THEN regexp_replace(left(written, length(written) - length(law.name)), '\s+(i|efter)?\s*$', '')
      ELSE written
    END AS remainder
  FROM tidy
  LEFT JOIN reference.law AS law
    ON (
      regexp_matches(substr(written, length(law.name) + 1), '^[\s.,]*[§0-9]') AND starts_with(written, law.name)
      OR regexp_matches(written, '^§') AND ends_with(written, ' ' || law.name)
    )
    AND getvariable('as_of') BETWEEN coalesce(law.valid_from, DATE '0001-01-01') AND coalesce(law.valid_to, DATE '9999-12-31')
  WHERE law.name IS NOT NULL OR starts_with(written, '§')
  QUALIFY row_number() OVER (PARTITION BY tidy.registered ORDER BY length(law.name) DESC NULLS LAST, law.law) = 1
),
part AS (
  SELECT
    registered,
    law,
    regexp_extract(
      remainder, '^[\s.,]*§*\s*(\d+)\s*([a-zæøå])?(?:[\s.,]+((?:stk|nr|pkt|litra).*))?$', ['number', 'letter', 'tail']
    ) AS found
  FROM named
)
SELECT
  tidy.registered,
  CASE
    WHEN coalesce(found.number, '') = '' THEN trim(tidy.registered)
    ELSE concat(
      law, ' §', found.number, CASE WHEN found.letter <> '' THEN ' ' || found.letter END,
      CASE WHEN found.tail <> '' THEN ' ' || found.tail END)
  END AS legal_basis,
  CASE
    WHEN coalesce(found.number, '') = '' THEN trim(tidy.registered)
    ELSE concat(law, ' §', found.number, CASE WHEN found.letter <> '' THEN ' ' || found.letter END)
  END AS section
FROM tidy
LEFT JOIN part ON part.registered = tidy.registered
