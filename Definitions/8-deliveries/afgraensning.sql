-- De enheder og tilbud, som en læser, der er afgrænset til en enhed eller et tilbud ($1), kan se fund for.
SELECT 'unit' AS kind, unit AS id FROM model.unit_tree WHERE scope = $1
UNION
SELECT 'facility' AS kind, facility AS id FROM model.scope_facility WHERE scope = $1
ORDER BY kind, id
