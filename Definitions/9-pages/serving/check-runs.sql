-- Hver kontrol, som lageret kender: kørt, slået fra, eller uden sin kilde.
SELECT check_id, title, severity, owner, state, missing_source, findings, threshold_text
FROM findings.check_run
ORDER BY check_id
