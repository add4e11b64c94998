-- One row a service period that the finance system has commitments for: both systems' dates, and the commitment's rate beside the rate table's.
-- Several commitments (one a budget year, say) are one course: from the first day to the last. A commitment that does not name its service is
-- held against the whole of the citizen's course in the area, because it may pay for several service periods in a row.
WITH course AS (
  SELECT
    commitment.commitment,
    min(service.start_date) AS start_date,
    CASE WHEN count(*) = count(service.end_date) THEN max(service.end_date) END AS end_date
  FROM model.commitment AS commitment
  JOIN model.service_period AS service
    ON service.citizen = commitment.citizen AND service.service_area = commitment.service_area
    AND service.start_date <= coalesce(commitment.end_date, DATE '9999-12-30') + 1
    AND coalesce(service.end_date, DATE '9999-12-30') + 1 >= commitment.start_date
  WHERE commitment.linked_by = 'borger'
  GROUP BY commitment.commitment
),
committed AS (
  SELECT
    commitment.service_key,
    -- Sorted when they are listed: a list with ORDER BY costs a sorting of its own for every group.
    list_transform(
      list_sort(list({start_date: commitment.start_date, name: commitment.commitment})), lambda each: each.name) AS commitments,
    min(commitment.start_date) AS start_date,
    CASE WHEN count(*) = count(commitment.end_date) THEN max(commitment.end_date) END AS end_date,
    min(course.start_date) AS course_start,
    CASE WHEN count(course.commitment) = count(course.end_date) THEN max(course.end_date) END AS course_end,
    count(course.commitment) AS by_citizen
  FROM model.commitment AS commitment
  LEFT JOIN course ON course.commitment = commitment.commitment
  WHERE commitment.service_key IS NOT NULL
  GROUP BY commitment.service_key
),
-- Rates are held against each other on the as-of day, or on the service's last day when that comes first.
dated AS (
  SELECT
    committed.*,
    service.citizen,
    service.service_period,
    service.service_area,
    service.facility,
    service.service,
    CASE WHEN by_citizen > 0 THEN least(course_start, service.start_date) ELSE service.start_date END AS granted_start,
    CASE WHEN by_citizen = 0 THEN service.end_date WHEN service.end_date IS NOT NULL THEN course_end END AS granted_end,
    least(coalesce(service.end_date, getvariable('as_of')), getvariable('as_of')) AS rate_day
  FROM committed
  JOIN model.service_period AS service ON service.service_key = committed.service_key
),
-- The commitment in force on the day, else the last one before it, else the first.
in_force AS (
  SELECT dated.service_key, commitment.commitment, commitment.rate_ore, commitment.unit, commitment.quantity
  FROM dated
  JOIN model.commitment AS commitment ON commitment.service_key = dated.service_key
  QUALIFY row_number() OVER (
    PARTITION BY dated.service_key
    ORDER BY commitment.start_date > rate_day,
      CASE WHEN commitment.start_date <= rate_day THEN rate_day - commitment.start_date ELSE commitment.start_date - rate_day END,
      commitment.commitment
  ) = 1
)
SELECT
  dated.service_key,
  dated.citizen,
  dated.service_period,
  dated.service_area,
  dated.commitments,
  dated.granted_start,
  dated.granted_end,
  dated.start_date AS committed_start,
  dated.end_date AS committed_end,
  dated.rate_day,
  in_force.commitment,
  in_force.rate_ore AS committed_rate_ore,
  in_force.unit AS committed_unit,
  in_force.quantity,
  rate.rate_ore AS table_rate_ore,
  rate.unit AS table_unit,
  rate.valid_from AS rate_valid_from,
  rate.valid_to AS rate_valid_to,
  -- Prices of a day in an ordinary year, to tell what a difference is worth; a piece (Stk) has none.
  committed_rate_ore * quantity
    * CASE committed_unit WHEN 'Døgn' THEN 1 WHEN 'Uge' THEN 1 / 7 WHEN 'Måned' THEN 12 / 365 WHEN 'År' THEN 1 / 365 END AS day_price_ore,
  table_rate_ore * quantity
    * CASE table_unit WHEN 'Døgn' THEN 1 WHEN 'Uge' THEN 1 / 7 WHEN 'Måned' THEN 12 / 365 WHEN 'År' THEN 1 / 365 END AS table_day_price_ore
FROM dated
JOIN in_force ON in_force.service_key = dated.service_key
LEFT JOIN model.rate AS rate
  ON rate.facility = dated.facility AND rate.service = dated.service
  AND dated.rate_day BETWEEN rate.valid_from AND rate.valid_to
