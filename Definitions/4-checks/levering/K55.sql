-- One row a column of an extract in which a spreadsheet has changed codes or lost values; intake alone sees the cells.
SELECT
  note.file,
  note.column_name AS key,
  note.code AS facet,
  min(note.row_number) AS row_number,
  min(owner.owner) AS owner,
  CASE WHEN note.code IN ('celle-fejl', 'beloeb-afrundet') THEN 'info' END AS severity,
  CASE note.code
    WHEN 'kode-eksponent' THEN 'Koden er skrevet som et tal med eksponent.'
    WHEN 'kode-dato' THEN 'Der står en dato, hvor der skal stå en kode.'
    WHEN 'kode-cifre' THEN 'Koden har flere end femten cifre og har mistet de sidste.'
    WHEN 'celle-fejl' THEN 'Cellen viser en fejl og er læst som tom.'
    ELSE 'Beløbet har flere decimaler end øre og er afrundet.'
  END AS fault,
  note.column_name AS field,
  note.file AS source_file,
  sum(note.rows)::BIGINT AS rows,
  min(note.shape) AS shape
FROM meta.row_note AS note
LEFT JOIN reference.source_owner AS owner ON owner.name = note.file
WHERE note.code IN ('kode-eksponent', 'kode-dato', 'kode-cifre', 'celle-fejl', 'beloeb-afrundet')
GROUP BY note.file, note.column_name, note.code
