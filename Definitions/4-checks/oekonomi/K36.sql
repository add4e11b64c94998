-- One row a posting outside its fiscal year, in the supplementary period, or of type PRI. A declared supplementary line (type SUP in period 13)
-- is as it should be and only information.
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
    WHEN posting.type = 'PRI' THEN 'Linjen er en primopostering (PRI) og tæller ikke i forbruget'
    WHEN posting.periode NOT BETWEEN 1 AND 13 THEN 'Perioden findes ikke i regnskabsåret'
    WHEN year(posting.posteringsdato + getvariable('dage_foer')) < posting.regnskabsaar THEN 'Linjen er dateret før regnskabsåret'
    WHEN year(posting.posteringsdato - getvariable('dage_efter')) > posting.regnskabsaar THEN 'Linjen er dateret efter regnskabsåret'
    WHEN posting.periode = 13 AND posting.type = 'SUP' THEN 'Linjen er i supplementsperioden og tæller i december'
    WHEN posting.periode = 13 THEN 'Linjen er i periode 13, men er ikke af typen SUP'
    WHEN posting.type = 'SUP' THEN 'Linjen er af typen SUP, men ikke i periode 13'
  END AS kind,
  posting.regnskabsaar::VARCHAR AS fiscal_year,
  posting.periode AS period,
  posting.posteringsdato AS posted,
  CASE WHEN starts_with(kind, 'Linjen er i supplementsperioden') THEN 'info' END AS severity
FROM staging.posteringer AS posting
LEFT JOIN model.account AS account
  ON account.fiscal_year = posting.regnskabsaar AND account.function = posting.funktion
  AND account.transaction_kind = posting.dranst AND account.registered_grouping = posting.gruppering
LEFT JOIN model.citizen AS citizen ON citizen.pseudonym = posting.borger
WHERE kind IS NOT NULL
