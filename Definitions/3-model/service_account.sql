-- One row a paragraph and rammetype that services have and an account (function, gruppering; null = every) that its money may stand on.
-- A paragraph that the reference data does not know may stand on any account (`function` null): nobody can say that it is wrong.
WITH used AS (
  SELECT DISTINCT
    legal_basis,
    setting,
    section,
    CASE WHEN setting IN ('Botilbudslignende', 'Øvrig') THEN setting ELSE 'Ukendt' END AS known_setting
  FROM model.service_period
)
SELECT used.legal_basis, used.setting, permitted.function, permitted.grouping, permitted.valid_from, permitted.valid_to
FROM used
LEFT JOIN model.permitted_account AS permitted
  ON permitted.section = used.section AND coalesce(permitted.setting = used.known_setting, TRUE)
