WITH
-- Rækker i hvert vindue eller de tolv måneder op til dets slutning
raekker AS (
  SELECT w, month, sex, inhabitants AS total
  FROM facts.population JOIN (VALUES (0, 24276, 24287), (1, 24277, 24288), (2, 24278, 24289)) AS vinduer(w, first_month, last_month)
    ON month BETWEEN first_month AND last_month
  WHERE municipality = ?
),
-- Den seneste måned, der er kendt ved vinduets slutning
seneste AS (
  SELECT w, max(month) AS month FROM raekker GROUP BY w
),
-- Sum i den måned
opgjort AS (
  SELECT w, sex, sum(total) AS value, NULL AS persons
  FROM raekker JOIN seneste USING (w, month)
  GROUP BY ALL
)
-- Resultat
SELECT w, sex, CAST(value AS DOUBLE) AS value, CAST(persons AS BIGINT) AS persons
FROM opgjort
ORDER BY ALL
