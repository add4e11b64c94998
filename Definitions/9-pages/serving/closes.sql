-- Lukninger, der gælder: den sidste lukkede måned, og hvornår der blev lukket.
SELECT last_month, closed
FROM meta.closed_period
ORDER BY last_month
