-- One row a case (sag) as registered; of repeated rows the last one counts. Services and cases are both built on it.
SELECT sags_id AS case_id, borger, omraade, oprettet, ansoegt, afgjort, afgoerelse, afsluttet, sagsbehandler, team, paragraf
FROM staging.sager
QUALIFY row_number() OVER (PARTITION BY sags_id ORDER BY file_id DESC, row_number DESC) = 1
