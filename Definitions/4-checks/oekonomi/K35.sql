-- One row a voucher and line that a fiscal year holds more than once. The lines count as they stand; what is at stake is all but
-- one: where they differ, all but the largest amount.
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
  min(citizen.citizen) AS citizen,
  min(account.service_area) AS service_area,
  min(posting.funktion) AS function,
  min(posting.regnskabsaar * 12 + least(posting.periode, 12) - 1) AS first_month,
  max(posting.regnskabsaar * 12 + least(posting.periode, 12) - 1) AS last_month,
  abs(sum(posting.beloeb_oere) - arg_max(posting.beloeb_oere, (abs(posting.beloeb_oere), posting.beloeb_oere)))::BIGINT AS amount_ore,
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
LEFT JOIN model.account AS account
  ON account.fiscal_year = posting.regnskabsaar AND account.function = posting.funktion
  AND account.transaction_kind = posting.dranst AND account.registered_grouping = posting.gruppering
LEFT JOIN model.citizen AS citizen ON citizen.pseudonym = posting.borger
GROUP BY posting.regnskabsaar, posting.bilagsnr, posting.linje
HAVING count(*) > 1
