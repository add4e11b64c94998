-- One row an account (year, funktion, dranst, gruppering as registered) that the ledger, the budget or a commitment uses, with its service area.
-- Gruppering 200 comes before the function; dranst 2 has other groupings and follows its function alone. Outside 5.28 and 5.38: null.
-- Codes: grouping, service_area
WITH used AS (
  SELECT regnskabsaar, funktion, dranst, gruppering FROM staging.posteringer
  UNION SELECT regnskabsaar, funktion, dranst, gruppering FROM staging.budget
  UNION SELECT year(getvariable('as_of'))::INTEGER, funktion, 1, gruppering FROM staging.disponering
),
account AS (
  SELECT
    regnskabsaar AS fiscal_year,
    funktion AS function,
    dranst AS transaction_kind,
    gruppering AS registered_grouping,
    -- Excel loses leading zeros.
    CASE WHEN regexp_full_match(gruppering, '\d{1,2}') THEN lpad(gruppering, 3, '0') ELSE gruppering END AS grouping,
    regexp_extract(funktion, '^\d+\.\d+') AS main_function,
    make_date(regnskabsaar, 1, 1) AS valid_on
  FROM used
)
SELECT
  account.fiscal_year,
  account.function,
  account.transaction_kind,
  account.registered_grouping,
  account.grouping,
  CASE account.transaction_kind
    WHEN 1 THEN coalesce(
      function_grouping.service_area, main_grouping.service_area, function_rule.service_area, main_rule.service_area)
    WHEN 2 THEN coalesce(function_rule.service_area, main_rule.service_area)
    ELSE main_rule.service_area
  END AS service_area
FROM account
LEFT JOIN model.account_area_rule AS function_grouping
  ON function_grouping.function = account.function AND function_grouping.grouping = account.grouping
  AND account.valid_on BETWEEN function_grouping.valid_from AND function_grouping.valid_to
LEFT JOIN model.account_area_rule AS main_grouping
  ON main_grouping.function = account.main_function AND main_grouping.grouping = account.grouping
  AND account.valid_on BETWEEN main_grouping.valid_from AND main_grouping.valid_to
LEFT JOIN model.account_area_rule AS function_rule
  ON function_rule.function = account.function AND function_rule.grouping IS NULL
  AND account.valid_on BETWEEN function_rule.valid_from AND function_rule.valid_to
LEFT JOIN model.account_area_rule AS main_rule
  ON main_rule.function = account.main_function AND main_rule.grouping IS NULL
  AND account.valid_on BETWEEN main_rule.valid_from AND main_rule.valid_to
