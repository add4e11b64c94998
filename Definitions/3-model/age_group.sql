-- One row a year of age with its group, so that a group is one equality join away.
-- Codes: age_group
SELECT age::INTEGER AS age, age_group
FROM range(0, 200) AS years (age)
JOIN reference.age_group AS rule
  ON age BETWEEN rule.from_age::INTEGER AND coalesce(rule.to_age::INTEGER, 199)
  AND getvariable('as_of') BETWEEN coalesce(rule.valid_from, DATE '0001-01-01') AND coalesce(rule.valid_to, DATE '9999-12-31')
