-- One row a service period that is active on the as-of day and has no next follow-up ahead (warning), or is late with it (info).
WITH active AS (
  SELECT *, coalesce(next_follow_up <= last_follow_up, next_follow_up IS NULL) AS has_none
  FROM model.service_period
  WHERE start_date <= getvariable('as_of') AND coalesce(end_date >= getvariable('as_of'), TRUE)
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
  CASE WHEN service.has_none THEN 'warning' ELSE 'info' END AS severity,
  CASE
    WHEN service.next_follow_up IS NULL THEN 'Der er ingen dato for næste opfølgning.'
    WHEN service.has_none THEN 'Den næste opfølgning er holdt, og der er ikke sat en ny.'
    ELSE 'Opfølgningen er overskredet.'
  END AS fault,
  service.last_follow_up,
  service.next_follow_up,
  rule.rule,
  CASE WHEN NOT service.has_none THEN getvariable('as_of') - service.next_follow_up END::INTEGER AS days
FROM active AS service
LEFT JOIN reference.follow_up_rule AS rule
  ON rule.legal_basis = service.section
  AND getvariable('as_of') BETWEEN coalesce(rule.valid_from, DATE '0001-01-01') AND coalesce(rule.valid_to, DATE '9999-12-31')
WHERE service.has_none OR service.next_follow_up < getvariable('as_of')
