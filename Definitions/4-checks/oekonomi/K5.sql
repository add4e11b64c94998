-- One row a service period whose last day is not the same in the case system and the finance system; one of them may be open-ended.
WITH different AS (
  SELECT
    *,
    -- An open end lasts at least to the as-of day.
    coalesce(granted_end, greatest(getvariable('as_of'), committed_end)) AS granted_last,
    coalesce(committed_end, greatest(getvariable('as_of'), granted_end)) AS committed_last
  FROM model.committed_service
  WHERE (granted_end IS NULL) <> (committed_end IS NULL)
    OR abs(granted_end - committed_end) > getvariable('dage')
)
SELECT
  'indsatser' AS file,
  service.service_period AS key,
  service.row_number,
  list_transform(different.commitments, lambda name: 'disponering:' || name) AS related,
  service.citizen,
  service.service_period,
  service.case_id,
  service.service_area,
  service.legal_basis,
  service.facility,
  service.unit,
  service.team,
  service.caseworker,
  abs(different.committed_last - different.granted_last)::INTEGER AS days,
  round(days * different.day_price_ore)::BIGINT AS amount_ore,
  -- They agree on the earlier of the two days; the day after it is the first that differs.
  (year(least(granted_last, committed_last) + 1) * 12 + month(least(granted_last, committed_last) + 1) - 1)::INTEGER AS first_month,
  (year(greatest(granted_last, committed_last)) * 12 + month(greatest(granted_last, committed_last)) - 1)::INTEGER AS last_month,
  different.granted_end AS sag,
  different.committed_end AS oekonomi
FROM different
JOIN model.service_period AS service ON service.service_key = different.service_key
