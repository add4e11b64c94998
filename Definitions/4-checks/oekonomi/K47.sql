-- One row a fiscal year whose reallocations (omplaceringer) do not sum to zero; the lines with one are related.
SELECT
  'budget' AS file,
  regnskabsaar::VARCHAR AS key,
  min(row_number) AS row_number,
  list(
    'budget:' || concat_ws('|', regnskabsaar, funktion, dranst, gruppering, omkostningssted)
    ORDER BY funktion, dranst, gruppering, omkostningssted) AS related,
  regnskabsaar * 12 AS first_month,
  regnskabsaar * 12 + 11 AS last_month,
  abs(sum(omplacering_oere))::BIGINT AS amount_ore,
  sum(omplacering_oere)::BIGINT AS sum_ore,
  count(*) AS lines,
  regnskabsaar::VARCHAR AS fiscal_year
FROM staging.budget
WHERE omplacering_oere <> 0
GROUP BY regnskabsaar
HAVING abs(sum(omplacering_oere)) > getvariable('kroner') * 100
