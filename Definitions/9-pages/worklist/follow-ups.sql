-- Aktive indsatser pr. dagen ($1), som kommunen ($2) handler for: hvornår der skal følges op, hvis det er, og hvor i fagsystemet det står.
SELECT
  follow_up.service_period,
  follow_up.case_id,
  follow_up.citizen,
  citizen.pseudonym,
  follow_up.next_follow_up,
  follow_up.last_follow_up,
  follow_up.legal_basis,
  follow_up.service,
  follow_up.facility,
  follow_up.unit,
  follow_up.team,
  follow_up.caseworker
FROM facts.follow_up AS follow_up
JOIN model.citizen AS citizen ON citizen.citizen = follow_up.citizen
WHERE follow_up.start_date <= $1 AND coalesce(follow_up.end_date >= $1, TRUE) AND follow_up.acting_municipality = $2
ORDER BY follow_up.next_follow_up, follow_up.service_period, citizen.pseudonym
