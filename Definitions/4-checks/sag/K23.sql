-- One row a service period whose target group is neither the name nor the code of a leaf of FFB's tree; the nearest leaves beside it.
WITH concept AS (
  SELECT *, lower(name) AS written FROM reference.ffb_concept
  WHERE kind = 'maalgruppe'
    AND getvariable('as_of') BETWEEN coalesce(valid_from, DATE '0001-01-01') AND coalesce(valid_to, DATE '9999-12-31')
),
wrong AS (
  SELECT DISTINCT target_group, lower(trim(target_group)) AS written
  FROM model.service_period
  WHERE trim(target_group) <> '' AND NOT regexp_matches(target_group, '[\x3B,|+\n]')
    AND lower(trim(target_group)) NOT IN (SELECT written FROM concept WHERE is_leaf = 'ja')
    AND lower(trim(target_group)) NOT IN (SELECT lower(code) FROM concept WHERE is_leaf = 'ja')
),
-- A group's own leaves are nearer than any likeness of letters.
near AS (
  SELECT wrong.target_group, leaf.name
  FROM wrong
  CROSS JOIN concept AS leaf
  LEFT JOIN concept AS grouping ON grouping.is_leaf = 'nej' AND wrong.written IN (grouping.written, lower(grouping.code))
  WHERE leaf.is_leaf = 'ja'
  QUALIFY row_number() OVER (
    PARTITION BY wrong.target_group
    ORDER BY coalesce(leaf.parent = grouping.name, FALSE) DESC, jaro_winkler_similarity(wrong.written, leaf.written) DESC, leaf.name
  ) <= 3
)
SELECT
  'indsatser' AS file,
  service.service_period AS key,
  service.row_number,
  service.citizen,
  service.service_period,
  service.case_id,
  service.service_area,
  service.legal_basis,
  service.facility,
  service.unit,
  service.team,
  service.caseworker,
  service.target_group,
  nearest.nearest
FROM model.service_period AS service
JOIN (SELECT target_group, string_agg(name, ', ' ORDER BY name) AS nearest FROM near GROUP BY target_group) AS nearest
  ON nearest.target_group = service.target_group
