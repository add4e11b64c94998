-- One row a dimension and a value that may be asked for although no row holds it: what reference data and the closed lists of the extracts
-- know. A service area without persons is a right zero; a value that neither the data nor this list knows is a misspelling.
SELECT 'service_area' AS dimension, service_area AS value FROM reference.service_area
UNION
SELECT 'age_group', age_group FROM reference.age_group
UNION
SELECT dimension, municipality
FROM reference.municipality
CROSS JOIN (VALUES ('municipality'), ('acting_municipality'), ('paying_municipality')) AS used (dimension)
UNION
SELECT 'legal_basis', legal_basis FROM reference.service_area_rule
UNION
SELECT 'legal_basis', legal_basis FROM reference.account_legal_basis
UNION
SELECT 'legal_basis', old FROM reference.legal_basis_crosswalk
UNION
SELECT 'legal_basis', new FROM reference.legal_basis_crosswalk
UNION
SELECT 'function', function FROM reference.account_legal_basis WHERE function IS NOT NULL
UNION
SELECT 'function', function FROM reference.registered_function
UNION
SELECT 'target_group', name FROM reference.ffb_concept WHERE kind = 'maalgruppe'
UNION
SELECT dimension, value
FROM (
  VALUES
    ('setting', 'Botilbudslignende'), ('setting', 'Øvrig'),
    ('ownership', 'Kommunal'), ('ownership', 'Regional'), ('ownership', 'Privat'),
    ('sex', 'K'), ('sex', 'M'), ('sex', 'X'),
    ('absence_cause', 'Sygdom'), ('absence_cause', 'Delvis sygdom'), ('absence_cause', 'Barns sygdom'),
    ('absence_cause', 'Barsel'), ('absence_cause', 'Arbejdsskade'),
    ('outcome', 'Stadfæstelse'), ('outcome', 'Ændring'), ('outcome', 'Ophævelse'), ('outcome', 'Hjemvisning'),
    ('outcome', 'Afvisning'), ('outcome', 'Henvisning'),
    ('goal_type', 'Udvikle'), ('goal_type', 'Fastholde'), ('goal_type', 'Begrænse tab'),
    ('review_kind', 'Ledelsestilsyn'), ('review_kind', 'Audit'),
    ('process_step', 'modtaget'), ('process_step', 'udredning'), ('process_step', 'afgjort'), ('process_step', 'aktiv'),
    ('process_step', 'opfoelgning'), ('process_step', 'afslutning')
) AS closed_list (dimension, value)
ORDER BY dimension, value
