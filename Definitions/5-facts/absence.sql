-- One row a unit, month and cause of absence, with the days' work lost.
SELECT maaned AS month, coalesce(same_unit.matched, enhed) AS unit, fravaersaarsag AS absence_cause, fravaersdagsvaerk AS absence_days
FROM staging.fravaer
LEFT JOIN model.key_match AS same_unit
  ON same_unit.file = 'fravær' AND same_unit.kind = 'enhed' AND same_unit.written = enhed
