-- One row a way in which a file writes an id that the file of that id does not have, with the id that it certainly is (`matched`), else those that
-- it may be (`near`). Certain is what reads the same (kinds of space and hyphen, what a spreadsheet wraps around it) when one id alone reads so;
-- and what differs in letters' case, spaces or lost zeros in front, when that is so on both sides. Mostly there is no row at all.
WITH master AS (
  SELECT 'sag' AS kind, sags_id AS id FROM staging.sager
  UNION SELECT 'indsats', indsats_id FROM staging.indsatser
  UNION SELECT 'tilbud', tilbud_id FROM staging.tilbud
  UNION SELECT 'enhed', enhed FROM staging.organisation
  -- A facility is a unit to those who review it or belong to it.
  UNION SELECT 'enhed', tilbud_id FROM staging.tilbud
  UNION SELECT 'omkostningssted', omkostningssted FROM staging.tilbud
  UNION SELECT 'omkostningssted', omkostningssted FROM staging.organisation
),
written AS (
  SELECT 'indsatser' AS file, 'sag' AS kind, sags_id AS text FROM staging.indsatser
  UNION SELECT 'vurderinger', 'sag', sags_id FROM staging.vurderinger
  UNION SELECT 'klager', 'sag', sags_id FROM staging.klager
  UNION SELECT 'ledelsestilsyn', 'sag', sags_id FROM staging.ledelsestilsyn
  UNION SELECT 'mål', 'indsats', indsats_id FROM staging.maal
  UNION SELECT 'disponering', 'indsats', indsats_id FROM staging.disponering
  UNION SELECT 'indsatser', 'tilbud', tilbud_id FROM staging.indsatser
  UNION SELECT 'ophold', 'tilbud', tilbud_id FROM staging.ophold
  UNION SELECT 'pladser', 'tilbud', tilbud_id FROM staging.pladser
  UNION SELECT 'takster', 'tilbud', tilbud_id FROM staging.takster
  UNION SELECT 'sager', 'enhed', team FROM staging.sager
  UNION SELECT 'fravær', 'enhed', enhed FROM staging.fravaer
  UNION SELECT 'løn', 'enhed', enhed FROM staging.loen
  UNION SELECT 'ledelsestilsyn', 'enhed', enhed FROM staging.ledelsestilsyn
  UNION SELECT 'organisation', 'enhed', overenhed FROM staging.organisation
  UNION SELECT 'posteringer', 'omkostningssted', omkostningssted FROM staging.posteringer
  UNION SELECT 'budget', 'omkostningssted', omkostningssted FROM staging.budget
  UNION SELECT 'løn', 'omkostningssted', omkostningssted FROM staging.loen
),
stray AS (
  SELECT written.file, written.kind, written.text
  FROM written
  ANTI JOIN master ON master.kind = written.kind AND master.id = written.text
  WHERE written.text IS NOT NULL
),
-- Folding is for the kinds and files in which something is astray.
folding AS (
  SELECT NULL AS file, kind, id AS text FROM master
  WHERE id IS NOT NULL AND kind IN (SELECT kind FROM stray)
  UNION ALL
  SELECT file, kind, text FROM written
  WHERE text IS NOT NULL AND (file, kind) IN (SELECT (file, kind) FROM stray) AND kind IN (SELECT kind FROM master)
),
unwrapped AS (
  SELECT
    *,
    regexp_replace(regexp_replace(regexp_replace(text, '^\s*=?"(.*)"\s*$', '\1'), '^\s*[''’`]', ''), '^\s*(\d+)[.,]0+\s*$', '\1') AS bare
  FROM folding
),
folded AS (
  SELECT
    file,
    kind,
    text,
    -- What is not seen goes, every space is a space, every hyphen a hyphen.
    trim(regexp_replace(
      regexp_replace(
        regexp_replace(bare, '[\x{AD}\x{200B}-\x{200D}\x{2060}\x{FEFF}]', '', 'g'), '[\x{2010}-\x{2015}\x{2212}\x{FE58}\x{FE63}\x{FF0D}]', '-', 'g'),
      '[\s\p{Z}]+', ' ', 'g')) AS read_as,
    regexp_replace(lower(replace(read_as, ' ', '')), '^0+(.)', '\1') AS loosely
  FROM unwrapped
),
same AS (
  SELECT kind, read_as, min(text) AS id FROM folded WHERE file IS NULL GROUP BY kind, read_as HAVING count(*) = 1
),
alike AS (
  SELECT kind, loosely, min(text) AS id, count(*) AS ids, string_agg(text, ', ' ORDER BY text) AS near
  FROM folded
  WHERE file IS NULL
  GROUP BY kind, loosely
),
ways AS (
  SELECT file, kind, loosely, count(*) AS ways FROM folded WHERE file IS NOT NULL GROUP BY file, kind, loosely
)
SELECT
  stray.file,
  stray.kind,
  stray.text AS written,
  coalesce(same.id, CASE WHEN alike.ids = 1 AND ways.ways = 1 THEN alike.id END) AS matched,
  CASE WHEN matched IS NULL THEN alike.near END AS near
FROM stray
LEFT JOIN folded ON folded.file = stray.file AND folded.kind = stray.kind AND folded.text = stray.text
LEFT JOIN same ON same.kind = stray.kind AND same.read_as = folded.read_as
LEFT JOIN alike ON alike.kind = stray.kind AND alike.loosely = folded.loosely
LEFT JOIN ways ON ways.file = stray.file AND ways.kind = stray.kind AND ways.loosely = folded.loosely
