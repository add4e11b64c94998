-- One row a scope (a unit, or a facility's own id) and each facility that it may see: by the unit's id or cost centre, in its tree.
SELECT tree.scope, facility.facility
FROM model.unit_tree AS tree
JOIN model.facility AS facility ON facility.facility = tree.unit
UNION
SELECT tree.scope, facility.facility
FROM model.unit_tree AS tree
JOIN model.org_unit AS unit ON unit.unit = tree.unit
JOIN model.facility AS facility ON facility.cost_centre = unit.cost_centre
UNION SELECT facility, facility FROM model.facility
UNION SELECT facility, facility FROM model.service_period WHERE facility IS NOT NULL
UNION SELECT facility, facility FROM model.stay WHERE facility IS NOT NULL
