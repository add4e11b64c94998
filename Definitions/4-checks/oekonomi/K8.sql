-- One row a citizen and account with money, or a commitment, on an account that the paragraph of the service may not stand on.
-- Money: a service of the month has none on its own account. The entity is the earliest line; the others and the service are related.
WITH permitted AS (
  SELECT
    legal_basis,
    setting,
    string_agg(DISTINCT function || coalesce(' grp. ' || grouping, ''), ', ' ORDER BY function || coalesce(' grp. ' || grouping, ''))
      AS functions
  FROM model.service_account
  WHERE function IS NOT NULL
  GROUP BY legal_basis, setting
),
line AS (
  SELECT line.*, reconciliation.right_service_key
  FROM facts.reconciliation AS reconciliation
  JOIN facts.reconciliation_line AS line
    ON line.citizen = reconciliation.citizen AND line.month = reconciliation.month
    AND line.service_area IS NOT DISTINCT FROM reconciliation.service_area AND line.is_expense
  WHERE reconciliation.state = 'forkert_konto' AND reconciliation.right_service_key IS NOT NULL
  -- Where the account has right money too, the line that is nearest to what is too much.
  QUALIFY reconciliation.service_days = 0 OR row_number() OVER (
    PARTITION BY line.citizen, line.month, line.service_area
    ORDER BY abs(line.amount_ore - reconciliation.difference_ore), line.posting, line.function, line.grouping, line.amount_ore
  ) = 1
),
misplaced AS (
  SELECT
    citizen,
    right_service_key AS service_key,
    function || coalesce(' grp. ' || grouping, '') AS account,
    function,
    arg_min(posting, (month, posting)) AS first_posting,
    arg_min(row_number, (month, posting)) AS row_number,
    list('posteringer:' || posting ORDER BY month, posting) AS postings,
    sum(amount_ore)::BIGINT AS amount_ore,
    min(month) AS first_month,
    max(month) AS last_month
  FROM line
  GROUP BY citizen, right_service_key, function, grouping
),
found AS (
  SELECT
    'posteringer' AS file,
    first_posting AS key,
    row_number,
    postings[2:] AS related,
    service_key,
    account,
    function,
    first_month,
    last_month,
    amount_ore
  FROM misplaced
  UNION ALL
  SELECT
    'disponering',
    commitment.commitment,
    commitment.row_number,
    CAST([] AS VARCHAR[]),
    commitment.service_key,
    commitment.function || coalesce(' grp. ' || commitment.grouping, ''),
    commitment.function,
    NULL,
    NULL,
    commitment.rate_ore
  FROM model.commitment AS commitment
  JOIN model.service_period AS service ON service.service_key = commitment.service_key
  WHERE commitment.linked_by = 'indsats'
    AND NOT EXISTS (
      FROM model.service_account AS account
      WHERE account.legal_basis = service.legal_basis AND account.setting IS NOT DISTINCT FROM service.setting
        AND (
          account.function IS NULL
          OR account.function = commitment.function AND coalesce(account.grouping = commitment.grouping, TRUE)
        )
    )
)
SELECT
  found.file,
  found.key,
  found.row_number,
  list_append(found.related, 'indsatser:' || service.service_period) AS related,
  service.citizen,
  service.service_period,
  service.case_id,
  service.service_area,
  service.legal_basis,
  service.facility,
  service.unit,
  service.team,
  service.caseworker,
  found.function,
  found.first_month,
  found.last_month,
  found.amount_ore,
  found.account,
  permitted.functions
FROM found
JOIN model.service_period AS service ON service.service_key = found.service_key
LEFT JOIN permitted
  ON permitted.legal_basis = service.legal_basis AND permitted.setting IS NOT DISTINCT FROM service.setting
