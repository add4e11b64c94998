-- One row a citizen, service area and closed month with a service: what the case system says that it should cost.
-- `expected_ore` is rate × covered days of services that we pay, `expected_other_ore` of those that another municipality pays; null when a day
-- has no known rate. A day counts once in a citizen's services of the same kind, place and payer, however often it is registered.
WITH days AS (
  SELECT
    max(value::INTEGER) FILTER (name = 'startdato_dage') AS start_days,
    max(value::INTEGER) FILTER (name = 'slutdato_dage') AS end_days
  FROM reference.reconciliation_limit
  WHERE getvariable('as_of') BETWEEN coalesce(valid_from, DATE '0001-01-01') AND coalesce(valid_to, DATE '9999-12-31')
),
-- Small numbers to group and join by: the same kind, place and payer; the citizen's services of the area.
keyed AS (
  SELECT
    service.service_key,
    min(service.service_key) OVER (
      PARTITION BY service.citizen, service.service_area, service.facility, service.service, service.provider,
        service.acting_municipality, service.paying_municipality
    ) AS place,
    count(*) OVER (
      PARTITION BY service.citizen, service.service_area, service.facility, service.service, service.provider,
        service.acting_municipality, service.paying_municipality
    ) > 1 AS is_repeated,
    min(service.service_key) OVER (PARTITION BY service.citizen, service.service_area) AS course,
    count(*) OVER (PARTITION BY service.citizen, service.service_area) > 1 AS is_one_of_several,
    series.rate_series,
    service.paying_municipality = getvariable('municipality') AS is_own_paid,
    service.acting_municipality = getvariable('municipality') AS is_own_acting,
    coalesce(committed.quantity, 1) AS quantity,
    -- A commitment's rate is this year's, or that of the year the service ended: other years had another.
    year(committed.rate_day) AS rate_year,
    committed.committed_rate_ore,
    committed.committed_unit,
    coalesce(committed.committed_rate_ore <> committed.table_rate_ore AND committed.committed_unit = committed.table_unit, FALSE)
      AS rate_differs,
    coalesce(
      abs(committed.committed_start - committed.granted_start) > days.start_days
      OR (committed.committed_end IS NULL) <> (committed.granted_end IS NULL)
      OR abs(committed.committed_end - committed.granted_end) > days.end_days, FALSE) AS dates_differ,
    committed.committed_start,
    committed.committed_end
  FROM model.service_period AS service
  CROSS JOIN days
  LEFT JOIN model.committed_service AS committed ON committed.service_key = service.service_key
  LEFT JOIN (SELECT DISTINCT facility, service, rate_series FROM model.rate_month) AS series
    ON series.facility = service.facility AND series.service = service.service
),
-- Most services stand alone: only the others must be grouped.
served AS (
  SELECT keyed.service_key, service_month.month, service_month.mask
  FROM model.service_month AS service_month
  JOIN model.closed_period AS closed ON service_month.month BETWEEN closed.first_month AND closed.last_month
  JOIN keyed ON keyed.service_key = service_month.service_key AND NOT keyed.is_repeated
  UNION ALL
  SELECT max(keyed.service_key), service_month.month, bit_or(service_month.mask)
  FROM model.service_month AS service_month
  JOIN model.closed_period AS closed ON service_month.month BETWEEN closed.first_month AND closed.last_month
  JOIN keyed ON keyed.service_key = service_month.service_key AND keyed.is_repeated
  GROUP BY keyed.place, service_month.month
),
dated AS (
  SELECT
    served.month,
    served.mask,
    keyed.*,
    calendar.days AS month_days,
    -- The days that the commitment pays for: the service's own where the two systems agree.
    CASE
      WHEN NOT keyed.dates_differ THEN served.mask
      WHEN committed_start >= calendar.first_day + calendar.days OR committed_end < calendar.first_day THEN 0
      ELSE (2147483647 >> (31 - least(coalesce(committed_end, DATE '9999-12-31') - first_day + 1, calendar.days)::INTEGER))
        - ((1 << greatest(committed_start - first_day, 0)::INTEGER) - 1)
    END AS committed_mask,
    CASE WHEN rate_year = served.month // 12 THEN CASE committed_unit
      WHEN 'Døgn' THEN 1
      WHEN 'Uge' THEN 7
      WHEN 'Måned' THEN calendar.days
      WHEN 'År' THEN 337 + day(last_day(make_date(rate_year, 2, 1)))
    END END AS committed_days_of_rate
  FROM served
  JOIN keyed ON keyed.service_key = served.service_key
  JOIN model.calendar AS calendar ON calendar.month = served.month
),
priced AS (
  SELECT
    dated.*,
    -- Every covered day must have a rate.
    CASE
      WHEN dated.mask & ~rate.mask <> 0 THEN NULL
      WHEN rate.days_of_rate IS NOT NULL THEN round(rate.rate_ore * quantity * bit_count(dated.mask) / rate.days_of_rate)
      ELSE round(list_sum([part.rate_ore * quantity * bit_count(dated.mask & part.mask) / part.days_of_rate FOR part IN rate.parts]))
    END AS table_ore,
    CASE
      WHEN NOT dates_differ THEN NULL
      WHEN rate.days_of_rate IS NOT NULL
        THEN round(rate.rate_ore * quantity * bit_count(dated.committed_mask & rate.mask) / rate.days_of_rate)
      ELSE round(list_sum(
        [part.rate_ore * quantity * bit_count(dated.committed_mask & part.mask) / part.days_of_rate FOR part IN rate.parts]))
    END AS table_by_committed_dates_ore,
    round(committed_rate_ore * quantity * bit_count(committed_mask) / committed_days_of_rate) AS committed_ore,
    -- The rate table comes first; without it the commitment's own rate.
    coalesce(table_ore, round(committed_rate_ore * quantity * bit_count(dated.mask) / committed_days_of_rate)) AS price_ore,
    CASE WHEN dates_differ THEN coalesce(table_by_committed_dates_ore, committed_ore) ELSE price_ore END
      AS price_by_committed_dates_ore
  FROM dated
  LEFT JOIN model.rate_month AS rate ON rate.rate_series = dated.rate_series AND rate.month = dated.month
),
-- The same columns a service, and a citizen's area.
single AS (
  SELECT
    course,
    month,
    service_key,
    mask,
    is_own_paid AS has_own_paid,
    NOT is_own_paid AS has_other_paid,
    NOT is_own_paid AND is_own_acting AS must_be_settled,
    CASE WHEN is_own_paid THEN price_ore ELSE 0 END AS expected_ore,
    CASE WHEN is_own_paid THEN 0 ELSE price_ore END AS expected_other_ore,
    CASE WHEN is_own_paid THEN price_by_committed_dates_ore ELSE 0 END AS expected_by_committed_dates_ore,
    committed_ore,
    dates_differ AND committed_mask <> mask AS dates_differ,
    rate_differs AND rate_year = month // 12 AS rate_differs,
    is_one_of_several
  FROM priced
),
summed AS (
  SELECT * EXCLUDE (is_one_of_several) FROM single WHERE NOT is_one_of_several
  UNION ALL
  SELECT
    course,
    month,
    arg_max(service_key, (has_own_paid, bit_count(mask), service_key)),
    bit_or(mask),
    bool_or(has_own_paid),
    bool_or(has_other_paid),
    bool_or(must_be_settled),
    -- One price that is not known makes the sum unknown.
    CASE WHEN count(*) = count(expected_ore) THEN sum(expected_ore) END,
    CASE WHEN count(*) = count(expected_other_ore) THEN sum(expected_other_ore) END,
    CASE WHEN count(*) = count(expected_by_committed_dates_ore) THEN sum(expected_by_committed_dates_ore) END,
    sum(committed_ore),
    bool_or(dates_differ),
    bool_or(rate_differs)
  FROM single
  WHERE is_one_of_several
  GROUP BY course, month
)
SELECT
  service.citizen,
  service.service_area,
  summed.month,
  summed.service_key,
  bit_count(summed.mask)::INTEGER AS service_days,
  summed.has_own_paid,
  summed.has_other_paid,
  summed.must_be_settled,
  summed.expected_ore::BIGINT AS expected_ore,
  summed.expected_other_ore::BIGINT AS expected_other_ore,
  summed.expected_by_committed_dates_ore::BIGINT AS expected_by_committed_dates_ore,
  summed.committed_ore::BIGINT AS committed_ore,
  summed.dates_differ,
  summed.rate_differs
FROM summed
JOIN model.service_period AS service ON service.service_key = summed.course
