-- One row a unit, month and cause of absence, with the days' work lost.
SELECT maaned AS month, enhed AS unit, fravaersaarsag AS absence_cause, fravaersdagsvaerk AS absence_days
FROM staging.fravaer
