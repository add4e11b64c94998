-- One row an answer in a reviewed case (ledelsestilsyn eller audit), in its quarter's last month. A question answered twice in one review
-- has the lowest answer: Nej before Delvist before Ja before any other (K58 tells).
SELECT
  kvartal AS month,
  type AS review_kind,
  coalesce(same_unit.matched, enhed) AS unit,
  sagsbehandler AS caseworker,
  spoergsmaal AS question,
  svar AS answer,
  coalesce(same_case.matched, sags_id) AS case_id
FROM staging.ledelsestilsyn
LEFT JOIN model.key_match AS same_unit
  ON same_unit.file = 'ledelsestilsyn' AND same_unit.kind = 'enhed' AND same_unit.written = enhed
LEFT JOIN model.key_match AS same_case
  ON same_case.file = 'ledelsestilsyn' AND same_case.kind = 'sag' AND same_case.written = sags_id
QUALIFY row_number() OVER (
  PARTITION BY tilsyn_id, sags_id, spoergsmaal, kvartal, enhed
  ORDER BY CASE svar WHEN 'Nej' THEN 1 WHEN 'Delvist' THEN 2 WHEN 'Ja' THEN 3 ELSE 4 END, svar, type, sagsbehandler
) = 1
