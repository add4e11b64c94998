-- One row a unit and month with its possible days' work: it stands on every cause's row and counts once.
SELECT maaned AS month, enhed AS unit, max(mulige_dagsvaerk) AS possible_days
FROM staging.fravaer
GROUP BY ALL
