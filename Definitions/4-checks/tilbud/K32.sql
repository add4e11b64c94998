-- One row a stay in a facility that we run, by a citizen of another municipality, without a payer that exists or with closed months in which no
-- income has come. Where we act ourselves, K12 has the service.
WITH stay AS (
  SELECT
    stay.stay AS key,
    stay.row_number,
    stay.citizen,
    stay.facility,
    facility.unit,
    facility.name AS facility_name,
    stay.day_in,
    stay.day_out,
    stay.paying_municipality AS payer,
    municipality.name AS payer_name
  FROM model.stay AS stay
  JOIN model.facility AS facility
    ON facility.facility = stay.facility AND facility.operator_municipality = getvariable('municipality')
  LEFT JOIN reference.municipality AS municipality ON municipality.municipality = stay.paying_municipality
  WHERE stay.paying_municipality IS DISTINCT FROM getvariable('municipality')
),
income AS (
  SELECT
    citizen,
    month,
    sum(income_ore)::BIGINT AS income_ore,
    CASE WHEN count(*) = count(expected_other_ore) THEN sum(expected_other_ore) END::BIGINT AS expected_ore,
    bool_or(must_be_settled) AS must_be_settled
  FROM facts.reconciliation
  WHERE citizen IN (SELECT citizen FROM stay)
  GROUP BY citizen, month
),
-- The income that is missing lies in the area of what the citizen gets in the facility, else of all that is given there, if that is one.
area AS (
  SELECT facility, CASE WHEN count(DISTINCT service_area) = 1 THEN min(service_area) END AS service_area
  FROM model.service_period
  GROUP BY facility
),
own_area AS (
  SELECT facility, citizen, CASE WHEN count(DISTINCT service_area) = 1 THEN min(service_area) END AS service_area
  FROM model.service_period
  GROUP BY facility, citizen
),
month AS (
  SELECT
    stay.key,
    stay.row_number,
    calendar.month,
    coalesce(income.income_ore, 0) AS income_ore,
    income.expected_ore,
    coalesce(income.must_be_settled, FALSE) AS is_other_checks
  FROM stay
  JOIN model.closed_period AS closed ON TRUE
  JOIN model.calendar AS calendar
    ON calendar.month BETWEEN closed.first_month AND closed.last_month
    AND stay.day_in < calendar.first_day + calendar.days AND coalesce(stay.day_out >= calendar.first_day, TRUE)
  LEFT JOIN income ON income.citizen = stay.citizen AND income.month = calendar.month
),
missing AS (
  SELECT
    key,
    row_number,
    count_if(income_ore >= 0 AND NOT is_other_checks) AS months,
    min(month) FILTER (income_ore >= 0 AND NOT is_other_checks) AS first_month,
    max(month) FILTER (income_ore >= 0 AND NOT is_other_checks) AS last_month,
    -- One month whose price is not known makes the sum unknown.
    CASE
      WHEN count(*) FILTER (income_ore >= 0 AND NOT is_other_checks)
        = count(expected_ore) FILTER (income_ore >= 0 AND NOT is_other_checks)
        THEN sum(expected_ore) FILTER (income_ore >= 0 AND NOT is_other_checks)
    END::BIGINT AS expected_ore,
    -sum(income_ore)::BIGINT AS income_ore
  FROM month
  GROUP BY key, row_number
)
SELECT
  'ophold' AS file,
  stay.key,
  stay.row_number,
  stay.citizen,
  coalesce(own_area.service_area, area.service_area) AS service_area,
  stay.facility,
  stay.unit,
  missing.first_month,
  missing.last_month,
  missing.expected_ore AS amount_ore,
  missing.income_ore,
  stay.facility_name,
  stay.day_in,
  coalesce(stay.payer_name, stay.payer) AS payer,
  CASE
    WHEN stay.payer_name IS NULL THEN 'Pladsen har ingen betalingskommune, der findes'
    ELSE 'Der er ingen indtægt i ' || missing.months || CASE WHEN missing.months = 1 THEN ' måned' ELSE ' måneder' END
  END AS reason
FROM stay
LEFT JOIN own_area ON own_area.facility = stay.facility AND own_area.citizen = stay.citizen
LEFT JOIN area ON area.facility = stay.facility
LEFT JOIN missing ON missing.key = stay.key AND missing.row_number = stay.row_number
WHERE stay.payer_name IS NULL OR missing.months >= getvariable('maaneder')
