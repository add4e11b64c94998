-- One row an account art that the ledger uses, with what it is to a citizen's price: the exact art's rule, else that of its first digit.
-- `udgift` pays for a citizen's service, `indtaegt` comes from another municipality or region, `anden_indtaegt` from elsewhere, `drift` runs a facility.
SELECT used.art AS cost_type, coalesce(exact.kind, main.kind, 'drift') AS kind
FROM (SELECT DISTINCT art FROM staging.posteringer WHERE art IS NOT NULL) AS used
LEFT JOIN reference.cost_type_rule AS exact
  ON exact.cost_type = used.art
  AND getvariable('as_of') BETWEEN coalesce(exact.valid_from, DATE '0001-01-01') AND coalesce(exact.valid_to, DATE '9999-12-31')
LEFT JOIN reference.cost_type_rule AS main
  ON main.cost_type = left(used.art, 1)
  AND getvariable('as_of') BETWEEN coalesce(main.valid_from, DATE '0001-01-01') AND coalesce(main.valid_to, DATE '9999-12-31')
