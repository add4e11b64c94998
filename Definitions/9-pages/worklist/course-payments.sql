-- Én borgers betalinger pr. måned og konto ($1 er borgerens nummer i lageret): drift, uden planlagte og fiktive.
SELECT month, function, service_area, facility, unit, sum(amount_ore)::BIGINT AS amount_ore, count(*)::INTEGER AS lines
FROM facts.ledger
WHERE citizen = $1 AND transaction_kind = 1 AND posting_type IN ('NOR', 'SUP')
GROUP BY ALL
ORDER BY month, function, service_area, facility, unit
