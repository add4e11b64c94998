-- One row a citizen and area with money posted in months without a service of the area, where another municipality acts: to be expected.
WITH paid AS (
  SELECT
    reconciliation.citizen,
    reconciliation.service_area,
    arg_min(line.posting, (line.month, line.posting)) AS first_posting,
    arg_min(line.row_number, (line.month, line.posting)) AS row_number,
    arg_min(line.function, (line.month, line.posting, line.function)) AS function,
    list('posteringer:' || line.posting ORDER BY line.month, line.posting) AS postings,
    sum(line.amount_ore)::BIGINT AS amount_ore,
    min(line.month) AS first_month,
    max(line.month) AS last_month,
    arg_max(reconciliation.acting_municipality, (line.month, reconciliation.acting_municipality)) AS acting_municipality,
    min(reconciliation.unit) AS unit
  FROM facts.reconciliation AS reconciliation
  JOIN facts.reconciliation_line AS line
    ON line.citizen = reconciliation.citizen AND line.month = reconciliation.month
    AND line.service_area = reconciliation.service_area AND line.is_expense
  WHERE reconciliation.state = 'kun_i_oekonomi_forventet' AND reconciliation.posted_ore > 0
  GROUP BY reconciliation.citizen, reconciliation.service_area
)
SELECT
  'posteringer' AS file,
  paid.first_posting AS key,
  paid.row_number,
  paid.postings[2:] AS related,
  paid.citizen,
  paid.service_area,
  paid.unit,
  paid.function,
  paid.first_month,
  paid.last_month,
  paid.amount_ore,
  coalesce(municipality.name, paid.acting_municipality) AS acting
FROM paid
LEFT JOIN reference.municipality AS municipality ON municipality.municipality = paid.acting_municipality
