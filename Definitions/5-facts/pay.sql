-- One row a unit, cost centre and month with salaries and temps together (løn og vikar).
SELECT
  maaned AS month, enhed AS unit, omkostningssted AS cost_centre, coalesce(loen_oere, 0) + coalesce(vikar_oere, 0) AS amount_ore
FROM staging.loen
