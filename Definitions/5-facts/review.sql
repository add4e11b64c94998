-- One row an answer in a reviewed case (ledelsestilsyn eller audit), in its quarter's last month.
SELECT
  kvartal AS month,
  type AS review_kind,
  enhed AS unit,
  sagsbehandler AS caseworker,
  spoergsmaal AS question,
  svar AS answer,
  sags_id AS case_id
FROM staging.ledelsestilsyn
