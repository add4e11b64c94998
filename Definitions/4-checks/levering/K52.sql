-- One row a case, citizen, service, facility or unit that rows speak of and its own file lacks, where that file was delivered: a service without
-- its case or citizen blocks. And one (information) a file whose ids are written in another way and were matched all the same (model.key_match).
WITH delivered AS (
  SELECT DISTINCT source FROM meta.source_file WHERE status = 'read'
),
missing AS (
  SELECT file, kind, written, near FROM model.key_match WHERE matched IS NULL
),
registered AS (
  SELECT DISTINCT borger FROM staging.borgere WHERE borger IS NOT NULL
),
pointing AS (
  SELECT 'indsatser' AS file, indsats_id AS key, row_number, 'sag' AS kind, sags_id AS id, borger, indsats_id, NULL::VARCHAR AS sags_id
  FROM staging.indsatser
  WHERE status IS DISTINCT FROM 'Annulleret' AND sags_id IN (FROM missing SELECT written WHERE file = 'indsatser' AND kind = 'sag')
  UNION ALL BY NAME
  SELECT 'vurderinger' AS file, concat_ws('|', borger, sags_id, vurderingsdato::VARCHAR, tema) AS key, row_number, 'sag' AS kind, sags_id AS id,
    borger
  FROM staging.vurderinger
  WHERE sags_id IN (FROM missing SELECT written WHERE file = 'vurderinger' AND kind = 'sag')
  UNION ALL BY NAME
  SELECT 'klager' AS file, klage_id AS key, row_number, 'sag' AS kind, sags_id AS id FROM staging.klager
  WHERE sags_id IN (FROM missing SELECT written WHERE file = 'klager' AND kind = 'sag')
  UNION ALL BY NAME
  SELECT 'ledelsestilsyn' AS file, concat_ws('|', tilsyn_id, sags_id, spoergsmaal) AS key, row_number, 'sag' AS kind, sags_id AS id
  FROM staging.ledelsestilsyn
  WHERE sags_id IN (FROM missing SELECT written WHERE file = 'ledelsestilsyn' AND kind = 'sag')
  UNION ALL BY NAME
  SELECT 'mål' AS file, concat_ws('|', maal_id, vurderet_dato::VARCHAR) AS key, row_number, 'indsats' AS kind, indsats_id AS id
  FROM staging.maal
  WHERE indsats_id IN (FROM missing SELECT written WHERE file = 'mål' AND kind = 'indsats')
  UNION ALL BY NAME
  SELECT 'disponering' AS file, disponering_id AS key, row_number, 'indsats' AS kind, indsats_id AS id, borger
  FROM staging.disponering
  WHERE indsats_id IN (FROM missing SELECT written WHERE file = 'disponering' AND kind = 'indsats')
  UNION ALL BY NAME
  SELECT 'indsatser' AS file, indsats_id AS key, row_number, 'tilbud' AS kind, tilbud_id AS id, borger, indsats_id FROM staging.indsatser
  WHERE status IS DISTINCT FROM 'Annulleret' AND tilbud_id IN (FROM missing SELECT written WHERE file = 'indsatser' AND kind = 'tilbud')
  UNION ALL BY NAME
  SELECT 'ophold' AS file, concat_ws('|', tilbud_id, borger, ind::VARCHAR) AS key, row_number, 'tilbud' AS kind, tilbud_id AS id, borger
  FROM staging.ophold
  WHERE tilbud_id IN (FROM missing SELECT written WHERE file = 'ophold' AND kind = 'tilbud')
  UNION ALL BY NAME
  SELECT 'pladser' AS file, concat_ws('|', tilbud_id, gyldig_fra::VARCHAR) AS key, row_number, 'tilbud' AS kind, tilbud_id AS id
  FROM staging.pladser
  WHERE tilbud_id IN (FROM missing SELECT written WHERE file = 'pladser' AND kind = 'tilbud')
  UNION ALL BY NAME
  SELECT 'takster' AS file, concat_ws('|', tilbud_id, ydelse, gyldig_fra::VARCHAR) AS key, row_number, 'tilbud' AS kind, tilbud_id AS id
  FROM staging.takster
  WHERE tilbud_id IN (FROM missing SELECT written WHERE file = 'takster' AND kind = 'tilbud')
  UNION ALL BY NAME
  SELECT 'sager' AS file, sags_id AS key, row_number, 'enhed' AS kind, team AS id, borger, sags_id FROM staging.sager
  WHERE team IN (FROM missing SELECT written WHERE file = 'sager' AND kind = 'enhed')
  UNION ALL BY NAME
  SELECT 'fravær' AS file, concat_ws('|', format('{}-{:02d}', maaned // 12, maaned % 12 + 1), enhed, fravaersaarsag) AS key, row_number,
    'enhed' AS kind, enhed AS id
  FROM staging.fravaer
  WHERE enhed IN (FROM missing SELECT written WHERE file = 'fravær' AND kind = 'enhed')
  UNION ALL BY NAME
  SELECT 'løn' AS file, concat_ws('|', format('{}-{:02d}', maaned // 12, maaned % 12 + 1), enhed, omkostningssted) AS key, row_number,
    'enhed' AS kind, enhed AS id
  FROM staging.loen
  WHERE enhed IN (FROM missing SELECT written WHERE file = 'løn' AND kind = 'enhed')
  UNION ALL BY NAME
  SELECT 'ledelsestilsyn' AS file, concat_ws('|', tilsyn_id, sags_id, spoergsmaal) AS key, row_number, 'enhed' AS kind, enhed AS id
  FROM staging.ledelsestilsyn
  WHERE enhed IN (FROM missing SELECT written WHERE file = 'ledelsestilsyn' AND kind = 'enhed')
  UNION ALL BY NAME
  SELECT 'organisation' AS file, enhed AS key, row_number, 'enhed' AS kind, overenhed AS id FROM staging.organisation
  WHERE overenhed IN (FROM missing SELECT written WHERE file = 'organisation' AND kind = 'enhed')
  UNION ALL BY NAME
  SELECT 'indsatser' AS file, indsats_id AS key, row_number, 'borger' AS kind, borger AS id, borger, indsats_id FROM staging.indsatser
  WHERE status IS DISTINCT FROM 'Annulleret' AND borger NOT IN (SELECT borger FROM registered)
  UNION ALL BY NAME
  SELECT 'sager' AS file, sags_id AS key, row_number, 'borger' AS kind, borger AS id, borger, sags_id FROM staging.sager
  WHERE borger NOT IN (SELECT borger FROM registered)
  UNION ALL BY NAME
  SELECT 'ophold' AS file, concat_ws('|', tilbud_id, borger, ind::VARCHAR) AS key, row_number, 'borger' AS kind, borger AS id, borger
  FROM staging.ophold
  WHERE borger NOT IN (SELECT borger FROM registered)
  UNION ALL BY NAME
  SELECT 'vurderinger' AS file, concat_ws('|', borger, sags_id, vurderingsdato::VARCHAR, tema) AS key, row_number, 'borger' AS kind,
    borger AS id, borger
  FROM staging.vurderinger
  WHERE borger NOT IN (SELECT borger FROM registered)
),
-- The gravest row is the entity: a service before all others, then by file and key.
ranked AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY kind, id ORDER BY file <> 'indsatser', file, key, row_number) AS rank,
    count(*) OVER (PARTITION BY kind, id) AS rows
  FROM pointing
),
summed AS (
  SELECT
    kind, id, max(rows) AS rows, string_agg(DISTINCT file, ', ' ORDER BY file) AS files,
    list_sort(list(DISTINCT file || ':' || key) FILTER (rank > 1))[:25] AS related
  FROM ranked
  GROUP BY kind, id
),
master AS (
  SELECT * FROM (VALUES
    ('sag', 'Sagen', 'sager', 'sager'), ('indsats', 'Indsatsen', 'indsatser', 'indsatser'), ('tilbud', 'Tilbuddet', 'tilbud', 'tilbud'),
    ('enhed', 'Enheden', 'organisation', 'organisation'), ('borger', 'Borgeren', 'borgere', 'borgere')
  ) AS t (kind, noun, master_file, source)
),
service AS (
  SELECT * FROM model.service_period
  WHERE service_period IN (SELECT indsats_id FROM ranked WHERE rank = 1)
  QUALIFY row_number() OVER (PARTITION BY service_period ORDER BY service_key) = 1
),
-- A citizen's own cases are what a service's case may be meant to be.
own_case AS (
  SELECT borger, CASE WHEN count(*) > 5 THEN NULL ELSE string_agg(case_id, ', ' ORDER BY case_id) END AS cases
  FROM model.case_file
  WHERE borger IN (SELECT borger FROM ranked WHERE kind = 'sag' AND rank = 1)
  GROUP BY borger
),
aside AS (
  SELECT DISTINCT file.source, aside.row_key
  FROM meta.set_aside AS aside
  JOIN meta.source_file AS file ON file.file_name = aside.file_name
  WHERE aside.row_key IS NOT NULL
)
SELECT
  first.file,
  first.key,
  first.kind AS facet,
  first.row_number,
  summed.related,
  CASE WHEN first.file = 'indsatser' AND first.kind IN ('sag', 'borger') THEN 'blocking' END AS severity,
  owner.owner,
  citizen.citizen,
  service.service_period,
  coalesce(service.case_id, care_case.case_id) AS case_id,
  coalesce(service.service_area, care_case.service_area) AS service_area,
  coalesce(service.legal_basis, care_case.legal_basis) AS legal_basis,
  CASE WHEN first.kind = 'tilbud' THEN first.id ELSE service.facility END AS facility,
  coalesce(service.unit, care_case.unit, CASE WHEN first.kind = 'enhed' THEN first.id END) AS unit,
  coalesce(service.team, care_case.team) AS team,
  coalesce(service.caseworker, care_case.caseworker) AS caseworker,
  master.noun || CASE WHEN first.kind = 'borger' THEN '' ELSE ' ' || first.id END AS subject,
  master.master_file,
  summed.rows,
  summed.files,
  CASE WHEN aside.row_key IS NOT NULL THEN ' Rækken dér er sat til side.' END AS taken,
  CASE
    WHEN missing.near IS NOT NULL THEN 'Den ligner ' || missing.near || '.'
    WHEN first.kind = 'sag' AND own_case.cases IS NOT NULL THEN 'Borgerens egne sager: ' || own_case.cases || '.'
  END AS advice,
  CASE WHEN first.kind <> 'borger' THEN first.id END AS written,
  missing.near
FROM ranked AS first
JOIN summed ON summed.kind = first.kind AND summed.id = first.id
JOIN master ON master.kind = first.kind
JOIN delivered ON delivered.source = master.source
JOIN reference.source_owner AS owner ON owner.name = first.file
LEFT JOIN missing ON missing.file = first.file AND missing.kind = first.kind AND missing.written = first.id
LEFT JOIN aside ON aside.source = master.source AND aside.row_key = first.id
LEFT JOIN model.citizen AS citizen ON citizen.pseudonym = first.borger
LEFT JOIN service ON service.service_period = first.indsats_id
LEFT JOIN model.care_case AS care_case ON care_case.case_id = first.sags_id
LEFT JOIN own_case ON own_case.borger = first.borger
WHERE first.rank = 1
UNION ALL BY NAME
SELECT
  same.file,
  master.noun AS key,
  'fundet' AS facet,
  'info' AS severity,
  min(owner.owner) AS owner,
  format(
    'I {} er {} skrevet på en anden måde end i {}: {} er læst som {}', same.file,
    CASE WHEN count(*) = 1 THEN 'ét id' ELSE count(*) || ' id''er' END, master.master_file, min(same.written),
    arg_min(same.matched, same.written)) AS subject,
  NULL AS master_file
FROM model.key_match AS same
JOIN master ON master.kind = same.kind
JOIN reference.source_owner AS owner ON owner.name = same.file
WHERE same.matched IS NOT NULL
GROUP BY same.file, master.noun, master.master_file
