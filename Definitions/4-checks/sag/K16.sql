-- One row a citizen whose number has an impossible day, had lost its first zero, or is a replacement number.
-- Intake alone sees the numbers; it notes the citizen (pseudonym), the form and the first row of each file.
WITH placed AS (
  SELECT
    note.*,
    sum(note.rows) OVER (PARTITION BY note.code, note.row_key)::BIGINT AS all_rows
  FROM meta.row_note AS note
  WHERE note.code IN ('cpr-dag', 'cpr-ni-cifre', 'cpr-erstatning')
  -- The file of citizens comes first: there the number is mended.
  QUALIFY row_number() OVER (
    PARTITION BY note.code, note.row_key ORDER BY note.file <> 'borgere', note.file, note.row_number) = 1
)
SELECT
  placed.file,
  placed.row_key AS key,
  placed.code AS facet,
  placed.row_number,
  citizen.citizen,
  CASE placed.code WHEN 'cpr-dag' THEN 'blocking' ELSE 'info' END AS severity,
  CASE placed.code
    WHEN 'cpr-dag' THEN 'CPR-nummeret begynder med en dag, der ikke findes.'
    WHEN 'cpr-ni-cifre' THEN 'CPR-nummeret havde ni cifre og fik et nul foran.'
    ELSE 'Borgeren har et erstatningsnummer.'
  END AS advice,
  placed.shape,
  placed.all_rows AS rows
FROM placed
LEFT JOIN model.citizen AS citizen ON citizen.pseudonym = placed.row_key
