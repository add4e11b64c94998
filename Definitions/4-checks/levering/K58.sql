-- One row a unit, facility, cost centre or appeal whose file says the same thing twice: rows that are wholly alike where a row has no number of
-- its own (they count as they stand), and rows of one number, one answer or one day where only one can count. The ledger's lines are K35's,
-- the registers' ids K54's, and services K19's.
WITH budget_row AS (
  SELECT
    regnskabsaar, funktion, dranst, gruppering, omkostningssted, min(row_number) AS row_number, count(*) - 1 AS extra,
    (oprindeligt_budget_oere + coalesce(tillaegsbevilling_oere, 0) + coalesce(omplacering_oere, 0)) * extra AS extra_ore
  FROM staging.budget
  GROUP BY
    regnskabsaar, funktion, dranst, gruppering, omkostningssted, oprindeligt_budget_oere, tillaegsbevilling_oere, omplacering_oere
  HAVING count(*) > 1
),
unit_row AS (
  SELECT 'fravær' AS file, 'fraværet' AS what, enhed, maaned, min(row_number) AS row_number, count(*) - 1 AS extra, NULL::BIGINT AS extra_ore
  FROM staging.fravaer
  GROUP BY enhed, maaned, fravaersaarsag, fravaersdagsvaerk, mulige_dagsvaerk, fuldtidsstillinger
  HAVING count(*) > 1
  UNION ALL
  SELECT
    'løn', 'lønnen', enhed, maaned, min(row_number), count(*) - 1 AS extra,
    (coalesce(loen_oere, 0) + coalesce(vikar_oere, 0)) * extra
  FROM staging.loen
  GROUP BY enhed, maaned, omkostningssted, loen_oere, vikar_oere, fuldtidsstillinger
  HAVING count(*) > 1
),
answer_row AS (
  SELECT coalesce(enhed, '') AS enhed, kvartal, min(row_number) AS row_number, count(*) - 1 AS extra
  FROM staging.ledelsestilsyn
  GROUP BY coalesce(enhed, ''), kvartal, tilsyn_id, sags_id, spoergsmaal
  HAVING count(*) > 1
),
places AS (
  SELECT
    coalesce(house.matched, row.tilbud_id) AS facility, row.gyldig_fra, row.gyldig_til, row.normerede_pladser, row.row_number,
    lead(row.gyldig_fra) OVER (
      PARTITION BY facility ORDER BY row.gyldig_fra, row.normerede_pladser, row.gyldig_til NULLS LAST) AS next_from,
    lead(row.normerede_pladser) OVER (
      PARTITION BY facility ORDER BY row.gyldig_fra, row.normerede_pladser, row.gyldig_til NULLS LAST) AS next_places
  FROM staging.pladser AS row
  LEFT JOIN model.key_match AS house ON house.file = 'pladser' AND house.kind = 'tilbud' AND house.written = row.tilbud_id
  WHERE coalesce(row.gyldig_fra <= row.gyldig_til, TRUE)
),
-- A period without an end gives way to the next one: that is how a register writes its history.
overlap AS (
  SELECT facility, min(row_number) AS row_number, count(*) AS extra, min(next_from) AS first_day
  FROM places
  WHERE next_from = gyldig_fra OR next_from <= gyldig_til
  GROUP BY facility
),
found AS (
  SELECT
    'budget' AS file, omkostningssted AS key, min(row_number) AS row_number, sum(extra)::BIGINT AS rows, sum(extra_ore)::BIGINT AS amount_ore,
    format('{} på omkostningsstedet {} står mere end én gang, helt ens, og tæller med hver gang.',
      CASE sum(extra) WHEN 1 THEN 'En budgetlinje' ELSE sum(extra)::VARCHAR || ' budgetlinjer' END, omkostningssted) AS fault,
    NULL::VARCHAR AS unit, NULL::VARCHAR AS facility, NULL::VARCHAR AS case_id,
    min(regnskabsaar * 12) AS first_month, max(regnskabsaar * 12 + 11) AS last_month
  FROM budget_row
  GROUP BY omkostningssted
  UNION ALL BY NAME
  SELECT
    file, enhed AS key, min(row_number) AS row_number, sum(extra)::BIGINT AS rows, sum(extra_ore)::BIGINT AS amount_ore,
    format('{} om {} i {} står mere end én gang, helt ens, og tæller med hver gang.',
      CASE sum(extra) WHEN 1 THEN 'En række' ELSE sum(extra)::VARCHAR || ' rækker' END, what, enhed) AS fault,
    enhed AS unit, min(maaned) AS first_month, max(maaned) AS last_month
  FROM unit_row
  GROUP BY file, what, enhed
  UNION ALL BY NAME
  SELECT
    'ledelsestilsyn' AS file, coalesce(nullif(enhed, ''), 'uden enhed') AS key, min(row_number) AS row_number, sum(extra)::BIGINT AS rows,
    format('{} besvaret mere end én gang i samme gennemgang; ét svar tæller, det laveste.',
      CASE sum(extra) WHEN 1 THEN 'Et spørgsmål er' ELSE sum(extra)::VARCHAR || ' spørgsmål er' END) AS fault,
    nullif(enhed, '') AS unit, min(kvartal) - 2 AS first_month, max(kvartal) AS last_month
  FROM answer_row
  GROUP BY enhed
  UNION ALL BY NAME
  SELECT
    'klager' AS file, klage_id AS key, min(row_number) AS row_number, count(*) - 1 AS rows,
    format('Klagen står på {} rækker; én tæller, den senest afgjorte.', count(*)) AS fault,
    min(sags_id) AS case_id
  FROM staging.klager
  GROUP BY klage_id
  HAVING count(*) > 1
  UNION ALL BY NAME
  SELECT
    'pladser' AS file, facility AS key, row_number, extra AS rows,
    format('To rækker siger hver sit om pladserne fra {}; den, der begynder senest, tæller, og begynder de samme dag, den med flest pladser.',
      strftime(first_day, '%d-%m-%Y')) AS fault,
    facility, (year(first_day) * 12 + month(first_day) - 1)::INTEGER AS first_month
  FROM overlap
)
SELECT
  found.file,
  found.key,
  found.row_number,
  owner.owner,
  found.facility,
  coalesce(found.unit, facility.unit, cost_centre.unit, care_case.unit) AS unit,
  care_case.case_id,
  care_case.service_area,
  care_case.legal_basis,
  care_case.team,
  care_case.caseworker,
  found.first_month,
  found.last_month,
  abs(found.amount_ore) AS amount_ore,
  found.rows,
  found.fault
FROM found
JOIN reference.source_owner AS owner ON owner.name = found.file
LEFT JOIN model.facility AS facility ON facility.facility = found.facility
LEFT JOIN model.cost_centre AS cost_centre ON found.file = 'budget' AND cost_centre.cost_centre = found.key
LEFT JOIN model.key_match AS same_case ON same_case.file = 'klager' AND same_case.kind = 'sag' AND same_case.written = found.case_id
LEFT JOIN model.care_case AS care_case ON care_case.case_id = coalesce(same_case.matched, found.case_id)
