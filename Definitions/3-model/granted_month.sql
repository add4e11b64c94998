-- One row a citizen, service area and closed month with a service: what the case system says that it should cost.
-- `expected_ore` is rate × covered days for services that we pay, `expected_other_ore` for those that another municipality pays; null when a
-- day has no known rate. A day counts once in a citizen's services of the same kind, place and payer, however often it is registered.
WITH place AS (
  SELECT
    service_key,
    min(service_key) OVER (
      PARTITION BY citizen, service_area, facility, service, provider, acting_municipality, paying_municipality
    ) AS place
  FROM model.service_period
),
-- What the finance system's commitment says of the service, only where it can be of use.
committed AS (
  SELECT
    service_key,
    committed_start,
    committed_end,
    committed_rate_ore,
    committed_unit,
    quantity,
    year(rate_day) AS rate_year,
    abs(committed_start - granted_start) > days.start_days
      OR (committed_end IS NULL) <> (granted_end IS NULL)
      OR coalesce(abs(committed_end - granted_end) > days.end_days, FALSE) AS dates_differ,
    coalesce(committed_rate_ore <> table_rate_ore AND committed_unit = table_unit, FALSE) AS rate_differs
  FROM model.committed_service
  CROSS JOIN (
    SELECT
      max(value::INTEGER) FILTER (name = 'startdato_dage') AS start_days,
      max(value::INTEGER) FILTER (name = 'slutdato_dage') AS end_days
    FROM reference.reconciliation_limit
    WHERE getvariable('as_of') BETWEEN coalesce(valid_from, DATE '0001-01-01') AND coalesce(valid_to, DATE '9999-12-31')
  ) AS days
),
served AS (
  SELECT
    place.place,
    service_month.month,
    bit_or(service_month.mask) AS mask,
    max(service_month.service_key) AS service_key,
    max(committed.quantity) AS quantity,
    -- A commitment's rate is this year's, or that of the year the service ended: older months had another.
    max(committed.committed_rate_ore) FILTER (committed.rate_year = service_month.month // 12) AS committed_rate_ore,
    max(committed.committed_unit) FILTER (committed.rate_year = service_month.month // 12) AS committed_unit,
    bool_or(committed.rate_differs AND committed.rate_year = service_month.month // 12) AS rate_differs,
    bool_or(committed.dates_differ) AS dates_differ,
    min(committed.committed_start) AS committed_start,
    CASE WHEN count(committed.committed_start) = count(committed.committed_end) THEN max(committed.committed_end) END
      AS committed_end,
    count(committed.committed_start) AS commitments
  FROM model.service_month AS service_month
  JOIN model.closed_period AS closed ON service_month.month BETWEEN closed.first_month AND closed.last_month
  JOIN place ON place.service_key = service_month.service_key
  LEFT JOIN committed ON committed.service_key = service_month.service_key
  GROUP BY place.place, service_month.month
),
dated AS (
  SELECT
    served.*,
    service.citizen,
    service.service_area,
    service.facility,
    service.service,
    service.acting_municipality,
    service.paying_municipality,
    calendar.days AS month_days,
    337 + day(last_day(make_date(served.month // 12, 2, 1))) AS year_days,
    -- The days that the commitment pays for: the service's own where the two systems agree.
    CASE
      WHEN NOT dates_differ THEN served.mask
      WHEN committed_start > calendar.first_day + calendar.days - 1 OR committed_end < calendar.first_day THEN 0
      ELSE (2147483647 >> (31 - least(coalesce(committed_end, DATE '9999-12-31') - first_day + 1, calendar.days)::INTEGER))
        - ((1 << greatest(committed_start - first_day, 0)::INTEGER) - 1)
    END AS committed_mask
  FROM served
  JOIN model.service_period AS service ON service.service_key = served.place
  JOIN model.calendar AS calendar ON calendar.month = served.month
),
priced AS (
  SELECT
    dated.citizen,
    dated.service_area,
    dated.month,
    dated.place,
    any_value(dated.mask) AS mask,
    any_value(dated.service_key) AS service_key,
    any_value(dated.acting_municipality) AS acting_municipality,
    any_value(dated.paying_municipality) AS paying_municipality,
    any_value(dated.committed_mask) AS committed_mask,
    any_value(coalesce(dated.dates_differ, FALSE)) AS dates_differ,
    any_value(coalesce(dated.rate_differs, FALSE)) AS rate_differs,
    any_value(dated.commitments) AS commitments,
    -- Every covered day must have one rate and a price a day.
    CASE
      WHEN sum(bit_count(dated.mask & rate.mask)) FILTER (rate.days_of_rate IS NOT NULL) = any_value(bit_count(dated.mask))
        THEN round(sum(rate.rate_ore * coalesce(quantity, 1) * bit_count(dated.mask & rate.mask) / rate.days_of_rate))::BIGINT
    END AS table_ore,
    round(sum(rate.rate_ore * coalesce(quantity, 1) * bit_count(dated.committed_mask & rate.mask) / rate.days_of_rate))::BIGINT
      AS table_by_committed_dates_ore,
    round(
      any_value(committed_rate_ore) * any_value(coalesce(quantity, 1)) * any_value(bit_count(dated.committed_mask))
      / any_value(CASE committed_unit WHEN 'Døgn' THEN 1 WHEN 'Uge' THEN 7 WHEN 'Måned' THEN month_days WHEN 'År' THEN year_days END)
    )::BIGINT AS committed_ore,
    round(
      any_value(committed_rate_ore) * any_value(coalesce(quantity, 1)) * any_value(bit_count(dated.mask))
      / any_value(CASE committed_unit WHEN 'Døgn' THEN 1 WHEN 'Uge' THEN 7 WHEN 'Måned' THEN month_days WHEN 'År' THEN year_days END)
    )::BIGINT AS committed_by_granted_dates_ore
  FROM dated
  LEFT JOIN model.rate_month AS rate
    ON rate.facility = dated.facility AND rate.service = dated.service AND rate.month = dated.month
  GROUP BY dated.citizen, dated.service_area, dated.month, dated.place
),
-- The rate table comes first; without it the commitment's own rate.
chosen AS (
  SELECT
    *,
    coalesce(table_ore, committed_by_granted_dates_ore) AS price_ore,
    CASE
      WHEN NOT dates_differ THEN coalesce(table_ore, committed_by_granted_dates_ore)
      ELSE coalesce(table_by_committed_dates_ore, committed_ore)
    END AS price_by_committed_dates_ore,
    paying_municipality = getvariable('municipality') AS is_own_paid
  FROM priced
)
SELECT
  citizen,
  service_area,
  month,
  arg_max(service_key, (is_own_paid, bit_count(mask), service_key)) AS service_key,
  bit_count(bit_or(mask))::INTEGER AS service_days,
  bit_count(bit_or(committed_mask) FILTER (commitments > 0))::INTEGER AS committed_days,
  count_if(is_own_paid) > 0 AS has_own_paid,
  count_if(NOT is_own_paid) > 0 AS has_other_paid,
  count_if(NOT is_own_paid AND acting_municipality = getvariable('municipality')) > 0 AS must_be_settled,
  CASE WHEN count(*) FILTER (is_own_paid AND price_ore IS NULL) = 0 THEN coalesce(sum(price_ore) FILTER (is_own_paid), 0)::BIGINT END
    AS expected_ore,
  CASE WHEN count(*) FILTER (NOT is_own_paid AND price_ore IS NULL) = 0 THEN coalesce(sum(price_ore) FILTER (NOT is_own_paid), 0)::BIGINT END
    AS expected_other_ore,
  CASE WHEN count(*) FILTER (is_own_paid AND price_by_committed_dates_ore IS NULL) = 0
    THEN coalesce(sum(price_by_committed_dates_ore) FILTER (is_own_paid), 0)::BIGINT END AS expected_by_committed_dates_ore,
  sum(committed_ore)::BIGINT AS committed_ore,
  CASE WHEN count(table_ore) = count(*) THEN 'takster' WHEN count(price_ore) = count(*) THEN 'disponering' END AS price_source,
  bool_or(dates_differ AND committed_mask <> mask) AS dates_differ,
  bool_or(rate_differs) AS rate_differs
FROM chosen
GROUP BY citizen, service_area, month
