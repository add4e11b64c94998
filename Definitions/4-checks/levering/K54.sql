-- One row an id of a citizen, case, facility or unit that stands on rows that differ, with each field that does: its values, and the one that counts.
-- Which row counts is said by the model's own relations, which have the values.
WITH cell AS (
  SELECT 'borgere' AS file, row.borger AS key, row.row_number, row.borger, NULL::VARCHAR AS sags_id,
    unnest([
      {field: 'Fødselsdato', value: strftime(row.foedselsdato, '%d-%m-%Y'), counts: strftime(used.birth_date, '%d-%m-%Y')},
      {field: 'Køn', value: row.koen, counts: used.sex::VARCHAR},
      {field: 'Dødsdato', value: strftime(row.doedsdato, '%d-%m-%Y'), counts: strftime(used.death_date, '%d-%m-%Y')},
      {field: 'Adressebeskyttelse', value: CASE WHEN row.adressebeskyttelse THEN 'Ja' ELSE 'Nej' END,
        counts: CASE WHEN used.protected_address THEN 'Ja' ELSE 'Nej' END},
      {field: 'Bopælskommune', value: row.bopaelskommune, counts: used.residence_municipality}
    ], recursive := TRUE)
  FROM staging.borgere AS row
  JOIN model.citizen AS used ON used.pseudonym = row.borger
  WHERE row.borger IN (SELECT borger FROM staging.borgere GROUP BY borger HAVING count(*) > 1)
  UNION ALL BY NAME
  SELECT 'sager' AS file, row.sags_id AS key, row.row_number, row.borger, row.sags_id,
    unnest([
      {field: 'Borger_CPR', value: row.borger, counts: used.borger},
      {field: 'Område', value: row.omraade, counts: used.omraade},
      {field: 'Oprettet', value: strftime(row.oprettet, '%d-%m-%Y'), counts: strftime(used.oprettet, '%d-%m-%Y')},
      {field: 'Ansøgt', value: strftime(row.ansoegt, '%d-%m-%Y'), counts: strftime(used.ansoegt, '%d-%m-%Y')},
      {field: 'Afgjort', value: strftime(row.afgjort, '%d-%m-%Y'), counts: strftime(used.afgjort, '%d-%m-%Y')},
      {field: 'Afgørelse', value: row.afgoerelse, counts: used.afgoerelse},
      {field: 'Afsluttet', value: strftime(row.afsluttet, '%d-%m-%Y'), counts: strftime(used.afsluttet, '%d-%m-%Y')},
      {field: 'Sagsbehandler', value: row.sagsbehandler, counts: used.sagsbehandler},
      {field: 'Team', value: row.team, counts: used.team},
      {field: 'Paragraf', value: row.paragraf, counts: used.paragraf}
    ], recursive := TRUE)
  FROM staging.sager AS row
  JOIN model.case_file AS used ON used.case_id = row.sags_id
  WHERE row.sags_id IN (SELECT sags_id FROM staging.sager GROUP BY sags_id HAVING count(*) > 1)
  UNION ALL BY NAME
  SELECT 'tilbud' AS file, row.tilbud_id AS key, row.row_number,
    unnest([
      {field: 'Navn', value: row.navn, counts: used.name},
      {field: 'Tilbudstype', value: row.tilbudstype, counts: used.kind},
      {field: 'P_nummer', value: row.p_nummer, counts: used.p_number},
      {field: 'Driftskommune', value: row.driftskommune, counts: used.operator_municipality},
      {field: 'Omkostningssted', value: row.omkostningssted, counts: used.cost_centre},
      {field: 'Ejerform', value: row.ejerform, counts: used.ownership}
    ], recursive := TRUE)
  FROM staging.tilbud AS row
  JOIN model.facility AS used ON used.facility = row.tilbud_id
  WHERE row.tilbud_id IN (SELECT tilbud_id FROM staging.tilbud GROUP BY tilbud_id HAVING count(*) > 1)
  UNION ALL BY NAME
  SELECT 'organisation' AS file, row.enhed AS key, row.row_number,
    unnest([
      {field: 'Navn', value: row.navn, counts: used.name},
      {field: 'Overenhed', value: row.overenhed, counts: used.parent},
      {field: 'Enhedstype', value: row.enhedstype, counts: used.kind},
      {field: 'Omkostningssted', value: row.omkostningssted, counts: used.cost_centre}
    ], recursive := TRUE)
  FROM staging.organisation AS row
  JOIN model.org_unit AS used ON used.unit = row.enhed
  WHERE row.enhed IN (SELECT enhed FROM staging.organisation GROUP BY enhed HAVING count(*) > 1)
),
different AS (
  SELECT
    file,
    key,
    field,
    min(row_number) AS row_number,
    min(borger) AS borger,
    min(sags_id) AS sags_id,
    count(*) AS rows,
    -- A citizen is told by no name and no number.
    CASE field
      WHEN 'Borger_CPR' THEN 'to borgere'
      ELSE string_agg(DISTINCT coalesce(value, 'tom'), ' eller ' ORDER BY coalesce(value, 'tom')) || ' (' || coalesce(min(counts), 'tom') || ' tæller)'
    END AS said
  FROM cell
  GROUP BY file, key, field
  HAVING count(DISTINCT coalesce(value, '')) > 1
),
found AS (
  SELECT
    file,
    key,
    min(row_number) AS row_number,
    min(borger) AS borger,
    min(sags_id) AS sags_id,
    max(rows) AS rows,
    string_agg(field || ' ' || said, ', ' ORDER BY field) AS differences
  FROM different
  GROUP BY file, key
)
SELECT
  found.file,
  found.key,
  found.row_number,
  owner.owner,
  citizen.citizen,
  care_case.case_id,
  care_case.service_area,
  care_case.legal_basis,
  CASE WHEN found.file = 'tilbud' THEN found.key END AS facility,
  CASE found.file WHEN 'organisation' THEN found.key ELSE coalesce(care_case.unit, facility.unit) END AS unit,
  care_case.team,
  care_case.caseworker,
  CASE found.file WHEN 'borgere' THEN 'Borgeren' WHEN 'sager' THEN 'Sagen' WHEN 'tilbud' THEN 'Tilbuddet' ELSE 'Enheden' END AS noun,
  found.rows,
  found.differences
FROM found
JOIN reference.source_owner AS owner ON owner.name = found.file
LEFT JOIN model.citizen AS citizen ON citizen.pseudonym = found.borger
LEFT JOIN model.care_case AS care_case ON care_case.case_id = found.sags_id
LEFT JOIN model.facility AS facility ON found.file = 'tilbud' AND facility.facility = found.key
