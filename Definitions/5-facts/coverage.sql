-- One row a service period (indsats) and month: its covered days as a mask, and every attribute that figures are grouped or filtered by.
-- Stays in the order of model.service_month, by month, so that a period's rows lie together.
SELECT
  service.citizen,
  service.service_period,
  service_month.month,
  service_month.mask,
  service.service_area,
  service.legal_basis,
  service.setting,
  service.service,
  service.target_group,
  service.facility,
  service.provider,
  service.ownership,
  service.unit,
  service.team,
  service.caseworker,
  service.acting_municipality,
  service.paying_municipality,
  service_month.age_group,
  citizen.sex
FROM model.service_month AS service_month
JOIN model.service_period AS service ON service.service_key = service_month.service_key
JOIN model.citizen AS citizen ON citizen.citizen = service.citizen
