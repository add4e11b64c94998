-- One row an appeal (klage), of rows that share its id the one that was decided last (K58 tells), in the month it was decided; null = not decided yet. Team and area are the case's where the paragraph is.
SELECT
  appeal.klage_id AS appeal,
  coalesce(same_case.matched, appeal.sags_id) AS case_id,
  year(appeal.afgjort_dato)::INTEGER * 12 + month(appeal.afgjort_dato)::INTEGER - 1 AS month,
  appeal.udfald AS outcome,
  basis.legal_basis,
  CASE
    WHEN care_case.legal_basis = basis.legal_basis THEN care_case.service_area
    ELSE coalesce(rule.service_area, 'uden_omraade')
  END AS service_area,
  care_case.team,
  care_case.unit
FROM staging.klager AS appeal
LEFT JOIN model.legal_basis AS basis ON basis.registered = appeal.paragraf
LEFT JOIN model.key_match AS same_case
  ON same_case.file = 'klager' AND same_case.kind = 'sag' AND same_case.written = appeal.sags_id
LEFT JOIN model.care_case AS care_case ON care_case.case_id = coalesce(same_case.matched, appeal.sags_id)
LEFT JOIN model.service_area_rule AS rule
  ON rule.legal_basis = basis.section AND rule.setting IS NULL
  AND appeal.klagedato BETWEEN rule.valid_from AND rule.valid_to
QUALIFY row_number() OVER (
  PARTITION BY appeal.klage_id
  ORDER BY appeal.afgjort_dato DESC NULLS LAST, appeal.klagedato DESC, appeal.udfald DESC NULLS LAST, appeal.paragraf, appeal.sags_id
) = 1
