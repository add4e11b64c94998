-- One row a municipality code that no municipality has, and one a file and column whose codes had three digits.
WITH written AS (
  SELECT 'indsatser' AS file, indsats_id AS key, row_number, 'Handlekommune' AS field, handlekommune AS code, borger, indsats_id
  FROM staging.indsatser WHERE status IS DISTINCT FROM 'Annulleret'
  UNION ALL SELECT 'indsatser', indsats_id, row_number, 'Betalingskommune', betalingskommune, borger, indsats_id
  FROM staging.indsatser WHERE status IS DISTINCT FROM 'Annulleret'
  UNION ALL SELECT 'borgere', borger, row_number, 'Bopælskommune', bopaelskommune, borger, NULL FROM staging.borgere
  UNION ALL SELECT
    'posteringer', concat(bilagsnr, '|', linje), row_number, 'Modpart_kommune', modpart_kommune, borger, NULL
  FROM staging.posteringer
  UNION ALL SELECT
    'disponering', disponering_id, row_number, 'Betalingskommune', betalingskommune, borger, indsats_id
  FROM staging.disponering
  UNION ALL SELECT
    'ophold', concat_ws('|', tilbud_id, borger, ind::VARCHAR), row_number, 'Betalingskommune', betalingskommune, borger, NULL
  FROM staging.ophold
  UNION ALL SELECT 'tilbud', tilbud_id, row_number, 'Driftskommune', driftskommune, NULL, NULL FROM staging.tilbud
),
wrong AS (
  -- Our own is always known.
  SELECT * FROM written
  WHERE code NOT IN (SELECT municipality FROM reference.municipality) AND code <> getvariable('municipality')
),
nearest AS (
  SELECT
    wrong.code,
    arg_min(municipality.municipality || ' ' || municipality.name,
      (levenshtein(wrong.code, municipality.municipality), municipality.municipality)) AS nearest
  FROM (SELECT DISTINCT code FROM wrong) AS wrong
  CROSS JOIN reference.municipality AS municipality
  GROUP BY wrong.code
),
services AS (
  SELECT * FROM model.service_period QUALIFY row_number() OVER (PARTITION BY service_period ORDER BY service_key) = 1
)
SELECT
  wrong.file,
  wrong.key,
  wrong.field AS facet,
  wrong.row_number,
  citizen.citizen,
  service.service_period,
  service.case_id,
  service.service_area,
  service.legal_basis,
  service.facility,
  service.unit,
  service.team,
  service.caseworker,
  wrong.field,
  wrong.code,
  'Ingen kommune har den kode.' AS advice,
  nearest.nearest
FROM wrong
JOIN nearest ON nearest.code = wrong.code
LEFT JOIN model.citizen AS citizen ON citizen.pseudonym = wrong.borger
LEFT JOIN services AS service ON service.service_period = wrong.indsats_id
UNION ALL BY NAME
SELECT
  note.file,
  note.column_name AS key,
  note.column_name AS facet,
  note.row_number,
  note.column_name AS field,
  'på tre cifre' AS code,
  format('Der er sat et nul foran i {} {}.', note.rows, CASE WHEN note.rows = 1 THEN 'række' ELSE 'rækker' END) AS advice
FROM meta.row_note AS note
WHERE note.code = 'kommune-tre-cifre'
