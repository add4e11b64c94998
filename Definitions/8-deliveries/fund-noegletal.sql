-- Nøgletallene, som åbne fund ved en kontrol kan ændre.
SELECT check_id, metric
FROM findings.touch
ORDER BY check_id, metric
