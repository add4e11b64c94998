-- One row an open case with something else than initials for its caseworker, or with a caseworker none of whose cases shows any work.
-- Work is a case opened, applied for, decided or closed, a service granted, or a follow-up held.
WITH trace AS (
  SELECT case_id, unnest([oprettet, ansoegt, afgjort, afsluttet]) AS day FROM model.case_file
  UNION ALL SELECT case_id, unnest([granted, last_follow_up]) FROM model.service_period
),
worked AS (
  SELECT case_file.sagsbehandler AS caseworker, max(trace.day) AS last_trace
  FROM model.case_file AS case_file
  JOIN trace ON trace.case_id = case_file.case_id
  WHERE trace.day <= getvariable('as_of')
  GROUP BY case_file.sagsbehandler
),
placeholder AS (
  SELECT DISTINCT
    sagsbehandler AS caseworker,
    regexp_matches(sagsbehandler, '^[^A-Za-zÆØÅæøå]*$')
      OR upper(regexp_replace(sagsbehandler, '[^A-Za-zÆØÅæøå]', '', 'g'))
        IN ('UKENDT', 'INGEN', 'VAKANT', 'VAKANCE', 'NN', 'XX', 'XXX', 'XXXX', 'MANGLER', 'UFORDELT', 'IKKEFORDELT') AS is_none
  FROM model.case_file
)
SELECT
  'sager' AS file,
  care_case.case_id AS key,
  care_case.citizen,
  care_case.case_id,
  care_case.service_area,
  care_case.legal_basis,
  care_case.unit,
  care_case.team,
  care_case.caseworker,
  care_case.caseworker AS initials,
  worked.last_trace,
  CASE WHEN placeholder.is_none THEN 'Sagen har ingen sagsbehandler.' ELSE 'Sagsbehandleren ser ud til at være holdt op.' END AS fault
FROM model.care_case AS care_case
LEFT JOIN placeholder ON placeholder.caseworker = care_case.caseworker
LEFT JOIN worked ON worked.caseworker = care_case.caseworker
WHERE care_case.opened <= getvariable('as_of') AND coalesce(care_case.closed > getvariable('as_of'), TRUE)
  AND (care_case.caseworker IS NULL OR placeholder.is_none OR worked.last_trace < getvariable('as_of') - getvariable('dage'))
