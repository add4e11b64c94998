-- One row a voucher and line that a fiscal year holds more than once. The lines count as they stand; what is at stake is all but the first.
SELECT
  'posteringer' AS file,
  bilagsnr || '|' || linje AS key,
  min(row_number) AS row_number,
  arg_min(citizen.citizen, row_number) AS citizen,
  arg_min(funktion, row_number) AS function,
  min(regnskabsaar * 12 + least(periode, 12) - 1) AS first_month,
  max(regnskabsaar * 12 + least(periode, 12) - 1) AS last_month,
  abs(sum(beloeb_oere) - arg_min(beloeb_oere, (file_id, row_number)))::BIGINT AS amount_ore,
  bilagsnr AS voucher,
  linje AS line,
  regnskabsaar::VARCHAR AS fiscal_year,
  count(*) AS lines,
  CASE
    WHEN count(DISTINCT hash(periode, posteringsdato, funktion, dranst, gruppering, art, omkostningssted, borger, beloeb_oere)) = 1
      THEN 'ens'
    ELSE 'forskellige'
  END AS likeness
FROM staging.posteringer AS posting
LEFT JOIN model.citizen AS citizen ON citizen.pseudonym = posting.borger
GROUP BY regnskabsaar, bilagsnr, linje
HAVING count(*) > 1
