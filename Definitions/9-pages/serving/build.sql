-- Hvad dette lager er bygget af: opgørelsesdagen, kommunen, leveringen og definitionernes udgave.
SELECT as_of, municipality, municipality_name, definition_version, delivery, received
FROM meta.build
