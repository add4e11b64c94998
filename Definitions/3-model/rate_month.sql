-- One row a facility, service and closed month with a rate: the days that it holds, and its price a day as `rate_ore / days_of_rate`, exactly.
-- `rate_series` numbers facility and service. A rate that changes within the month, or has no price a day, is in `parts` instead.
WITH held AS (
  SELECT
    dense_rank() OVER (ORDER BY rate.facility, rate.service)::INTEGER AS rate_series,
    rate.facility,
    rate.service,
    calendar.month,
    (2147483647 >> (31 - least(valid_to - first_day + 1, days)::INTEGER))
      - ((1 << greatest(valid_from - first_day, 0)::INTEGER) - 1) AS mask,
    rate.rate_ore,
    -- A rate is for 1 day, 7 days, the month's days or the year's days. A piece (Stk) has no price a day.
    CASE rate.unit
      WHEN 'Døgn' THEN 1
      WHEN 'Uge' THEN 7
      WHEN 'Måned' THEN calendar.days
      WHEN 'År' THEN 337 + day(last_day(make_date(calendar.month // 12, 2, 1)))
    END::INTEGER AS days_of_rate
  FROM model.rate AS rate
  JOIN model.calendar AS calendar
    ON calendar.first_day <= rate.valid_to AND calendar.first_day + calendar.days > rate.valid_from
  JOIN model.closed_period AS closed ON calendar.month BETWEEN closed.first_month AND closed.last_month
)
SELECT
  rate_series,
  facility,
  service,
  month,
  coalesce(bit_or(mask) FILTER (days_of_rate IS NOT NULL), 0) AS mask,
  CASE WHEN count(*) = 1 THEN any_value(rate_ore) END AS rate_ore,
  CASE WHEN count(*) = 1 THEN any_value(days_of_rate) END AS days_of_rate,
  CASE WHEN count(*) > 1 THEN
    list_sort(list({mask: mask, rate_ore: rate_ore, days_of_rate: days_of_rate}) FILTER (days_of_rate IS NOT NULL))
  END AS parts
FROM held
GROUP BY ALL
