-- One row a unit (enhed): those of organisation, and those that only other files mention, without parent. Of rows that share an id the one
-- counts whose fields, in the order of the file, are the greatest; K54 tells where they differ.
WITH registered AS (
  SELECT enhed, navn, coalesce(same_unit.matched, overenhed) AS overenhed, enhedstype, omkostningssted
  FROM staging.organisation
  LEFT JOIN model.key_match AS same_unit
    ON same_unit.file = 'organisation' AND same_unit.kind = 'enhed' AND same_unit.written = overenhed
  QUALIFY row_number() OVER (
    PARTITION BY enhed
    ORDER BY file_id DESC, navn DESC NULLS LAST, organisation.overenhed DESC NULLS LAST, enhedstype DESC NULLS LAST,
      omkostningssted DESC NULLS LAST
  ) = 1
),
mentioned AS (
  SELECT enhed FROM registered
  UNION SELECT overenhed FROM registered
  UNION SELECT team FROM model.case_file
  UNION SELECT coalesce(matched, enhed)
  FROM (
    SELECT 'fravær' AS file, enhed FROM staging.fravaer
    UNION SELECT 'løn', enhed FROM staging.loen
    UNION SELECT 'ledelsestilsyn', enhed FROM staging.ledelsestilsyn
  ) AS used
  LEFT JOIN model.key_match AS same_unit
    ON same_unit.file = used.file AND same_unit.kind = 'enhed' AND same_unit.written = used.enhed
)
SELECT
  mentioned.enhed AS unit,
  coalesce(registered.navn, mentioned.enhed) AS name,
  registered.overenhed AS parent,
  registered.enhedstype AS kind,
  registered.omkostningssted AS cost_centre
FROM mentioned
LEFT JOIN registered ON registered.enhed = mentioned.enhed
WHERE mentioned.enhed IS NOT NULL
