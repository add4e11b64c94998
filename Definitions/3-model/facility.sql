-- One row a facility (tilbud) with the unit that runs it: the unit of the same id, else that of its cost centre. Of repeated rows the last.
SELECT
  tilbud.tilbud_id AS facility,
  tilbud.navn AS name,
  tilbud.tilbudstype AS kind,
  tilbud.p_nummer AS p_number,
  tilbud.driftskommune AS operator_municipality,
  tilbud.omkostningssted AS cost_centre,
  tilbud.ejerform AS ownership,
  coalesce(own.unit, cost_centre.unit) AS unit
FROM staging.tilbud AS tilbud
LEFT JOIN model.org_unit AS own ON own.unit = tilbud.tilbud_id
LEFT JOIN model.cost_centre AS cost_centre ON cost_centre.cost_centre = tilbud.omkostningssted
QUALIFY row_number() OVER (PARTITION BY tilbud.tilbud_id ORDER BY tilbud.file_id DESC, tilbud.row_number DESC) = 1
