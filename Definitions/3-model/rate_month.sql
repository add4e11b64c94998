-- One row a month of the ledger and a rate that holds in it, with a bit for each day that it holds and its price of one day, exactly.
SELECT
  rate.facility,
  rate.service,
  calendar.month,
  (2147483647 >> (31 - least(valid_to - first_day + 1, days)::INTEGER))
    - ((1 << greatest(valid_from - first_day, 0)::INTEGER) - 1) AS mask,
  rate.rate_ore,
  -- A rate is this many parts of `rate_ore` a day: 1, 7 days, the month's days, the year's days. A piece has no price a day.
  CASE rate.unit
    WHEN 'Døgn' THEN 1
    WHEN 'Uge' THEN 7
    WHEN 'Måned' THEN calendar.days
    WHEN 'År' THEN 337 + day(last_day(make_date(calendar.month // 12, 2, 1)))
  END AS days_of_rate
FROM model.rate AS rate
JOIN model.calendar AS calendar
  ON calendar.first_day <= rate.valid_to AND calendar.first_day + calendar.days > rate.valid_from
JOIN model.closed_period AS closed ON calendar.month BETWEEN closed.first_month AND closed.last_month
