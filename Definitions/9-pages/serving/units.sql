-- De enheder og tilbud, som en læser kan vælge eller være afgrænset til. Et tilbud ligger under den enhed, der driver det.
SELECT 'unit' AS kind, unit AS id, name, parent, kind AS type
FROM model.org_unit
WHERE unit NOT IN (SELECT facility FROM model.facility)
UNION ALL
SELECT
  'facility' AS kind,
  facility.facility AS id,
  facility.name,
  coalesce(same.parent, facility.unit) AS parent,
  facility.kind AS type
FROM model.facility AS facility
LEFT JOIN model.org_unit AS same ON same.unit = facility.facility
ORDER BY kind DESC, name, id
