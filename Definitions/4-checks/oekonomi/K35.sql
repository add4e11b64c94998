-- One row a voucher and line that a fiscal year holds more than once. The lines count as they stand; what is at stake is all but the first.
WITH repeated AS (
  -- Numbers instead of texts to group by: most vouchers stand once.
  SELECT hash(regnskabsaar, bilagsnr, linje) AS name
  FROM staging.posteringer
  GROUP BY name
  HAVING count(*) > 1
)
SELECT
  'posteringer' AS file,
  posting.bilagsnr || '|' || posting.linje AS key,
  min(posting.row_number) AS row_number,
  arg_min(citizen.citizen, posting.row_number) AS citizen,
  arg_min(posting.funktion, posting.row_number) AS function,
  min(posting.regnskabsaar * 12 + least(posting.periode, 12) - 1) AS first_month,
  max(posting.regnskabsaar * 12 + least(posting.periode, 12) - 1) AS last_month,
  abs(sum(posting.beloeb_oere) - arg_min(posting.beloeb_oere, (posting.file_id, posting.row_number)))::BIGINT AS amount_ore,
  posting.bilagsnr AS voucher,
  posting.linje AS line,
  posting.regnskabsaar::VARCHAR AS fiscal_year,
  count(*) AS lines,
  CASE
    WHEN count(DISTINCT hash(
      posting.periode, posting.posteringsdato, posting.funktion, posting.dranst, posting.gruppering, posting.art,
      posting.omkostningssted, posting.borger, posting.beloeb_oere)) = 1 THEN 'ens'
    ELSE 'forskellige'
  END AS likeness
FROM staging.posteringer AS posting
SEMI JOIN repeated ON repeated.name = hash(posting.regnskabsaar, posting.bilagsnr, posting.linje)
LEFT JOIN model.citizen AS citizen ON citizen.pseudonym = posting.borger
GROUP BY posting.regnskabsaar, posting.bilagsnr, posting.linje
HAVING count(*) > 1
