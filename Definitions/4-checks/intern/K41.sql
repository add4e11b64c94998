-- One row an area and year where the figures' parts, counted anew from dates and ledger lines, do not give the same spend.
-- Closed months stand as they were told, and the first day after them with them: only later months are held against their dates.
WITH border AS (
  SELECT coalesce(max(last_month), 22798) + 2 AS open_month FROM meta.closed_period
),
year AS (
  SELECT
    unnest(range(year(getvariable('as_of')) - getvariable('aar') + 1, year(getvariable('as_of')) + 1))::INTEGER AS year,
    greatest(make_date(year, 1, 1), make_date(open_month // 12, open_month % 12 + 1, 1)) AS first_day,
    least(make_date(year, 12, 31), getvariable('as_of')) AS last_day,
    make_date(year, 12, 31) - make_date(year, 1, 1) + 1 AS length
  FROM border
),
-- Days as the figures count them: bits of a mask.
month AS (
  SELECT
    service_area,
    citizen,
    month,
    bit_count(bit_or(
      CASE
        WHEN month = year(getvariable('as_of')) * 12 + month(getvariable('as_of')) - 1
          THEN mask & (2147483647 >> (31 - day(getvariable('as_of'))::INTEGER))
        ELSE mask
      END))::INTEGER AS days
  FROM facts.coverage
  WHERE paying_municipality = getvariable('municipality')
    AND month >= (year(getvariable('as_of')) - getvariable('aar') + 1) * 12
    AND month <= year(getvariable('as_of')) * 12 + month(getvariable('as_of')) - 1
    AND month >= (SELECT open_month FROM border)
  GROUP BY ALL
),
counted AS (
  SELECT service_area, month // 12 AS year, sum(days)::BIGINT AS days FROM month GROUP BY ALL
),
-- Days from the registered dates.
registered AS (
  SELECT
    spell.service_area,
    year.year,
    sum(greatest(least(spell.last_day, year.last_day) - greatest(spell.first_day, year.first_day) + 1, 0))::BIGINT AS days
  FROM model.registered_spell AS spell
  JOIN year ON spell.first_day <= year.last_day AND spell.last_day >= year.first_day
  GROUP BY ALL
),
ledger AS (
  SELECT service_area, month // 12 AS year, sum(amount_ore)::BIGINT AS amount_ore
  FROM facts.ledger
  WHERE transaction_kind = 1 AND posting_type IN ('NOR', 'SUP')
    AND month >= (SELECT open_month FROM border)
  GROUP BY ALL
),
spend AS (
  SELECT account.service_area, posting.regnskabsaar AS year, sum(posting.beloeb_oere)::BIGINT AS amount_ore
  FROM staging.posteringer AS posting
  JOIN model.account AS account
    ON account.fiscal_year = posting.regnskabsaar AND account.function = posting.funktion
    AND account.transaction_kind = posting.dranst AND account.registered_grouping = posting.gruppering
  WHERE posting.dranst = 1 AND coalesce(nullif(posting.type, ''), 'NOR') IN ('NOR', 'SUP')
    AND posting.regnskabsaar * 12 + least(posting.periode, 12) - 1 >= (SELECT open_month FROM border)
  GROUP BY ALL
),
-- An area with money and no persons has no unit cost to test; its money is tested all the same.
part AS (
  SELECT
    area.service_area,
    year.year,
    year.length,
    coalesce(counted.days, 0) AS counted_days,
    coalesce(registered.days, 0) AS registered_days,
    coalesce(ledger.amount_ore, 0) AS ledger_ore,
    coalesce(spend.amount_ore, 0) AS spend_ore
  FROM year
  CROSS JOIN (SELECT service_area FROM reference.service_area) AS area
  LEFT JOIN counted ON counted.service_area = area.service_area AND counted.year = year.year
  LEFT JOIN registered ON registered.service_area = area.service_area AND registered.year = year.year
  LEFT JOIN ledger ON ledger.service_area = area.service_area AND ledger.year = year.year
  LEFT JOIN spend ON spend.service_area = area.service_area AND spend.year = year.year
)
SELECT
  'indsatser' AS file,
  concat_ws('|', service_area, year) AS key,
  service_area,
  (year * 12)::INTEGER AS first_month,
  (year * 12 + 11)::INTEGER AS last_month,
  year,
  counted_days / length AS full_year_persons,
  round(ledger_ore * length / nullif(registered_days, 0))::BIGINT AS unit_cost_ore,
  round(ledger_ore * counted_days / nullif(registered_days, 0))::BIGINT AS product_ore,
  spend_ore,
  ledger_ore,
  counted_days,
  registered_days,
  abs(coalesce(product_ore, ledger_ore) - spend_ore)::BIGINT AS amount_ore
FROM part
WHERE counted_days <> registered_days OR ledger_ore <> spend_ore
