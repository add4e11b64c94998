-- One row a control total (kontroltal) that the sum of the postings read is not equal to. Planned and fictive lines are
-- not money, and lines of an unknown type are in no figure (K53).
WITH stated AS (
  SELECT regnskabsaar, periode, funktion, dranst, sum(beloeb_oere)::BIGINT AS control_ore, min(row_number) AS row_number
  FROM staging.kontroltal
  GROUP BY ALL
),
compared AS (
  SELECT
    stated.*,
    (
      SELECT coalesce(sum(posting.beloeb_oere), 0)
      FROM staging.posteringer AS posting
      WHERE posting.regnskabsaar = stated.regnskabsaar AND posting.funktion = stated.funktion AND posting.dranst = stated.dranst
        AND coalesce(posting.periode = stated.periode, TRUE) AND coalesce(nullif(posting.type, ''), 'NOR') IN ('NOR', 'SUP')
    )::BIGINT AS read_ore
  FROM stated
)
SELECT
  'kontroltal' AS file,
  concat_ws('|', regnskabsaar, coalesce(periode::VARCHAR, ''), funktion, dranst) AS key,
  row_number,
  funktion AS function,
  regnskabsaar * 12 + coalesce(least(periode, 12), 1) - 1 AS first_month,
  regnskabsaar * 12 + coalesce(least(periode, 12), 12) - 1 AS last_month,
  abs(control_ore - read_ore)::BIGINT AS amount_ore,
  control_ore,
  read_ore,
  coalesce('periode ' || periode || ' i ', '') || regnskabsaar AS period_name,
  (
    SELECT string_agg(DISTINCT file_name, ', ' ORDER BY file_name)
    FROM meta.source_file
    WHERE source = 'posteringer' AND status = 'read'
  ) AS file_names
FROM compared
WHERE abs(control_ore - read_ore) > getvariable('kroner') * 100
