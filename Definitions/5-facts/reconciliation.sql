-- One row a citizen, service area and closed month with a service, money or a commitment: what the case system says that it should cost, what
-- the finance system has committed and posted, and one state. Money without a citizen on functions that are posted by citizen is a row an area
-- and month with citizen null. Dranst 1, types NOR and SUP. The states and their order are explained in docs/reconciliation.md.
WITH limits AS (
  SELECT
    max(value::DOUBLE) FILTER (name = 'afvigelse_pct') / 100 AS share,
    max(value::DOUBLE) FILTER (name = 'afvigelse_kr') * 100 AS ore,
    max(value::INTEGER) FILTER (name = 'efter_slut_dage') AS days_after_end
  FROM reference.reconciliation_limit
  WHERE getvariable('as_of') BETWEEN coalesce(valid_from, DATE '0001-01-01') AND coalesce(valid_to, DATE '9999-12-31')
),
-- Commitments of no service that is known.
alone AS (
  SELECT
    commitment.citizen,
    commitment.service_area,
    calendar.month,
    count(*) AS commitments
  FROM model.commitment AS commitment
  JOIN model.closed_period AS closed ON TRUE
  JOIN model.calendar AS calendar
    ON calendar.month BETWEEN closed.first_month AND closed.last_month
    AND calendar.first_day <= coalesce(commitment.end_date, DATE '9999-12-31')
    AND calendar.first_day + calendar.days > commitment.start_date
  WHERE commitment.service_key IS NULL
  GROUP BY commitment.citizen, commitment.service_area, calendar.month
),
joined AS (
  SELECT
    coalesce(granted.citizen, posted.citizen) AS citizen,
    coalesce(granted.month, posted.month) AS month,
    coalesce(granted.service_area, posted.service_area) AS service_area,
    granted.* EXCLUDE (citizen, month, service_area),
    posted.* EXCLUDE (citizen, month, service_area)
  FROM model.granted_month AS granted
  FULL JOIN facts.posted_month AS posted
    ON posted.citizen = granted.citizen AND posted.month = granted.month AND posted.service_area = granted.service_area
),
-- Made once: pushed into the join with the limits, the conditions below are computed row by row.
held AS MATERIALIZED (
  SELECT
    coalesce(joined.citizen, alone.citizen) AS citizen,
    coalesce(joined.month, alone.month) AS month,
    coalesce(joined.service_area, alone.service_area) AS service_area,
    service_key,
    coalesce(service_days, 0) AS service_days,
    coalesce(has_own_paid, FALSE) AS has_own_paid,
    coalesce(has_other_paid, FALSE) AS has_other_paid,
    coalesce(must_be_settled, FALSE) AS must_be_settled,
    expected_ore,
    expected_other_ore,
    expected_by_committed_dates_ore,
    committed_ore,
    coalesce(dates_differ, FALSE) AS dates_differ,
    coalesce(rate_differs, FALSE) AS rate_differs,
    coalesce(posted_ore, 0) AS posted_ore,
    coalesce(income_ore, 0) AS income_ore,
    coalesce(lines, 0) AS lines,
    unit AS posted_unit,
    coalesce(commitments, 0) AS commitments_alone,
    -- What it must be near: what we pay, and what we may have laid out for another municipality.
    CASE
      WHEN abs(posted_ore - (expected_ore + expected_other_ore)) < abs(posted_ore - expected_ore)
        THEN expected_ore + expected_other_ore
      ELSE expected_ore
    END AS nearest_ore,
    greatest(0, least(limits.ore, limits.share * abs(nearest_ore))) AS tolerance_ore,
    abs(posted_ore - nearest_ore) > tolerance_ore AS amount_differs
  FROM joined
  FULL JOIN alone
    ON alone.citizen = joined.citizen AND alone.month = joined.month AND alone.service_area = joined.service_area
  CROSS JOIN limits
),
-- The many rows in which nothing differs are done with here.
plain AS (
  SELECT
    *,
    service_days > 0 AND has_own_paid AND NOT must_be_settled AND posted_ore <> 0 AND NOT dates_differ AND NOT rate_differs
      AND coalesce(NOT amount_differs, TRUE) AS is_plain
  FROM held
),
special AS (
  SELECT * EXCLUDE (is_plain) FROM plain WHERE NOT is_plain
),
-- Money on an account that none of the citizen's services permits, or too much money on one, and a service without money: the wrong account.
-- Too much money, and money of a service that has ended, must be the very amount that is missing elsewhere.
misplaced AS (
  SELECT
    stray.citizen,
    stray.month,
    stray.service_area AS posted_area,
    missing.service_area AS right_area,
    missing.service_key AS right_service_key,
    stray.posted_ore - CASE WHEN stray.service_days > 0 THEN stray.nearest_ore ELSE 0 END AS stray_ore
  FROM special AS stray
  JOIN special AS missing ON missing.citizen = stray.citizen AND missing.month = stray.month
  CROSS JOIN limits
  WHERE stray.posted_ore > 0
    AND (stray.service_days = 0 OR stray.amount_differs AND stray.posted_ore > stray.nearest_ore)
    AND missing.has_own_paid AND missing.posted_ore = 0 AND missing.service_area IS DISTINCT FROM stray.service_area
    AND (
      abs(stray_ore - missing.expected_ore) <= least(limits.ore, limits.share * missing.expected_ore)
      OR stray.service_days = 0 AND NOT EXISTS (
        FROM model.service_period AS earlier
        WHERE earlier.citizen = stray.citizen AND earlier.service_area = stray.service_area
          AND earlier.end_date < make_date(stray.month // 12, stray.month % 12 + 1, 1)
      )
    )
  QUALIFY row_number() OVER (
    PARTITION BY stray.citizen, stray.month, stray.service_area
    ORDER BY abs(stray_ore - missing.expected_ore) NULLS LAST, missing.service_area
  ) = 1
),
-- Money where the citizen has no service of the area in the month: what is nearest, and who acts.
unserved AS (
  SELECT held.citizen, held.month, held.service_area, make_date(held.month // 12, held.month % 12 + 1, 1) AS first_day
  FROM special AS held
  WHERE held.citizen IS NOT NULL AND held.service_days = 0
),
nearest AS (
  SELECT
    unserved.citizen,
    unserved.month,
    unserved.service_area,
    max(service.end_date) FILTER (service.service_area = unserved.service_area AND service.end_date < first_day) AS ended,
    arg_max(service.service_key, (service.end_date, service.service_key))
      FILTER (service.service_area = unserved.service_area AND service.end_date < first_day) AS ended_service_key,
    -- The commitment of a service that begins later pays already: the start dates differ.
    bool_or(
      service.service_area = unserved.service_area AND service.start_date > last_day(first_day)
      AND committed.committed_start <= last_day(first_day)) AS is_committed_before_start,
    arg_min(service.acting_municipality, (
      greatest(service.start_date - last_day(first_day), first_day - coalesce(service.end_date, first_day), 0),
      service.service_key)) AS acting_municipality
  FROM unserved
  JOIN model.service_period AS service ON service.citizen = unserved.citizen
  LEFT JOIN model.committed_service AS committed ON committed.service_key = service.service_key
  GROUP BY unserved.citizen, unserved.month, unserved.service_area
),
-- When the money was posted, within its month, and which municipality sent the bill.
billed AS (
  SELECT
    unserved.citizen,
    unserved.month,
    unserved.service_area,
    max(least(greatest(posting.posteringsdato, unserved.first_day), last_day(unserved.first_day))) AS last_posted,
    max(posting.modpart_kommune) FILTER (posting.modpart_kommune <> getvariable('municipality')) AS counterpart
  FROM unserved
  JOIN model.citizen AS citizen ON citizen.citizen = unserved.citizen
  JOIN staging.posteringer AS posting
    ON posting.borger = citizen.pseudonym AND posting.regnskabsaar * 12 + least(posting.periode, 12) - 1 = unserved.month
  JOIN model.account AS account
    ON account.fiscal_year = posting.regnskabsaar AND account.function = posting.funktion
    AND account.transaction_kind = posting.dranst AND account.registered_grouping = posting.gruppering
  LEFT JOIN facts.line_area AS line_area
    ON line_area.citizen = unserved.citizen AND line_area.month = unserved.month
    AND line_area.function = posting.funktion AND line_area.grouping IS NOT DISTINCT FROM account.grouping
  WHERE posting.dranst = 1 AND coalesce(nullif(posting.type, ''), 'NOR') IN ('NOR', 'SUP')
    AND coalesce(line_area.service_area, account.service_area) IS NOT DISTINCT FROM unserved.service_area
  GROUP BY unserved.citizen, unserved.month, unserved.service_area
),
judged AS (
  SELECT
    held.*,
    misplaced.right_service_key,
    misplaced.stray_ore,
    nearest.ended,
    nearest.ended_service_key,
    make_date(held.month // 12, held.month % 12 + 1, 1) AS first_day,
    CASE
      WHEN held.service_days > 0 THEN service.acting_municipality
      ELSE coalesce(
        nearest.acting_municipality, person.residence_municipality, billed.counterpart, getvariable('municipality'))
    END AS acting,
    CASE
      WHEN held.citizen IS NULL THEN 'uden_borger'
      WHEN misplaced.citizen IS NOT NULL THEN 'forkert_konto'
      WHEN held.service_days = 0 THEN CASE
        WHEN held.lines = 0 THEN 'disponeret_uden_bevilling'
        WHEN held.posted_ore < 0 THEN 'korrektion'
        WHEN held.posted_ore = 0 AND held.income_ore = 0 THEN 'afstemt'
        WHEN nearest.is_committed_before_start THEN 'datoer_afviger'
        WHEN nearest.ended IS NOT NULL AND held.posted_ore > 0 AND billed.last_posted - nearest.ended <= limits.days_after_end
          THEN 'datoer_afviger'
        WHEN nearest.ended IS NOT NULL AND held.posted_ore > 0 THEN 'ophoert_men_betalt'
        WHEN held.posted_ore = 0 OR acting <> getvariable('municipality') THEN 'kun_i_oekonomi_forventet'
        ELSE 'betalt_uden_bevilling'
      END
      WHEN NOT held.has_own_paid THEN CASE
        WHEN NOT held.must_be_settled AND held.posted_ore <= 0 THEN 'betales_af_anden'
        WHEN held.income_ore >= 0 THEN 'mangler_indtaegt'
        WHEN held.posted_ore + held.income_ore > least(limits.ore, limits.share * held.posted_ore) THEN 'mangler_indtaegt'
        ELSE 'betales_af_anden'
      END
      WHEN held.must_be_settled AND held.income_ore >= 0 THEN 'mangler_indtaegt'
      WHEN held.posted_ore = 0 AND elsewhere.citizen IS NOT NULL THEN 'forkert_konto'
      WHEN held.posted_ore = 0 AND held.expected_ore = 0 THEN 'afstemt'
      WHEN held.posted_ore = 0 AND held.service_area = 'uden_omraade' THEN 'kan_ikke_afstemmes'
      WHEN held.posted_ore = 0 THEN 'kun_i_fagsystem'
      WHEN held.dates_differ AND (
        coalesce(NOT held.amount_differs, TRUE)
        OR coalesce(abs(held.posted_ore - held.expected_by_committed_dates_ore)
          <= least(limits.ore, limits.share * abs(held.expected_by_committed_dates_ore)), TRUE)
      ) THEN 'datoer_afviger'
      WHEN held.rate_differs AND (
        coalesce(NOT held.amount_differs, TRUE)
        OR coalesce(abs(held.posted_ore - held.committed_ore) <= least(limits.ore, limits.share * abs(held.committed_ore)), TRUE)
      ) THEN 'takst_afviger'
      WHEN held.amount_differs THEN 'beloeb_afviger'
      ELSE 'afstemt'
    END AS state
  FROM special AS held
  CROSS JOIN limits
  LEFT JOIN misplaced
    ON misplaced.citizen = held.citizen AND misplaced.month = held.month
    AND misplaced.posted_area IS NOT DISTINCT FROM held.service_area
  LEFT JOIN (SELECT DISTINCT citizen, month, right_area FROM misplaced) AS elsewhere
    ON elsewhere.citizen = held.citizen AND elsewhere.month = held.month AND elsewhere.right_area = held.service_area
  LEFT JOIN nearest
    ON nearest.citizen = held.citizen AND nearest.month = held.month AND nearest.service_area IS NOT DISTINCT FROM held.service_area
  LEFT JOIN billed
    ON billed.citizen = held.citizen AND billed.month = held.month AND billed.service_area IS NOT DISTINCT FROM held.service_area
  LEFT JOIN model.citizen AS person ON person.citizen = held.citizen
  LEFT JOIN model.service_period AS service ON service.service_key = held.service_key
  WHERE held.service_area IS NOT NULL OR misplaced.citizen IS NOT NULL
),
-- The month in which a service ended that is paid on afterwards: too much money in it has the same cause.
last_month AS (
  SELECT DISTINCT citizen, service_area, year(ended) * 12 + month(ended) - 1 AS month
  FROM judged
  WHERE state = 'ophoert_men_betalt'
),
together AS (
  SELECT
    judged.* EXCLUDE (first_day)
    REPLACE (
      CASE
        WHEN judged.state = 'beloeb_afviger' AND judged.posted_ore > judged.nearest_ore AND last_month.citizen IS NOT NULL
          THEN 'ophoert_men_betalt'
        ELSE judged.state
      END AS state
    )
  FROM judged
  LEFT JOIN last_month
    ON last_month.citizen = judged.citizen AND last_month.service_area = judged.service_area AND last_month.month = judged.month
  UNION ALL BY NAME
  SELECT * EXCLUDE (is_plain), 'afstemt' AS state FROM plain WHERE is_plain
)
SELECT
  judged.citizen,
  judged.month,
  judged.service_area,
  judged.state,
  service.service_period,
  service.legal_basis,
  service.facility,
  service.provider,
  coalesce(service.unit, judged.posted_unit) AS unit,
  service.team,
  service.caseworker,
  coalesce(judged.acting, service.acting_municipality) AS acting_municipality,
  CASE WHEN judged.service_days > 0 THEN service.paying_municipality ELSE getvariable('municipality') END AS paying_municipality,
  judged.service_key,
  judged.service_days,
  judged.expected_ore,
  judged.expected_other_ore,
  judged.posted_ore,
  judged.income_ore,
  judged.posted_ore - judged.nearest_ore AS difference_ore,
  judged.must_be_settled,
  judged.right_service_key,
  judged.ended_service_key,
  judged.ended,
  CASE
    WHEN state IN ('afstemt', 'betales_af_anden', 'kun_i_oekonomi_forventet', 'korrektion', 'kan_ikke_afstemmes') THEN 0
    WHEN state = 'kun_i_fagsystem' THEN coalesce(expected_ore, 0)
    WHEN state = 'forkert_konto' THEN coalesce(stray_ore, 0)
    WHEN state = 'mangler_indtaegt' THEN greatest(posted_ore + income_ore, CASE WHEN income_ore >= 0 THEN coalesce(expected_other_ore, 0) ELSE 0 END)
    WHEN state = 'disponeret_uden_bevilling' THEN 0
    WHEN service_days = 0 OR judged.citizen IS NULL THEN abs(posted_ore)
    WHEN state = 'datoer_afviger' AND NOT amount_differs THEN coalesce(abs(expected_by_committed_dates_ore - expected_ore), 0)
    WHEN state = 'takst_afviger' AND NOT amount_differs THEN coalesce(abs(committed_ore - expected_ore), 0)
    ELSE coalesce(abs(posted_ore - nearest_ore), 0)
  END::BIGINT AS at_stake_ore,
  -- The money that is to be reconciled in the row, and the part of it that is.
  CASE
    WHEN state IN ('korrektion', 'kan_ikke_afstemmes', 'disponeret_uden_bevilling') THEN 0
    WHEN state = 'kun_i_fagsystem' THEN coalesce(expected_ore, 0)
    WHEN state IN ('betales_af_anden', 'mangler_indtaegt')
      THEN greatest(abs(posted_ore), abs(income_ore), CASE WHEN must_be_settled THEN coalesce(expected_other_ore, 0) ELSE 0 END)
    WHEN state = 'kun_i_oekonomi_forventet' THEN greatest(abs(posted_ore), abs(income_ore))
    ELSE abs(posted_ore)
  END::BIGINT AS money_ore,
  CASE
    WHEN state IN ('afstemt', 'betales_af_anden', 'kun_i_oekonomi_forventet') THEN money_ore ELSE 0
  END::BIGINT AS reconciled_ore
FROM together AS judged
LEFT JOIN model.service_period AS service ON service.service_key = judged.service_key
