-- Én borgers disponeringer ($1 er borgerens nummer i lageret), som økonomisystemet har dem, med indsatsen, de betaler for.
SELECT
  commitment.commitment,
  service.service_period,
  commitment.function,
  commitment.service_area,
  commitment.rate_ore,
  commitment.unit AS rate_unit,
  commitment.start_date,
  commitment.end_date
FROM model.commitment AS commitment
LEFT JOIN model.service_period AS service ON service.service_key = commitment.service_key
WHERE commitment.citizen = $1
ORDER BY commitment.start_date, commitment.end_date, commitment.commitment
