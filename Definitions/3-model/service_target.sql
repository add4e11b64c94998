-- One row a published time limit (sagsbehandlingsfrist) of a paragraph and a period.
SELECT
  basis.legal_basis,
  limits.gyldig_fra AS valid_from,
  coalesce(limits.gyldig_til, DATE '9999-12-31') AS valid_to,
  limits.frist AS amount,
  limits.fristenhed AS limit_unit
FROM staging.frister AS limits
JOIN model.legal_basis AS basis ON basis.registered = limits.paragraf
