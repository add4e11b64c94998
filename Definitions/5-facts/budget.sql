-- One row a budget line and month; the amounts are the whole year's, a metric takes a twelfth. Dranst 1 only.
SELECT
  budget.regnskabsaar * 12 + months.month AS month,
  budget.oprindeligt_budget_oere AS original_ore,
  budget.oprindeligt_budget_oere + coalesce(budget.tillaegsbevilling_oere, 0) + coalesce(budget.omplacering_oere, 0)
    AS adjusted_ore,
  budget.funktion AS function,
  account.grouping,
  budget.omkostningssted AS cost_centre,
  account.service_area,
  cost_centre.facility,
  cost_centre.unit
FROM staging.budget AS budget
CROSS JOIN (SELECT month::INTEGER AS month FROM range(12) AS year (month)) AS months
LEFT JOIN model.account AS account
  ON account.fiscal_year = budget.regnskabsaar AND account.function = budget.funktion
  AND account.transaction_kind = budget.dranst AND account.registered_grouping = budget.gruppering
LEFT JOIN model.cost_centre AS cost_centre ON cost_centre.cost_centre = budget.omkostningssted
WHERE budget.dranst = 1
