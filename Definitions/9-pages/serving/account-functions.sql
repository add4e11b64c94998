-- Navnene på kontoplanens funktioner, som de står i opslaget.
SELECT function AS key, name
FROM reference.account_function
ORDER BY key
