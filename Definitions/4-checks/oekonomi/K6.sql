-- One row a service period whose rate is not the rate table's on the as-of day, or on the service's last day when that comes first.
-- Rates in different units are held against each other as prices of a year, with half a per cent of play for the days of months.
SELECT
  'indsatser' AS file,
  service.service_period AS key,
  service.row_number,
  ['disponering:' || committed.commitment] AS related,
  service.citizen,
  service.service_period,
  service.case_id,
  service.service_area,
  service.legal_basis,
  service.facility,
  service.unit,
  service.team,
  service.caseworker,
  round(abs(committed.day_price_ore - committed.table_day_price_ore) * 365)::BIGINT AS amount_ore,
  round(abs(committed.day_price_ore - committed.table_day_price_ore) * 365)::BIGINT AS yearly_ore,
  committed.committed_rate_ore,
  committed.table_rate_ore,
  lower(committed.committed_unit) AS committed_unit,
  lower(committed.table_unit) AS table_unit,
  committed.rate_day,
  committed.rate_valid_from
FROM model.committed_service AS committed
JOIN model.service_period AS service ON service.service_key = committed.service_key
WHERE service.start_date <= getvariable('as_of')
  AND CASE
    WHEN committed.committed_unit = committed.table_unit THEN committed.committed_rate_ore <> committed.table_rate_ore
    ELSE abs(committed.day_price_ore - committed.table_day_price_ore) > 0.005 * committed.table_day_price_ore
  END
