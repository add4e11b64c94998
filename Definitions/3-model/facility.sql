-- One row a facility (tilbud) with the unit that runs it: the unit of the same id, else that of its cost centre.
-- Of rows that share an id the one counts whose fields, in the order of the file, are the greatest; K54 tells where they differ.
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
QUALIFY row_number() OVER (
  PARTITION BY tilbud.tilbud_id
  ORDER BY tilbud.file_id DESC, tilbud.navn DESC NULLS LAST, tilbud.tilbudstype DESC NULLS LAST, tilbud.p_nummer DESC NULLS LAST,
    tilbud.driftskommune DESC NULLS LAST, tilbud.omkostningssted DESC NULLS LAST, tilbud.ejerform DESC NULLS LAST
) = 1
