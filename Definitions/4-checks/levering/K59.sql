-- One row a unit that is registered above itself, straight or through others, with the way round.
WITH RECURSIVE above AS (
  SELECT unit, parent AS ancestor, [unit, parent] AS way FROM model.org_unit WHERE parent IS NOT NULL
  UNION ALL
  SELECT above.unit, next_up.parent, list_append(above.way, next_up.parent)
  FROM above
  JOIN model.org_unit AS next_up ON next_up.unit = above.ancestor
  WHERE next_up.parent IS NOT NULL AND above.ancestor <> above.unit AND NOT list_contains(above.way[2:], next_up.parent)
)
SELECT
  'organisation' AS file,
  above.unit AS key,
  above.unit,
  org_unit.parent,
  CASE WHEN len(above.way) > 2 THEN array_to_string(above.way, ' → ') END AS way
FROM above
JOIN model.org_unit AS org_unit ON org_unit.unit = above.unit
WHERE above.ancestor = above.unit
