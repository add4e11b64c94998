-- One row a column of an extract with texts that look wrongly encoded: read once as another encoding or with letters lost (intake sees those), or
-- with a question mark between two letters, where a letter was.
WITH text AS (
  SELECT 'sager' AS file, 'Team' AS field, team AS value, row_number FROM staging.sager WHERE contains(team, '?')
  UNION ALL SELECT 'indsatser', 'Ydelse', ydelse, row_number FROM staging.indsatser WHERE contains(ydelse, '?')
  UNION ALL SELECT 'indsatser', 'Leverandør', leverandoer, row_number FROM staging.indsatser WHERE contains(leverandoer, '?')
  UNION ALL SELECT 'indsatser', 'Ophørsårsag', ophoersaarsag, row_number FROM staging.indsatser WHERE contains(ophoersaarsag, '?')
  UNION ALL SELECT 'indsatser', 'Målgruppe', maalgruppe, row_number FROM staging.indsatser WHERE contains(maalgruppe, '?')
  UNION ALL SELECT 'vurderinger', 'Tema', tema, row_number FROM staging.vurderinger WHERE contains(tema, '?')
  UNION ALL SELECT 'mål', 'Tema', tema, row_number FROM staging.maal WHERE contains(tema, '?')
  UNION ALL SELECT 'observationer', 'Tekst', tekst, row_number FROM staging.observationer WHERE contains(tekst, '?')
  UNION ALL SELECT 'posteringer', 'Tekst', tekst, row_number FROM staging.posteringer WHERE contains(tekst, '?')
  UNION ALL SELECT 'takster', 'Ydelse', ydelse, row_number FROM staging.takster WHERE contains(ydelse, '?')
  UNION ALL SELECT 'tilbud', 'Navn', navn, row_number FROM staging.tilbud WHERE contains(navn, '?')
  UNION ALL SELECT 'tilbud', 'Tilbudstype', tilbudstype, row_number FROM staging.tilbud WHERE contains(tilbudstype, '?')
  UNION ALL SELECT 'fravær', 'Enhed', enhed, row_number FROM staging.fravaer WHERE contains(enhed, '?')
  UNION ALL SELECT 'løn', 'Enhed', enhed, row_number FROM staging.loen WHERE contains(enhed, '?')
  UNION ALL SELECT 'ledelsestilsyn', 'Spørgsmål', spoergsmaal, row_number FROM staging.ledelsestilsyn WHERE contains(spoergsmaal, '?')
  UNION ALL SELECT 'organisation', 'Navn', navn, row_number FROM staging.organisation WHERE contains(navn, '?')
  UNION ALL SELECT 'organisation', 'Enhed', enhed, row_number FROM staging.organisation WHERE contains(enhed, '?')
),
found AS (
  SELECT
    note.file, note.column_name AS field, note.code AS facet, 'Bogstaver er læst med forkert tegnsæt eller er gået tabt.' AS fault,
    min(note.row_number) AS row_number, sum(note.rows)::BIGINT AS rows
  FROM meta.row_note AS note
  WHERE note.code = 'tegn-forvansket'
  GROUP BY note.file, note.column_name, note.code
  UNION ALL
  SELECT file, field, 'spoergsmaalstegn', 'Der står spørgsmålstegn, hvor der skal stå et bogstav.', min(row_number), count(*)
  FROM text
  ANTI JOIN meta.row_note AS note ON note.code = 'tegn-forvansket' AND note.file = text.file AND note.column_name = text.field
  WHERE regexp_matches(value, '\pL\?\p{Ll}')
  GROUP BY file, field
)
SELECT file, field AS key, facet, row_number, fault, field, file AS source_file, rows
FROM found
