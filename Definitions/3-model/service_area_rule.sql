-- One row a paragraph, rammetype (null = every) and period that belongs to a service area.
SELECT
  basis.section AS legal_basis,
  rule.setting,
  coalesce(rule.valid_from, DATE '0001-01-01') AS valid_from,
  coalesce(rule.valid_to, DATE '9999-12-31') AS valid_to,
  rule.service_area
FROM reference.service_area_rule AS rule
JOIN model.legal_basis AS basis ON basis.registered = rule.legal_basis
