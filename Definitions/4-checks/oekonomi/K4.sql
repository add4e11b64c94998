-- One row a service period whose first day is not the same in the case system and the finance system, by more than so many days.
SELECT
  'indsatser' AS file,
  service.service_period AS key,
  service.row_number,
  list_transform(committed.commitments, lambda name: 'disponering:' || name) AS related,
  service.citizen,
  service.service_period,
  service.case_id,
  service.service_area,
  service.legal_basis,
  service.facility,
  service.unit,
  service.team,
  service.caseworker,
  abs(committed.committed_start - committed.granted_start)::INTEGER AS days,
  round(days * committed.day_price_ore)::BIGINT AS amount_ore,
  (year(least(committed.committed_start, committed.granted_start)) * 12
    + month(least(committed.committed_start, committed.granted_start)) - 1)::INTEGER AS first_month,
  -- From the later of the two days on they agree.
  (year(greatest(committed.committed_start, committed.granted_start) - 1) * 12
    + month(greatest(committed.committed_start, committed.granted_start) - 1) - 1)::INTEGER AS last_month,
  committed.granted_start AS sag,
  committed.committed_start AS oekonomi
FROM model.committed_service AS committed
JOIN model.service_period AS service ON service.service_key = committed.service_key
WHERE abs(committed.committed_start - committed.granted_start) > getvariable('dage')
