-- One row a household with several children whose net spend in sum is above a twelfth of the first threshold (T1) in a month, and whose
-- refusion then would be more than what each child gives alone. The entity is the household's first child by pseudonym.
WITH threshold AS (
  SELECT
    max(threshold_kr::BIGINT) FILTER (band = '1') * 100 AS t1,
    max(threshold_kr::BIGINT) FILTER (band = '2') * 100 AS t2,
    max(threshold_kr::BIGINT) FILTER (band = '3') * 100 AS t3,
    coalesce(valid_from, DATE '0001-01-01') AS valid_from,
    year(valid_from) AS stated_for,
    coalesce(valid_to, DATE '9999-12-31') AS valid_to
  FROM reference.refusion_threshold
  GROUP BY ALL
),
household AS (
  SELECT borger, husstand_id AS household
  FROM staging.borgere
  WHERE husstand_id IS NOT NULL
  -- The same row of several as in model.citizen.
  QUALIFY row_number() OVER (
    PARTITION BY borger
    ORDER BY file_id DESC, foedselsdato DESC NULLS LAST, koen DESC NULLS LAST, doedsdato DESC NULLS LAST,
      adressebeskyttelse DESC NULLS LAST, bopaelskommune DESC NULLS LAST, husstand_id DESC
  ) = 1
),
-- Only where there are several children is there money to add up.
several AS (
  SELECT household.household, citizen.citizen, citizen.pseudonym, (citizen.birth_date + to_years(18))::DATE AS comes_of_age
  FROM household
  JOIN model.citizen AS citizen ON citizen.pseudonym = household.borger
  WHERE comes_of_age > (SELECT make_date(min(month) // 12, min(month) % 12 + 1, 1) FROM facts.posted_month)
  QUALIFY count(*) OVER (PARTITION BY household.household) > 1
),
child AS (
  SELECT
    several.household,
    several.citizen,
    several.pseudonym,
    posted.month,
    sum(posted.posted_ore + posted.income_ore + posted.other_income_ore) AS net_ore
  FROM facts.posted_month AS posted
  JOIN several ON several.citizen = posted.citizen
  WHERE several.comes_of_age > make_date(posted.month // 12, posted.month % 12 + 1, 1)
  GROUP BY ALL
  HAVING net_ore > 0
),
shared AS (
  SELECT
    child.household,
    child.month,
    min(child.pseudonym) AS first_child,
    list(child.pseudonym ORDER BY child.pseudonym) AS children,
    max(stated_for) AS stated_for,
    sum(net_ore) AS net_ore,
    0.25 * (greatest(sum(net_ore) - t1 / 12, 0) + greatest(sum(net_ore) - t2 / 12, 0) + greatest(sum(net_ore) - t3 / 12, 0)) AS together_ore,
    0.25 * sum(greatest(net_ore - t1 / 12, 0) + greatest(net_ore - t2 / 12, 0) + greatest(net_ore - t3 / 12, 0)) AS apart_ore
  FROM child
  JOIN threshold ON make_date(child.month // 12, child.month % 12 + 1, 1) BETWEEN valid_from AND valid_to
  GROUP BY child.household, child.month, t1, t2, t3
  HAVING count(*) > 1 AND sum(net_ore) * 12 > t1
),
summed AS (
  SELECT
    household,
    min(first_child) AS first_child,
    list_sort(list_distinct(flatten(list(children)))) AS children,
    count(*) AS months,
    max(stated_for) AS threshold_year,
    min(month) AS first_month,
    max(month) AS last_month,
    sum(net_ore)::BIGINT AS spend_ore,
    round(sum(together_ore - apart_ore))::BIGINT AS amount_ore
  FROM shared
  GROUP BY household
  HAVING round(sum(together_ore - apart_ore)) > 0
)
SELECT
  'borgere' AS file,
  summed.first_child AS key,
  list_transform(summed.children[2:], lambda child: 'borgere:' || child) AS related,
  citizen.citizen,
  summed.first_month,
  summed.last_month,
  summed.amount_ore,
  len(summed.children) AS members,
  summed.months,
  coalesce(summed.threshold_year::VARCHAR, 'et ukendt år') AS threshold_year,
  summed.spend_ore
FROM summed
JOIN model.citizen AS citizen ON citizen.pseudonym = summed.first_child
