-- One row a posting without a citizen, on a function that is posted by citizen, and a service period that it may be for, best first.
-- The score adds up reasons: the amount (60 to the øre, 30 within a per cent), the supplier (25), the facility (15), no other money for the
-- service in the month (15), the service covers the posting's month (required). It is a proposal for a person, never a match.
WITH unnamed AS (
  SELECT
    posting.file_id,
    posting.row_number,
    posting.bilagsnr AS voucher,
    posting.linje AS line,
    posting.regnskabsaar * 12 + least(posting.periode, 12) - 1 AS month,
    posting.beloeb_oere AS amount_ore,
    account.service_area,
    posting.leverandoer_cvr AS provider,
    cost_centre.facility
  FROM staging.posteringer AS posting
  JOIN model.account AS account
    ON account.fiscal_year = posting.regnskabsaar AND account.function = posting.funktion
    AND account.transaction_kind = posting.dranst AND account.registered_grouping = posting.gruppering
  JOIN model.cost_type AS cost_type ON cost_type.cost_type = posting.art AND cost_type.kind = 'udgift'
  JOIN reference.registered_function AS registered ON registered.function = posting.funktion AND registered.registered = 'Ja'
  LEFT JOIN model.cost_centre AS cost_centre ON cost_centre.cost_centre = posting.omkostningssted
  WHERE posting.borger IS NULL AND posting.dranst = 1 AND coalesce(nullif(posting.type, ''), 'NOR') IN ('NOR', 'SUP')
    AND account.service_area <> 'ledelse_administration'
),
candidate AS (
  SELECT
    unnamed.*,
    service.citizen,
    service.service_period,
    unnamed.amount_ore = reconciliation.expected_ore AS is_exact,
    abs(unnamed.amount_ore - reconciliation.expected_ore) <= 0.01 * abs(reconciliation.expected_ore) AS is_near,
    unnamed.provider = service.provider AS is_provider,
    unnamed.facility = service.facility AS is_facility,
    reconciliation.posted_ore = 0 AS is_unpaid
  FROM unnamed
  JOIN facts.reconciliation AS reconciliation
    ON reconciliation.month = unnamed.month AND reconciliation.service_area = unnamed.service_area
    AND reconciliation.service_days > 0
    -- Every proposal needs the amount, or a service without other money: not everybody in the area.
    AND (
      reconciliation.posted_ore = 0
      OR abs(unnamed.amount_ore - (reconciliation.expected_ore - reconciliation.posted_ore)) <= 0.01 * abs(unnamed.amount_ore)
    )
  JOIN model.service_period AS service ON service.service_key = reconciliation.service_key
),
scored AS (
  SELECT
    *,
    (CASE WHEN is_exact THEN 60 WHEN is_near THEN 30 ELSE 0 END
      + CASE WHEN is_provider THEN 25 ELSE 0 END
      + CASE WHEN is_facility THEN 15 ELSE 0 END
      + CASE WHEN is_unpaid THEN 15 ELSE 0 END) AS score,
    concat_ws(
      ', ',
      CASE WHEN is_exact THEN 'beløbet er takst gange dage' WHEN is_near THEN 'beløbet er tæt på takst gange dage' END,
      CASE WHEN is_provider THEN 'samme leverandør' END,
      CASE WHEN is_facility THEN 'samme tilbud' END,
      CASE WHEN is_unpaid THEN 'indsatsen mangler en postering i måneden' END
    ) AS reasons
  FROM candidate
)
SELECT
  file_id,
  row_number,
  voucher,
  line,
  month,
  service_area,
  amount_ore,
  citizen,
  service_period,
  score,
  reasons,
  (row_number() OVER (PARTITION BY file_id, row_number ORDER BY score DESC, service_period, citizen, reasons))::INTEGER AS rank
FROM scored
WHERE score >= 40
QUALIFY rank <= 3
