-- One row a posting without a citizen on a function that is posted by citizen; salaries, goods and administration are not a citizen's.
SELECT
  'posteringer' AS file,
  posting.bilagsnr || '|' || posting.linje AS key,
  posting.row_number,
  account.service_area,
  posting.funktion AS function,
  posting.regnskabsaar * 12 + least(posting.periode, 12) - 1 AS first_month,
  posting.regnskabsaar * 12 + least(posting.periode, 12) - 1 AS last_month,
  abs(posting.beloeb_oere) AS amount_ore,
  cost_centre.unit,
  cost_centre.facility,
  posting.art AS cost_type,
  CASE WHEN proposal.service_period IS NOT NULL THEN ['indsatser:' || proposal.service_period] ELSE CAST([] AS VARCHAR[]) END
    AS related,
  coalesce('Forslag: indsats ' || proposal.service_period || ' (' || proposal.score || ' point: ' || proposal.reasons || ')',
    'Intet forslag til borger') AS proposal
FROM staging.posteringer AS posting
JOIN model.account AS account
  ON account.fiscal_year = posting.regnskabsaar AND account.function = posting.funktion
  AND account.transaction_kind = posting.dranst AND account.registered_grouping = posting.gruppering
JOIN model.cost_type AS cost_type ON cost_type.cost_type = posting.art AND cost_type.kind = 'udgift'
JOIN reference.registered_function AS registered
  ON registered.function = posting.funktion AND registered.registered = 'Ja'
  AND make_date(posting.regnskabsaar, 1, 1)
    BETWEEN coalesce(registered.valid_from, DATE '0001-01-01') AND coalesce(registered.valid_to, DATE '9999-12-31')
LEFT JOIN model.cost_centre AS cost_centre ON cost_centre.cost_centre = posting.omkostningssted
LEFT JOIN facts.reconciliation_proposal AS proposal
  ON proposal.row_number = posting.row_number AND proposal.file_id = posting.file_id AND proposal.rank = 1
WHERE posting.borger IS NULL
  AND posting.dranst = 1
  AND coalesce(nullif(posting.type, ''), 'NOR') IN ('NOR', 'SUP')
  AND account.service_area <> 'ledelse_administration'
