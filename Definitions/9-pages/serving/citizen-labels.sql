-- Borgere, som fire tegn ikke kan kende fra hinanden, med det længere navn, de får.
SELECT pseudonym, label
FROM model.citizen
WHERE length(label) > 4
ORDER BY pseudonym
