-- One row a citizen and fiscal year with months of net spend above a twelfth of the first threshold (T1), and no income on 5.22.07.
-- The share is settled month by month by band. Citizens who are 67 or more are left out: they keep it only when they had it before.
WITH threshold AS (
  SELECT
    max(threshold_kr::BIGINT) FILTER (band = '1') * 100 AS t1,
    max(threshold_kr::BIGINT) FILTER (band = '2') * 100 AS t2,
    max(threshold_kr::BIGINT) FILTER (band = '3') * 100 AS t3,
    max(share_pct::DOUBLE) FILTER (band = '1') / 100 AS s1,
    max(share_pct::DOUBLE) FILTER (band = '2') / 100 AS s2,
    max(share_pct::DOUBLE) FILTER (band = '3') / 100 AS s3,
    coalesce(valid_from, DATE '0001-01-01') AS valid_from,
    year(valid_from) AS stated_for,
    coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM reference.refusion_threshold
  GROUP BY ALL
),
spent AS (
  SELECT citizen, month, sum(posted_ore + income_ore + other_income_ore)::BIGINT AS net_ore
  FROM facts.posted_month
  WHERE citizen IS NOT NULL
  GROUP BY citizen, month
  HAVING net_ore > getvariable('mindst_kroner') * 100
),
above AS (
  SELECT
    spent.*,
    spent.month // 12 AS fiscal_year,
    stated_for,
    least(greatest(net_ore - t1 / 12, 0), (t2 - t1) / 12) * s1 AS band1,
    least(greatest(net_ore - t2 / 12, 0), (t3 - t2) / 12) * s2 AS band2,
    greatest(net_ore - t3 / 12, 0) * s3 AS band3
  FROM spent
  JOIN threshold ON make_date(spent.month // 12, spent.month % 12 + 1, 1) BETWEEN valid_from AND valid_to
  JOIN model.citizen AS citizen ON citizen.citizen = spent.citizen
  WHERE spent.net_ore * 12 > t1
    AND coalesce((citizen.birth_date + to_years(67))::DATE > make_date(spent.month // 12, spent.month % 12 + 1, 1), TRUE)
),
claimed AS (
  SELECT DISTINCT citizen, month // 12 AS fiscal_year
  FROM facts.ledger
  WHERE function = '5.22.07' AND amount_ore < 0 AND posting_type IN ('NOR', 'SUP') AND citizen IS NOT NULL
),
summed AS (
  SELECT
    above.citizen,
    above.fiscal_year,
    count(*) AS months,
    max(above.stated_for) AS threshold_year,
    min(above.month) AS first_month,
    max(above.month) AS last_month,
    sum(above.net_ore)::BIGINT AS spend_ore,
    round(sum(band1))::BIGINT AS band1_ore,
    round(sum(band2))::BIGINT AS band2_ore,
    round(sum(band3))::BIGINT AS band3_ore,
    round(sum(band1 + band2 + band3))::BIGINT AS amount_ore
  FROM above
  ANTI JOIN claimed ON claimed.citizen = above.citizen AND claimed.fiscal_year = above.fiscal_year
  GROUP BY above.citizen, above.fiscal_year
  HAVING amount_ore >= getvariable('krav_kroner') * 100
)
SELECT
  'borgere' AS file,
  citizen.pseudonym AS key,
  summed.fiscal_year::VARCHAR AS facet,
  summed.citizen,
  summed.first_month,
  summed.last_month,
  summed.amount_ore,
  summed.months,
  summed.spend_ore,
  summed.band1_ore,
  summed.band2_ore,
  summed.band3_ore,
  summed.fiscal_year::VARCHAR AS year_name,
  coalesce(summed.threshold_year::VARCHAR, 'et ukendt år') AS threshold_year,
  CASE WHEN summed.threshold_year < summed.fiscal_year THEN ', for nyere er ikke indlæst' ELSE '' END AS older_text
FROM summed
JOIN model.citizen AS citizen ON citizen.citizen = summed.citizen
