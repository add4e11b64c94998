-- One row a period that ends before it starts or starts far in the future; and one a file and column that writes 31-12-9999 for no end.
WITH period AS (
  SELECT
    'indsatser' AS file, indsats_id AS key, row_number, borger, indsats_id, startdato AS first_day, slutdato AS last_day,
    TRUE AS may_not_wait
  FROM staging.indsatser WHERE status IS DISTINCT FROM 'Annulleret'
  UNION ALL SELECT 'disponering', disponering_id, row_number, borger, indsats_id, startdato, slutdato, TRUE FROM staging.disponering
  UNION ALL SELECT 'ophold', concat_ws('|', tilbud_id, borger, ind::VARCHAR), row_number, borger, NULL, ind, ud, TRUE FROM staging.ophold
  UNION ALL SELECT
    'takster', concat_ws('|', tilbud_id, ydelse, gyldig_fra::VARCHAR), row_number, NULL, NULL, gyldig_fra, gyldig_til, FALSE
  FROM staging.takster
  UNION ALL SELECT
    'pladser', concat_ws('|', tilbud_id, gyldig_fra::VARCHAR), row_number, NULL, NULL, gyldig_fra, gyldig_til, FALSE
  FROM staging.pladser
),
services AS (
  SELECT * FROM model.service_period QUALIFY row_number() OVER (PARTITION BY service_period ORDER BY service_key) = 1
)
SELECT
  period.file,
  period.key,
  period.row_number,
  citizen.citizen,
  service.service_period,
  service.case_id,
  service.service_area,
  service.legal_basis,
  service.facility,
  service.unit,
  service.team,
  service.caseworker,
  NULL::VARCHAR AS facet,
  NULL::VARCHAR AS severity,
  CASE WHEN period.last_day < period.first_day THEN 'Slutdatoen er før startdatoen.' ELSE 'Startdatoen er langt ude i fremtiden.' END
    AS fault,
  period.first_day,
  period.last_day
FROM period
LEFT JOIN model.citizen AS citizen ON citizen.pseudonym = period.borger
LEFT JOIN services AS service ON service.service_period = period.indsats_id
WHERE period.last_day < period.first_day
  OR period.may_not_wait AND period.first_day > getvariable('as_of') + getvariable('dage_frem')
UNION ALL BY NAME
SELECT
  note.file,
  note.column_name AS key,
  note.column_name AS facet,
  'info' AS severity,
  format('{} skrives 31-12-9999, når der ingen er. Det er læst som åben.', note.column_name) AS fault
FROM meta.row_note AS note
WHERE note.code = 'dato-aaben'
