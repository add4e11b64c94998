-- De enheder og tilbud, som en læser kan vælge eller være afgrænset til. Et tilbud ligger under den enhed, der har dets omkostningssted.
SELECT 'unit' AS kind, enhed AS id, navn AS name, overenhed AS parent, enhedstype AS type
FROM staging.organisation
WHERE enhed NOT IN (SELECT tilbud_id FROM staging.tilbud)
UNION ALL
SELECT
  'facility' AS kind,
  t.tilbud_id AS id,
  min(t.navn) AS name,
  min(coalesce(same.overenhed, o.enhed)) AS parent,
  min(t.tilbudstype) AS type
FROM staging.tilbud AS t
LEFT JOIN staging.organisation AS same ON same.enhed = t.tilbud_id
LEFT JOIN staging.organisation AS o ON o.omkostningssted = t.omkostningssted AND o.enhed <> t.tilbud_id
GROUP BY t.tilbud_id
ORDER BY kind DESC, name, id
