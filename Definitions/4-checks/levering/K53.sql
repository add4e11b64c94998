-- One row a row with a well-formed value that is not in its list, with what that does to the figures; where the same value stands on many rows,
-- one row for all of them. Municipalities are K15's, rammetype of § 85 K9's, target groups K22's and K23's, goals' types K26's, outcomes K48's.
WITH known AS (
  SELECT extract, field, value FROM reference.value_list
  WHERE getvariable('as_of') BETWEEN coalesce(valid_from, DATE '0001-01-01') AND coalesce(valid_to, DATE '9999-12-31')
),
-- Paragraphs that some reference data speak of.
section AS (
  SELECT split_part(legal_basis, ' stk', 1) AS section FROM reference.service_area_rule
  UNION SELECT legal_basis FROM reference.account_legal_basis
  UNION SELECT legal_basis FROM reference.age_rule
  UNION SELECT legal_basis FROM reference.dst_service
  UNION SELECT old FROM reference.legal_basis_crosswalk
  UNION SELECT new FROM reference.legal_basis_crosswalk
),
-- A paragraph of a known law that no area knows is information; what cannot be a paragraph of it is a warning.
paragraph AS (
  SELECT
    registered,
    CASE
      WHEN regexp_full_match(section, '\S+ §\d+( .)?') AND TRY_CAST(regexp_extract(section, '§(\d+)', 1) AS INTEGER) BETWEEN 1 AND 300 THEN 'info'
      ELSE 'warning'
    END AS severity
  FROM model.legal_basis
  WHERE section NOT IN (SELECT section FROM section)
),
-- Asked of each account once, not of a million lines.
odd_function AS (
  SELECT DISTINCT function FROM model.account WHERE NOT regexp_full_match(function, '\d\.\d\d\.\d\d')
),
wrong AS (
  SELECT 'borgere' AS file, borger AS key, row_number, 'Køn' AS field, koen AS value, borger, NULL::VARCHAR AS indsats_id,
    NULL::VARCHAR AS sags_id, NULL::VARCHAR AS unit, NULL::VARCHAR AS facility, NULL::VARCHAR AS function, NULL::INTEGER AS month,
    NULL::BIGINT AS value_ore, NULL::VARCHAR AS severity
  FROM staging.borgere
  WHERE koen NOT IN (SELECT value FROM known WHERE extract = 'borgere' AND field = 'Køn')
  UNION ALL BY NAME
  SELECT 'sager' AS file, sags_id AS key, row_number, 'Område' AS field, omraade AS value, borger, sags_id FROM staging.sager
  WHERE omraade NOT IN (SELECT value FROM known WHERE extract = 'sager' AND field = 'Område')
  UNION ALL BY NAME
  SELECT 'sager' AS file, sags_id AS key, row_number, 'Afgørelse' AS field, afgoerelse AS value, borger, sags_id FROM staging.sager
  WHERE afgoerelse NOT IN (SELECT value FROM known WHERE extract = 'sager' AND field = 'Afgørelse')
  UNION ALL BY NAME
  SELECT 'sager' AS file, sags_id AS key, row_number, 'Paragraf' AS field, paragraf AS value, borger, sags_id, paragraph.severity
  FROM staging.sager
  JOIN paragraph ON paragraph.registered = paragraf
  UNION ALL BY NAME
  SELECT 'indsatser' AS file, indsats_id AS key, row_number, 'Status' AS field, status AS value, borger, indsats_id FROM staging.indsatser
  WHERE status NOT IN (SELECT value FROM known WHERE extract = 'indsatser' AND field = 'Status')
  UNION ALL BY NAME
  SELECT 'indsatser' AS file, indsats_id AS key, row_number, 'Rammetype' AS field, rammetype AS value, borger, indsats_id
  FROM staging.indsatser
  LEFT JOIN model.legal_basis AS basis ON basis.registered = paragraf
  WHERE rammetype NOT IN (SELECT value FROM known WHERE extract = 'indsatser' AND field = 'Rammetype')
    AND basis.section IS DISTINCT FROM 'SEL §85' AND status IS DISTINCT FROM 'Annulleret'
  UNION ALL BY NAME
  SELECT 'indsatser' AS file, indsats_id AS key, row_number, 'Paragraf' AS field, paragraf AS value, borger, indsats_id, paragraph.severity
  FROM staging.indsatser
  JOIN paragraph ON paragraph.registered = paragraf
  WHERE status IS DISTINCT FROM 'Annulleret'
  UNION ALL BY NAME
  SELECT 'mål' AS file, concat_ws('|', maal_id, vurderet_dato::VARCHAR) AS key, row_number, 'Status' AS field, status AS value, indsats_id
  FROM staging.maal
  WHERE status NOT IN (SELECT value FROM known WHERE extract = 'mål' AND field = 'Status')
  UNION ALL BY NAME
  SELECT 'observationer' AS file, observation_id AS key, row_number, 'Retning' AS field, retning AS value, indsats_id
  FROM staging.observationer
  WHERE retning NOT IN (SELECT value FROM known WHERE extract = 'observationer' AND field = 'Retning')
  UNION ALL BY NAME
  SELECT 'posteringer' AS file, concat(bilagsnr, '|', linje) AS key, row_number, 'Type' AS field, type AS value, borger, funktion AS function,
    account.service_area, regnskabsaar * 12 + least(periode, 12) - 1 AS month, beloeb_oere AS value_ore
  FROM staging.posteringer AS posting
  LEFT JOIN model.account AS account
    ON account.fiscal_year = posting.regnskabsaar AND account.function = posting.funktion
    AND account.transaction_kind = posting.dranst AND account.registered_grouping = posting.gruppering
  WHERE type <> '' AND type NOT IN (SELECT value FROM known WHERE extract = 'posteringer' AND field = 'Type')
  UNION ALL BY NAME
  SELECT 'posteringer' AS file, concat(bilagsnr, '|', linje) AS key, row_number, 'Dranst' AS field, dranst::VARCHAR AS value, borger,
    funktion AS function, account.service_area, regnskabsaar * 12 + least(periode, 12) - 1 AS month, beloeb_oere AS value_ore
  FROM staging.posteringer AS posting
  LEFT JOIN model.account AS account
    ON account.fiscal_year = posting.regnskabsaar AND account.function = posting.funktion
    AND account.transaction_kind = posting.dranst AND account.registered_grouping = posting.gruppering
  WHERE dranst NOT IN (SELECT value::INTEGER FROM known WHERE extract = 'posteringer' AND field = 'Dranst')
  UNION ALL BY NAME
  SELECT 'budget' AS file, concat_ws('|', regnskabsaar, funktion, dranst, gruppering, omkostningssted) AS key, row_number, 'Dranst' AS field,
    dranst::VARCHAR AS value, funktion AS function,
    oprindeligt_budget_oere + coalesce(tillaegsbevilling_oere, 0) + coalesce(omplacering_oere, 0) AS value_ore
  FROM staging.budget
  WHERE dranst NOT IN (SELECT value::INTEGER FROM known WHERE extract = 'budget' AND field = 'Dranst')
  UNION ALL BY NAME
  SELECT 'kontroltal' AS file, concat_ws('|', regnskabsaar, coalesce(periode::VARCHAR, ''), funktion, dranst) AS key, row_number,
    'Dranst' AS field, dranst::VARCHAR AS value, funktion AS function, beloeb_oere AS value_ore
  FROM staging.kontroltal
  WHERE dranst NOT IN (SELECT value::INTEGER FROM known WHERE extract = 'kontroltal' AND field = 'Dranst')
  UNION ALL BY NAME
  SELECT 'posteringer' AS file, concat(bilagsnr, '|', linje) AS key, row_number, 'Funktion' AS field, funktion AS value, borger,
    funktion AS function, regnskabsaar * 12 + least(periode, 12) - 1 AS month, beloeb_oere AS value_ore
  FROM staging.posteringer
  WHERE funktion IN (FROM odd_function)
  UNION ALL BY NAME
  SELECT 'budget' AS file, concat_ws('|', regnskabsaar, funktion, dranst, gruppering, omkostningssted) AS key, row_number, 'Funktion' AS field,
    funktion AS value, funktion AS function,
    oprindeligt_budget_oere + coalesce(tillaegsbevilling_oere, 0) + coalesce(omplacering_oere, 0) AS value_ore
  FROM staging.budget
  WHERE funktion IN (FROM odd_function)
  UNION ALL BY NAME
  SELECT 'disponering' AS file, disponering_id AS key, row_number, 'Funktion' AS field, funktion AS value, borger, indsats_id,
    funktion AS function
  FROM staging.disponering
  WHERE funktion IN (FROM odd_function)
  UNION ALL BY NAME
  SELECT 'kontroltal' AS file, concat_ws('|', regnskabsaar, coalesce(periode::VARCHAR, ''), funktion, dranst) AS key, row_number,
    'Funktion' AS field, funktion AS value, funktion AS function, beloeb_oere AS value_ore
  FROM staging.kontroltal
  WHERE NOT regexp_full_match(funktion, '\d\.\d\d\.\d\d')
  UNION ALL BY NAME
  SELECT 'disponering' AS file, disponering_id AS key, row_number, 'Takstenhed' AS field, takstenhed AS value, borger, indsats_id,
    funktion AS function
  FROM staging.disponering
  WHERE takstenhed NOT IN (SELECT value FROM known WHERE extract = 'disponering' AND field = 'Takstenhed')
  UNION ALL BY NAME
  SELECT 'takster' AS file, concat_ws('|', tilbud_id, ydelse, gyldig_fra::VARCHAR) AS key, row_number, 'Takstenhed' AS field,
    takstenhed AS value, tilbud_id AS facility
  FROM staging.takster
  WHERE takstenhed NOT IN (SELECT value FROM known WHERE extract = 'takster' AND field = 'Takstenhed')
  UNION ALL BY NAME
  SELECT 'tilbud' AS file, tilbud_id AS key, row_number, 'Ejerform' AS field, ejerform AS value, tilbud_id AS facility
  FROM staging.tilbud
  WHERE ejerform NOT IN (SELECT value FROM known WHERE extract = 'tilbud' AND field = 'Ejerform')
  UNION ALL BY NAME
  SELECT 'fravær' AS file, concat_ws('|', format('{}-{:02d}', maaned // 12, maaned % 12 + 1), enhed, fravaersaarsag) AS key, row_number,
    'Fraværsårsag' AS field, fravaersaarsag AS value, enhed AS unit, maaned AS month
  FROM staging.fravaer
  WHERE fravaersaarsag NOT IN (SELECT value FROM known WHERE extract = 'fravær' AND field = 'Fraværsårsag')
  UNION ALL BY NAME
  SELECT 'klager' AS file, klage_id AS key, row_number, 'Paragraf' AS field, paragraf AS value, sags_id, paragraph.severity
  FROM staging.klager
  JOIN paragraph ON paragraph.registered = paragraf
  UNION ALL BY NAME
  SELECT 'frister' AS file, concat_ws('|', paragraf, gyldig_fra::VARCHAR) AS key, row_number, 'Fristenhed' AS field, fristenhed AS value
  FROM staging.frister
  WHERE fristenhed NOT IN (SELECT value FROM known WHERE extract = 'frister' AND field = 'Fristenhed')
  UNION ALL BY NAME
  SELECT 'frister' AS file, concat_ws('|', paragraf, gyldig_fra::VARCHAR) AS key, row_number, 'Paragraf' AS field, paragraf AS value,
    paragraph.severity
  FROM staging.frister
  JOIN paragraph ON paragraph.registered = paragraf
  UNION ALL BY NAME
  SELECT 'ledelsestilsyn' AS file, concat_ws('|', tilsyn_id, sags_id, spoergsmaal) AS key, row_number, 'Type' AS field, type AS value, sags_id,
    enhed AS unit, kvartal AS month
  FROM staging.ledelsestilsyn
  WHERE type NOT IN (SELECT value FROM known WHERE extract = 'ledelsestilsyn' AND field = 'Type')
  UNION ALL BY NAME
  SELECT 'ledelsestilsyn' AS file, concat_ws('|', tilsyn_id, sags_id, spoergsmaal) AS key, row_number, 'Svar' AS field, svar AS value, sags_id,
    enhed AS unit, kvartal AS month
  FROM staging.ledelsestilsyn
  WHERE svar NOT IN (SELECT value FROM known WHERE extract = 'ledelsestilsyn' AND field = 'Svar')
  UNION ALL BY NAME
  SELECT 'organisation' AS file, enhed AS key, row_number, 'Enhedstype' AS field, enhedstype AS value, enhed AS unit
  FROM staging.organisation
  WHERE enhedstype NOT IN (SELECT value FROM known WHERE extract = 'organisation' AND field = 'Enhedstype')
),
counted AS (
  SELECT *, count(*) OVER same_value AS rows, min(key) OVER same_value AS first_key
  FROM wrong
  WINDOW same_value AS (PARTITION BY file, field, value)
),
-- The word of the list that the value is a slip of, where there is one within two letters.
nearest AS (
  SELECT wrong.file, wrong.field, wrong.value, arg_min(known.value, (levenshtein(lower(wrong.value), lower(known.value)), known.value)) AS nearest
  FROM (SELECT DISTINCT file, field, value FROM wrong) AS wrong
  JOIN known ON known.extract = wrong.file AND known.field = wrong.field
    AND levenshtein(lower(wrong.value), lower(known.value)) <= least(2, length(known.value) // 3)
  GROUP BY ALL
),
found AS (
  SELECT * EXCLUDE (rows, first_key), NULL::BIGINT AS rows, CAST([] AS VARCHAR[]) AS related
  FROM counted
  WHERE rows <= getvariable('enkeltvis')
  UNION ALL BY NAME
  SELECT
    file, min(key) AS key, min(row_number) AS row_number, field, value, sum(value_ore)::BIGINT AS value_ore, min(severity) AS severity,
    CASE WHEN count(month) = count(*) THEN min(month) END AS month, CASE WHEN count(month) = count(*) THEN max(month) END AS last_month,
    count(*) AS rows, list_sort(list(DISTINCT file || ':' || key) FILTER (key <> first_key))[:25] AS related
  FROM counted
  WHERE rows > getvariable('enkeltvis')
  GROUP BY file, field, value
),
service AS (
  SELECT * FROM model.service_period
  WHERE service_period IN (SELECT indsats_id FROM found)
  QUALIFY row_number() OVER (PARTITION BY service_period ORDER BY service_key) = 1
)
SELECT
  found.file,
  found.key,
  concat_ws('|', found.field, found.value) AS facet,
  found.row_number,
  found.related,
  found.severity,
  owner.owner,
  citizen.citizen,
  service.service_period,
  coalesce(service.case_id, care_case.case_id) AS case_id,
  coalesce(service.service_area, care_case.service_area, found.service_area) AS service_area,
  coalesce(service.legal_basis, care_case.legal_basis) AS legal_basis,
  coalesce(service.facility, found.facility) AS facility,
  coalesce(service.unit, care_case.unit, found.unit) AS unit,
  coalesce(service.team, care_case.team) AS team,
  coalesce(service.caseworker, care_case.caseworker) AS caseworker,
  found.function,
  found.month AS first_month,
  coalesce(found.last_month, found.month) AS last_month,
  abs(found.value_ore) AS amount_ore,
  found.field,
  found.value,
  found.rows,
  effect.effect,
  found.value_ore,
  nearest.nearest
FROM found
JOIN reference.value_effect AS effect ON effect.extract = found.file AND effect.field = found.field
JOIN reference.source_owner AS owner ON owner.name = found.file
LEFT JOIN nearest ON nearest.file = found.file AND nearest.field = found.field AND nearest.value = found.value
LEFT JOIN model.citizen AS citizen ON citizen.pseudonym = found.borger
LEFT JOIN service ON service.service_period = found.indsats_id
LEFT JOIN model.care_case AS care_case ON care_case.case_id = found.sags_id
