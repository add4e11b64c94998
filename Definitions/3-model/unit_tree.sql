-- One row a unit (scope) and each unit below it, itself included. A unit that is registered above itself, straight or through others,
-- is below nobody: a circle in the registration never widens what anyone may see.
WITH RECURSIVE above AS (
  SELECT unit, parent AS ancestor FROM model.org_unit WHERE parent IS NOT NULL
  UNION
  SELECT above.unit, next_up.parent
  FROM above
  JOIN model.org_unit AS next_up ON next_up.unit = above.ancestor
  WHERE next_up.parent IS NOT NULL
),
link AS (
  SELECT unit, parent
  FROM model.org_unit
  WHERE parent IS NOT NULL AND unit NOT IN (SELECT unit FROM above WHERE ancestor = unit)
),
tree AS (
  SELECT unit AS scope, unit FROM model.org_unit
  UNION
  SELECT tree.scope, link.unit
  FROM tree
  JOIN link ON link.parent = tree.unit
)
SELECT scope, unit FROM tree
