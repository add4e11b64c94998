-- One row a unit, cost centre and month with salaries and temps together (løn og vikar).
SELECT
  maaned AS month, coalesce(same_unit.matched, enhed) AS unit, omkostningssted AS cost_centre, coalesce(loen_oere, 0) + coalesce(vikar_oere, 0) AS amount_ore
FROM staging.loen
LEFT JOIN model.key_match AS same_unit
  ON same_unit.file = 'løn' AND same_unit.kind = 'enhed' AND same_unit.written = enhed
