-- One row a unit (enhed): those of organisation, and those that only other files mention, without parent. Of repeated rows the last counts.
WITH registered AS (
  SELECT enhed, navn, overenhed, enhedstype, omkostningssted
  FROM staging.organisation
  QUALIFY row_number() OVER (PARTITION BY enhed ORDER BY file_id DESC, row_number DESC) = 1
),
mentioned AS (
  SELECT enhed FROM registered
  UNION SELECT overenhed FROM registered
  UNION SELECT team FROM staging.sager
  UNION SELECT enhed FROM staging.fravaer
  UNION SELECT enhed FROM staging.loen
  UNION SELECT enhed FROM staging.ledelsestilsyn
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
