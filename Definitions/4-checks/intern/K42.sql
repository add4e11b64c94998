-- One row an area and month where the stock counted from day masks does not move by the spells counted from registered dates.
WITH month AS (
  SELECT
    unnest(range(
      year(getvariable('as_of') + 1) * 12 + month(getvariable('as_of') + 1) - 2 - getvariable('maaneder'),
      year(getvariable('as_of') + 1) * 12 + month(getvariable('as_of') + 1) - 1))::INTEGER AS month,
    make_date(month // 12, month % 12 + 1, 1) AS first_day,
    last_day(make_date(month // 12, month % 12 + 1, 1)) AS last_day
),
masks AS (
  SELECT coverage.service_area, coverage.citizen, coverage.month, bit_or(coverage.mask) AS mask
  FROM facts.coverage AS coverage
  WHERE coverage.paying_municipality = getvariable('municipality')
    AND coverage.month >= (SELECT min(month) FROM month)
  GROUP BY ALL
),
-- In stock: there on the last day, and on the day after.
stock AS (
  SELECT masks.service_area, masks.month, count(*) AS persons
  FROM masks
  JOIN month ON month.month = masks.month
  JOIN masks AS next
    ON next.service_area = masks.service_area AND next.citizen = masks.citizen AND next.month = masks.month + 1
  WHERE masks.mask & (1 << (day(month.last_day)::INTEGER - 1)) <> 0 AND next.mask & 1 <> 0
  GROUP BY ALL
),
flow AS (
  SELECT
    spell.service_area,
    month.month,
    count_if(spell.first_day BETWEEN month.first_day AND month.last_day) AS inflow,
    count_if(spell.last_day BETWEEN month.first_day AND month.last_day) AS outflow
  FROM model.registered_spell AS spell
  JOIN month
    ON spell.first_day BETWEEN month.first_day AND month.last_day OR spell.last_day BETWEEN month.first_day AND month.last_day
  GROUP BY ALL
),
moved AS (
  SELECT
    area.service_area,
    month.month,
    coalesce(opening.persons, 0) AS opening,
    coalesce(flow.inflow, 0) AS inflow,
    coalesce(flow.outflow, 0) AS outflow,
    coalesce(closing.persons, 0) AS closing
  FROM month
  CROSS JOIN (SELECT service_area FROM reference.service_area) AS area
  LEFT JOIN stock AS opening ON opening.service_area = area.service_area AND opening.month = month.month - 1
  LEFT JOIN flow ON flow.service_area = area.service_area AND flow.month = month.month
  LEFT JOIN stock AS closing ON closing.service_area = area.service_area AND closing.month = month.month
  -- The first month is there for its ultimo alone; closed months, and the border after them, stand as they were told.
  WHERE month.month > (SELECT min(month) FROM month)
    AND month.month > (SELECT coalesce(max(last_month), 0) + 1 FROM meta.closed_period)
)
SELECT
  'indsatser' AS file,
  format('{}|{}-{:02d}', service_area, month // 12, month % 12 + 1) AS key,
  service_area,
  month AS first_month,
  month AS last_month,
  opening,
  inflow,
  outflow,
  closing
FROM moved
WHERE opening + inflow - outflow <> closing
