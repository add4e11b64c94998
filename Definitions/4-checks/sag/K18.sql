-- One row a service period that began at an age its law is not for, and one a person who is new in the central refusion after 67.
WITH started AS (
  SELECT service.*, date_sub('year', citizen.birth_date, service.start_date)::INTEGER AS age
  FROM model.service_period AS service
  JOIN model.citizen AS citizen ON citizen.citizen = service.citizen
  WHERE citizen.birth_date <= service.start_date
),
-- The paragraph's own rule goes before that of its law.
ruled AS (
  SELECT started.*, rule.from_age::INTEGER AS from_age, rule.to_age::INTEGER AS to_age, rule.rule
  FROM started
  JOIN reference.age_rule AS rule
    ON rule.legal_basis IN (started.section, split_part(started.section, ' ', 1))
    AND started.start_date BETWEEN coalesce(rule.valid_from, DATE '0001-01-01')
      AND coalesce(rule.valid_to, DATE '9999-12-31')
  QUALIFY row_number() OVER (PARTITION BY started.service_key ORDER BY length(rule.legal_basis) DESC) = 1
),
refusion AS (
  SELECT
    posting.borger,
    min(posting.regnskabsaar * 12 + least(posting.periode, 12) - 1) AS first_month,
    arg_min(concat(posting.bilagsnr, '|', posting.linje), (posting.regnskabsaar, posting.periode, posting.bilagsnr, posting.linje)) AS line,
    arg_min(posting.row_number, (posting.regnskabsaar, posting.periode, posting.bilagsnr, posting.linje)) AS row_number
  FROM staging.posteringer AS posting
  WHERE posting.funktion = '5.22.07' AND posting.dranst = 2 AND posting.borger IS NOT NULL AND posting.beloeb_oere < 0
  GROUP BY posting.borger
),
ledger AS (
  SELECT min(regnskabsaar * 12 + least(periode, 12) - 1) AS first_month FROM staging.posteringer
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
  NULL::VARCHAR AS function,
  service.age,
  service.start_date,
  concat(
    service.legal_basis, ' er for ', service.from_age || ' år og ældre', service.to_age || ' år og yngre', ' (', service.rule, ').'
  ) AS rule
FROM ruled AS service
WHERE service.age < service.from_age OR service.age > service.to_age
UNION ALL BY NAME
SELECT
  'posteringer' AS file,
  refusion.line AS key,
  refusion.row_number,
  citizen.citizen,
  '5.22.07' AS function,
  make_date(refusion.first_month // 12, refusion.first_month % 12 + 1, 1) AS start_date,
  date_sub('year', citizen.birth_date, start_date)::INTEGER AS age,
  format('Central refusion er ny efter {} år.', getvariable('refusion_alder')) AS rule
FROM refusion
CROSS JOIN ledger
JOIN model.citizen AS citizen ON citizen.pseudonym = refusion.borger
-- Only where the ledger reaches back before the birthday can one see that the refusion is new.
WHERE refusion.first_month
  > year(citizen.birth_date) * 12 + month(citizen.birth_date) - 1 + 12 * getvariable('refusion_alder')
  AND ledger.first_month
  < year(citizen.birth_date) * 12 + month(citizen.birth_date) - 1 + 12 * getvariable('refusion_alder')
