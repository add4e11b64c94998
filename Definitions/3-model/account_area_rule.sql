-- One row an account function (or its first two parts), gruppering (null = every) and period that belongs to a service area.
SELECT
  function,
  grouping,
  coalesce(valid_from, DATE '0001-01-01') AS valid_from,
  coalesce(valid_to, DATE '9999-12-31') AS valid_to,
  service_area
FROM reference.account_area_rule
