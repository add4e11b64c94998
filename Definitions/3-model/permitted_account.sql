-- One row a paragraph's section, rammetype (null = every; Ukendt = not stated), function and gruppering (null = every) that it may be posted on.
SELECT
  legal_basis AS section,
  setting,
  function,
  grouping,
  coalesce(valid_from, DATE '0001-01-01') AS valid_from,
  coalesce(valid_to, DATE '9999-12-31') AS valid_to,
  source
FROM reference.account_legal_basis
