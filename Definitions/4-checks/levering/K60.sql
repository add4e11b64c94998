-- One row an extract that was read from a file without the column that says when something ended: a service, a case, a stay.
WITH needed AS (
  SELECT * FROM (VALUES
    ('indsatser', 'slutdato', 'Indsatser', 'Slutdato', 'Alle indsatser tæller, som om de løber endnu.'),
    ('sager', 'afsluttet', 'Sager', 'Afsluttet', 'Alle sager tæller som åbne.'),
    ('ophold', 'ud', 'Ophold', 'Ud', 'Alle ophold tæller, som om borgeren bor der endnu.')
  ) AS t (file, field, file_title, "column", effect)
)
SELECT
  needed.file,
  needed."column" AS key,
  owner.owner,
  needed.file_title,
  needed."column",
  needed.effect
FROM needed
JOIN (SELECT DISTINCT source, field FROM staging.felt_ikke_leveret) AS undelivered
  ON undelivered.source = needed.file AND undelivered.field = needed.field
JOIN reference.source_owner AS owner ON owner.name = needed.file
-- Where services have ended and none says when, their figures are missing altogether.
WHERE needed.file <> 'indsatser' OR (SELECT is_filled FROM facts.source_field WHERE source = 'indsatser' AND field = 'slutdato')
