-- One row a commitment (disponering) with the service period that it pays for: the one that it names, else the citizen's service of the same
-- area that overlaps it longest. One that names a service which is cancelled or not there belongs to none.
WITH stated AS (
  SELECT
    row.disponering_id AS commitment,
    citizen.citizen,
    coalesce(same_service.matched, row.indsats_id) AS named,
    account.service_area,
    row.funktion AS function,
    account.grouping,
    row.takst_oere AS rate_ore,
    row.takstenhed AS unit,
    coalesce(row.antal, 1) AS quantity,
    row.startdato AS start_date,
    row.slutdato AS end_date,
    row.betalingskommune AS paying_municipality,
    row.row_number
  FROM staging.disponering AS row
  JOIN model.citizen AS citizen ON citizen.pseudonym = row.borger
  LEFT JOIN model.key_match AS same_service
    ON same_service.file = 'disponering' AND same_service.kind = 'indsats' AND same_service.written = row.indsats_id
  LEFT JOIN model.account AS account
    ON account.fiscal_year = year(getvariable('as_of')) AND account.function = row.funktion
    AND account.transaction_kind = 1 AND account.registered_grouping = row.gruppering
  -- Of rows that share an id the one counts whose fields are the greatest, an open end before a date.
  QUALIFY row_number() OVER (
    PARTITION BY row.disponering_id
    ORDER BY row.file_id DESC, row.startdato DESC, row.slutdato DESC NULLS FIRST, row.takst_oere DESC, row.takstenhed DESC NULLS LAST,
      row.antal DESC NULLS LAST, row.indsats_id DESC NULLS LAST, row.borger DESC, row.funktion DESC, row.gruppering DESC,
      row.betalingskommune DESC NULLS LAST
  ) = 1
),
by_name AS (
  SELECT stated.commitment, min(service.service_key) AS service_key
  FROM stated
  JOIN model.service_period AS service ON service.service_period = stated.named
  GROUP BY stated.commitment
),
by_citizen AS (
  SELECT stated.commitment, service.service_key
  FROM stated
  JOIN model.service_period AS service
    ON service.citizen = stated.citizen AND service.service_area = stated.service_area
    AND service.start_date <= coalesce(stated.end_date, DATE '9999-12-31')
    AND coalesce(service.end_date, DATE '9999-12-31') >= stated.start_date
  WHERE stated.named IS NULL
  QUALIFY row_number() OVER (
    PARTITION BY stated.commitment
    ORDER BY
      least(coalesce(service.end_date, DATE '9999-12-31'), coalesce(stated.end_date, DATE '9999-12-31'))
        - greatest(service.start_date, stated.start_date) DESC,
      abs(service.start_date - stated.start_date), service.service_period
  ) = 1
)
SELECT
  stated.commitment,
  stated.citizen,
  coalesce(by_name.service_key, by_citizen.service_key) AS service_key,
  CASE WHEN by_name.service_key IS NOT NULL THEN 'indsats' WHEN by_citizen.service_key IS NOT NULL THEN 'borger' END
    AS linked_by,
  stated.service_area,
  stated.function,
  stated.grouping,
  stated.rate_ore,
  stated.unit,
  stated.quantity,
  stated.start_date,
  stated.end_date,
  stated.paying_municipality,
  stated.row_number
FROM stated
LEFT JOIN by_name ON by_name.commitment = stated.commitment
LEFT JOIN by_citizen ON by_citizen.commitment = stated.commitment
