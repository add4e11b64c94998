-- One row a ledger line (postering) in the month it is posted for, never by its date; period 13 is December.
-- All types are kept, an empty one is NOR: which of them count is a metric's business.
SELECT
  posting.regnskabsaar * 12 + least(posting.periode, 12) - 1 AS month,
  posting.beloeb_oere AS amount_ore,
  posting.dranst AS transaction_kind,
  coalesce(nullif(posting.type, ''), 'NOR') AS posting_type,
  posting.funktion AS function,
  account.grouping,
  posting.art AS cost_type,
  posting.omkostningssted AS cost_centre,
  account.service_area,
  cost_centre.facility,
  posting.leverandoer_cvr AS provider,
  cost_centre.unit,
  citizen.citizen,
  citizen.sex,
  age_group.age_group,
  posting.bilagsnr AS voucher,
  posting.linje AS line
FROM staging.posteringer AS posting
LEFT JOIN model.account AS account
  ON account.fiscal_year = posting.regnskabsaar AND account.function = posting.funktion
  AND account.transaction_kind = posting.dranst AND account.registered_grouping = posting.gruppering
LEFT JOIN model.cost_centre AS cost_centre ON cost_centre.cost_centre = posting.omkostningssted
LEFT JOIN model.citizen AS citizen ON citizen.pseudonym = posting.borger
-- Age on the month's last day: whole months since the month of birth; before birth there is none.
LEFT JOIN model.age_group AS age_group
  ON age_group.age = CASE
    WHEN posting.regnskabsaar * 12 + least(posting.periode, 12) >= year(citizen.birth_date) * 12 + month(citizen.birth_date)
      THEN (
        posting.regnskabsaar * 12 + least(posting.periode, 12)
        - year(citizen.birth_date) * 12 - month(citizen.birth_date)
      ) // 12
  END
