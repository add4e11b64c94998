-- Måneder, hvis tal ikke er dem, der er vist før: hvad leveringen ændrer i åbne måneder og ville have ændret i lukkede.
SELECT
  month,
  is_closed,
  coalesce(sum(amount_after_ore) FILTER (WHERE fact = 'ledger'), 0)::BIGINT
    - coalesce(sum(amount_before_ore) FILTER (WHERE fact = 'ledger'), 0)::BIGINT AS spending_ore,
  coalesce(sum(persons_after) FILTER (WHERE fact = 'coverage'), 0)::BIGINT
    - coalesce(sum(persons_before) FILTER (WHERE fact = 'coverage'), 0)::BIGINT AS persons,
  coalesce(sum(days_after) FILTER (WHERE fact = 'coverage'), 0)::BIGINT
    - coalesce(sum(days_before) FILTER (WHERE fact = 'coverage'), 0)::BIGINT AS days,
  sum(abs(rows_after - rows_before))::BIGINT AS rows
FROM meta.restatement
GROUP BY ALL
ORDER BY month, is_closed
