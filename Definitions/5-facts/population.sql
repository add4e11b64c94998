-- One row a month, municipality, sex and age group with its inhabitants (Danmarks Statistik).
SELECT
  people.month, people.municipality, people.sex, age_group.age_group, sum(people.inhabitants)::BIGINT AS inhabitants
FROM staging.befolkning AS people
LEFT JOIN model.age_group AS age_group ON age_group.age = people.age
GROUP BY ALL
