-- Alle fund i det lager, der vises: hvad, hvis, hvor, og hvad der er på spil. Borgeren er et pseudonym.
SELECT
  finding,
  check_id,
  severity,
  owner,
  file,
  key,
  row_number,
  message,
  citizen,
  pseudonym,
  service_period,
  case_id,
  service_area,
  legal_basis,
  facility,
  unit,
  team,
  caseworker,
  function,
  first_month,
  last_month,
  amount_ore,
  days
FROM findings.finding
ORDER BY finding
