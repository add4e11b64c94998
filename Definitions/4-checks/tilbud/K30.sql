-- One row a service period whose provider has no CVR number of eight digits, and one a facility without a P-number of ten.
WITH written AS (
  SELECT indsats_id, row_number, min(leverandoer) AS provider, min(leverandoer_cvr) AS cvr
  FROM staging.indsatser
  GROUP BY indsats_id, row_number
),
served AS (
  SELECT provider, count(DISTINCT citizen) AS citizens FROM model.service_period GROUP BY provider
),
housed AS (
  SELECT facility, count(DISTINCT citizen) AS citizens FROM model.service_period GROUP BY facility
)
SELECT
  'indsatser' AS file,
  service.service_period AS key,
  service.row_number,
  service.citizen,
  service.service_period,
  service.case_id,
  service.service_area,
  service.legal_basis,
  service.facility,
  service.unit,
  service.team,
  service.caseworker,
  'CVR-nummeret' AS field,
  written.provider,
  written.cvr AS number,
  coalesce(served.citizens, 0) AS citizens
FROM model.service_period AS service
JOIN written ON written.indsats_id = service.service_period AND written.row_number = service.row_number
LEFT JOIN served ON served.provider = service.provider
WHERE (written.provider IS NOT NULL OR written.cvr IS NOT NULL)
  AND NOT regexp_full_match(coalesce(written.cvr, ''), '\d{8}')
UNION ALL BY NAME
SELECT
  'tilbud' AS file,
  facility.facility AS key,
  facility.facility,
  facility.unit,
  'P-nummeret' AS field,
  facility.name AS provider,
  facility.p_number AS number,
  coalesce(housed.citizens, 0) AS citizens
FROM model.facility AS facility
LEFT JOIN housed ON housed.facility = facility.facility
WHERE NOT regexp_full_match(coalesce(facility.p_number, ''), '\d{10}')
