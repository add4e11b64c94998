-- Én borgers ophold pr. tilbud og måned ($1 er borgerens nummer i lageret), som tilbuddet har meldt dem.
SELECT facility, month, bit_or(mask | unrated_mask)::INTEGER AS mask, any_value(unit ORDER BY unit) AS unit
FROM facts.stay
WHERE citizen = $1
GROUP BY facility, month
ORDER BY facility, month
