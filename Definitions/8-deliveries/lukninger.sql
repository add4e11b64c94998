-- Lukninger, der gælder: den sidste lukkede måned, hvornår der blev lukket, og hvilken levering tallene er fra.
SELECT last_month, closed, delivery
FROM meta.closed_period
ORDER BY last_month
