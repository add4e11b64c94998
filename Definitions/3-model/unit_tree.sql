-- One row a unit (scope) and each unit below it, itself included. A circle in the registration ends by itself: each pair comes once.
WITH RECURSIVE tree AS (
  SELECT unit AS scope, unit FROM model.org_unit
  UNION
  SELECT tree.scope, child.unit
  FROM tree
  JOIN model.org_unit AS child ON child.parent = tree.unit
)
SELECT scope, unit FROM tree
