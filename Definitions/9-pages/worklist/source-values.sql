-- Hvad kilderne siger om ét fund: værdierne, der strider mod hinanden, med deres kilde.
SELECT label, source, value
FROM findings.shown
WHERE finding = $1
ORDER BY position
