-- Hvor mange dage der er til at handle på et nyt fund, efter alvor, som det gælder på opgørelsesdagen.
SELECT deadline.severity, TRY_CAST(deadline.days AS INTEGER) AS days
FROM reference.finding_deadline AS deadline
CROSS JOIN meta.build AS build
WHERE build.as_of BETWEEN coalesce(deadline.valid_from, DATE '0001-01-01') AND coalesce(deadline.valid_to, DATE '9999-12-31')
ORDER BY deadline.severity
