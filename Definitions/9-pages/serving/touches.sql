-- Nøgletallene, som åbne fund ved en kontrol kan ændre; med udtræk, når kontrollen ser på flere, og de rører hver sit.
-- Et lager fra før, der stod udtræk, har ikke kolonnen `file`; den er så tom.
SELECT check_id, metric, file
FROM (
  SELECT NULL::VARCHAR AS check_id, NULL::VARCHAR AS metric, NULL::VARCHAR AS file WHERE FALSE
  UNION ALL BY NAME
  FROM findings.touch
) AS touch
ORDER BY check_id, metric, file
