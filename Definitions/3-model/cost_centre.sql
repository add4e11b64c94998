-- One row a cost centre (omkostningssted) with the facility and the unit that it belongs to.
-- Where several facilities share it, none is named. Where several units share it, the one that has all the others below it is.
-- Codes: facility, unit
WITH facility AS (
  SELECT omkostningssted AS cost_centre, CASE WHEN count(DISTINCT tilbud_id) = 1 THEN min(tilbud_id) END AS facility
  FROM staging.tilbud
  WHERE omkostningssted IS NOT NULL
  GROUP BY ALL
),
sharing AS (
  SELECT unit, cost_centre, count(*) OVER (PARTITION BY cost_centre) AS units
  FROM model.org_unit
  WHERE cost_centre IS NOT NULL
),
covering AS (
  SELECT upper.cost_centre, upper.unit
  FROM sharing AS upper
  JOIN model.unit_tree AS tree ON tree.scope = upper.unit
  JOIN sharing AS lower ON lower.unit = tree.unit AND lower.cost_centre = upper.cost_centre
  GROUP BY upper.cost_centre, upper.unit, upper.units
  HAVING count(*) = upper.units
),
-- Two units that name each other as parent cover each other: the first by name.
unit AS (
  SELECT cost_centre, min(unit) AS unit FROM covering GROUP BY cost_centre
),
-- A way of writing it that is certainly the same cost centre is one, too.
spelling AS (
  SELECT DISTINCT written, matched FROM model.key_match WHERE kind = 'omkostningssted' AND matched IS NOT NULL
),
known AS (
  SELECT coalesce(facility.cost_centre, unit.cost_centre) AS cost_centre, facility.facility, unit.unit
  FROM facility
  FULL JOIN unit ON unit.cost_centre = facility.cost_centre
)
SELECT cost_centre, facility, unit FROM known
UNION ALL
SELECT spelling.written, known.facility, known.unit FROM spelling JOIN known ON known.cost_centre = spelling.matched
