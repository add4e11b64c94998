-- One row a posting behind a row of the reconciliation that is not reconciled, or that is expected only in the finance system.
-- `is_expense` tells the lines that pay for a service from income.
SELECT
  reconciliation.citizen,
  reconciliation.month,
  reconciliation.service_area,
  reconciliation.state,
  posting.bilagsnr || '|' || posting.linje AS posting,
  posting.row_number,
  posting.funktion AS function,
  account.grouping,
  posting.beloeb_oere AS amount_ore,
  posting.posteringsdato AS posted,
  cost_type.kind IN ('udgift', 'drift') AS is_expense
FROM staging.posteringer AS posting
JOIN model.citizen AS citizen ON citizen.pseudonym = posting.borger
JOIN model.account AS account
  ON account.fiscal_year = posting.regnskabsaar AND account.function = posting.funktion
  AND account.transaction_kind = posting.dranst AND account.registered_grouping = posting.gruppering
JOIN model.cost_type AS cost_type ON cost_type.cost_type = posting.art
LEFT JOIN facts.line_area AS line_area
  ON line_area.citizen = citizen.citizen AND line_area.month = posting.regnskabsaar * 12 + least(posting.periode, 12) - 1
  AND line_area.function = posting.funktion AND line_area.grouping IS NOT DISTINCT FROM account.grouping
JOIN facts.reconciliation AS reconciliation
  ON reconciliation.citizen = citizen.citizen
  AND reconciliation.month = posting.regnskabsaar * 12 + least(posting.periode, 12) - 1
  AND reconciliation.service_area IS NOT DISTINCT FROM coalesce(line_area.service_area, account.service_area)
  AND reconciliation.state NOT IN ('afstemt', 'betales_af_anden', 'korrektion', 'kan_ikke_afstemmes')
WHERE posting.dranst = 1 AND coalesce(nullif(posting.type, ''), 'NOR') IN ('NOR', 'SUP')
