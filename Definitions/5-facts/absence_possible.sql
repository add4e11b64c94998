-- One row a unit and month with its possible days' work: it stands on every cause's row and counts once.
SELECT maaned AS month, coalesce(same_unit.matched, enhed) AS unit, max(mulige_dagsvaerk) AS possible_days
FROM staging.fravaer
LEFT JOIN model.key_match AS same_unit
  ON same_unit.file = 'fravær' AND same_unit.kind = 'enhed' AND same_unit.written = enhed
GROUP BY ALL
