-- Én borgers indsatser ($1 er borgerens nummer i lageret), som fagsystemet har dem.
SELECT
  service_period,
  legal_basis,
  service,
  service_area,
  facility,
  provider_name AS provider,
  unit,
  start_date,
  end_date,
  acting_municipality,
  paying_municipality
FROM model.service_period
WHERE citizen = $1
ORDER BY start_date, end_date, service_period
