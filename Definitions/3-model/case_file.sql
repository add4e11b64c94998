-- One row a case (sag) as registered. Services and cases are both built on it. Of rows that share an id the one counts whose fields, in the
-- order of the file, are the greatest (a filled field before an empty one, a later date before an earlier); K54 tells where they differ.
SELECT
  case_file.sags_id AS case_id,
  case_file.borger,
  case_file.omraade,
  case_file.oprettet,
  case_file.ansoegt,
  case_file.afgjort,
  case_file.afgoerelse,
  case_file.afsluttet,
  case_file.sagsbehandler,
  coalesce(same_unit.matched, case_file.team) AS team,
  case_file.paragraf
FROM staging.sager AS case_file
LEFT JOIN model.key_match AS same_unit
  ON same_unit.file = 'sager' AND same_unit.kind = 'enhed' AND same_unit.written = case_file.team
QUALIFY row_number() OVER (
  PARTITION BY sags_id
  ORDER BY case_file.file_id DESC, borger DESC NULLS LAST, omraade DESC NULLS LAST, oprettet DESC NULLS LAST, ansoegt DESC NULLS LAST,
    afgjort DESC NULLS LAST, afgoerelse DESC NULLS LAST, afsluttet DESC NULLS LAST, sagsbehandler DESC NULLS LAST,
    case_file.team DESC NULLS LAST, paragraf DESC NULLS LAST
) = 1
