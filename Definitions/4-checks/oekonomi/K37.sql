-- One row a fictive or planned payment among the postings: by its type, by its text, or because its period lies after the as-of day.
SELECT
  'posteringer' AS file,
  posting.bilagsnr || '|' || posting.linje AS key,
  posting.row_number,
  citizen.citizen,
  account.service_area,
  posting.funktion AS function,
  posting.regnskabsaar * 12 + least(posting.periode, 12) - 1 AS first_month,
  posting.regnskabsaar * 12 + least(posting.periode, 12) - 1 AS last_month,
  abs(posting.beloeb_oere) AS amount_ore,
  CASE
    WHEN posting.type = 'FIKTIV' THEN 'er af typen FIKTIV og tæller ikke i forbruget'
    WHEN make_date(posting.regnskabsaar, least(posting.periode, 12), 1) > getvariable('as_of')
      THEN 'ligger i en periode, der ikke er begyndt, og er en planlagt betaling'
    ELSE 'er efter sin tekst fiktiv eller planlagt, men tæller i forbruget'
  END AS kind,
  coalesce(nullif(posting.type, ''), 'NOR') AS posting_type
FROM staging.posteringer AS posting
LEFT JOIN model.account AS account
  ON account.fiscal_year = posting.regnskabsaar AND account.function = posting.funktion
  AND account.transaction_kind = posting.dranst AND account.registered_grouping = posting.gruppering
LEFT JOIN model.citizen AS citizen ON citizen.pseudonym = posting.borger
WHERE posting.type = 'FIKTIV'
  OR coalesce(posting.type, '') <> 'PRI' AND (
    posting.periode BETWEEN 1 AND 13
    AND posting.regnskabsaar * 12 + least(posting.periode, 12) > year(getvariable('as_of')) * 12 + month(getvariable('as_of'))
    OR regexp_matches(posting.tekst, '(?i)\b(fiktiv|planlagt betaling|planlagt udbetaling)')
  )
