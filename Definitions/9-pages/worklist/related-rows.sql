-- Rækkerne, som et fund også handler om. Uden et fund ($1 er null): for alle.
SELECT finding, file, key
FROM findings.related
WHERE $1 IS NULL OR finding = $1
ORDER BY finding, file, key
