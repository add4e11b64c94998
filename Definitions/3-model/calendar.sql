-- One row a month from January 1990 to the month of the day after the as-of day, with its length and the mask of all its days.
-- Older days are not asked for by paragraph (serviceloven is of 1998), and a start in 1900 for want of a date must not cost 1,500 months.
SELECT
  month::INTEGER AS month,
  make_date(month // 12, month % 12 + 1, 1) AS first_day,
  day(last_day(make_date(month // 12, month % 12 + 1, 1)))::INTEGER AS days,
  -- Bit 0 is the 1st; 31 bits fill an INTEGER's positive half.
  2147483647 >> (31 - days) AS mask,
  ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'december'][month % 12 + 1]
    || ' ' || (month // 12) AS name
FROM range(1990 * 12, year(getvariable('as_of') + 1) * 12 + month(getvariable('as_of') + 1)) AS months (month)
