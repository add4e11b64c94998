internal import Warehouse

/// Makes every staging table, empty, with the names and types that Intake writes.
///
/// One line a table: its name and its columns. `file_id` and `row_number` are added to all.
func createEmptyStaging(on connection: Connection) throws {
  try connection.execute("CREATE SCHEMA staging")
  try connection.execute("CREATE TABLE staging.felt_ikke_leveret (source VARCHAR, field VARCHAR, file_id INTEGER)")
  for line in stagingSchema.split(separator: "\n") {
    let parts = line.split(separator: ":", maxSplits: 1)
    try connection.execute(
      "CREATE TABLE staging.\(raw: String(parts[0])) (\(raw: String(parts[1])), row_number INTEGER, file_id INTEGER)")
  }
}

/// Table: columns.
let stagingSchema = """
  borgere: borger VARCHAR, foedselsdato DATE, koen VARCHAR, doedsdato DATE, adressebeskyttelse BOOLEAN, \
  bopaelskommune VARCHAR, husstand_id VARCHAR
  sager: sags_id VARCHAR, borger VARCHAR, omraade VARCHAR, kle VARCHAR, oprettet DATE, ansoegt DATE, afgjort DATE, \
  afgoerelse VARCHAR, afsluttet DATE, sagsbehandler VARCHAR, team VARCHAR, paragraf VARCHAR
  indsatser: indsats_id VARCHAR, sags_id VARCHAR, borger VARCHAR, paragraf VARCHAR, rammetype VARCHAR, \
  ydelse VARCHAR, ydelseskode_ffb VARCHAR, tilbud_id VARCHAR, leverandoer VARCHAR, leverandoer_cvr VARCHAR, \
  bevillingsdato DATE, startdato DATE, slutdato DATE, ophoersaarsag VARCHAR, handlekommune VARCHAR, \
  betalingskommune VARCHAR, maalgruppe VARCHAR, timer_pr_uge DOUBLE, naeste_opfoelgning DATE, \
  seneste_opfoelgning DATE, status VARCHAR
  vurderinger: borger VARCHAR, sags_id VARCHAR, vurderingsdato DATE, tema VARCHAR, funktionsevneniveau INTEGER, \
  stoettebehov INTEGER, funktionsevneniveau_angivet BOOLEAN, stoettebehov_angivet BOOLEAN
  maal: maal_id VARCHAR, indsats_id VARCHAR, niveau VARCHAR, maaltype VARCHAR, tema VARCHAR, niveau_start INTEGER, \
  niveau_forventet INTEGER, niveau_aktuel INTEGER, vurderet_dato DATE, status VARCHAR, \
  niveau_start_angivet BOOLEAN, niveau_forventet_angivet BOOLEAN, niveau_aktuel_angivet BOOLEAN
  observationer: observation_id VARCHAR, indsats_id VARCHAR, maal_id VARCHAR, dato DATE, medarbejder VARCHAR, \
  retning VARCHAR, tekst VARCHAR
  posteringer: bilagsnr VARCHAR, linje INTEGER, regnskabsaar INTEGER, periode INTEGER, posteringsdato DATE, \
  funktion VARCHAR, dranst INTEGER, gruppering VARCHAR, art VARCHAR, omkostningssted VARCHAR, borger VARCHAR, \
  leverandoer_cvr VARCHAR, modpart_kommune VARCHAR, tekst VARCHAR, beloeb_oere BIGINT, type VARCHAR
  kontroltal: regnskabsaar INTEGER, periode INTEGER, funktion VARCHAR, dranst INTEGER, beloeb_oere BIGINT
  budget: regnskabsaar INTEGER, funktion VARCHAR, dranst INTEGER, gruppering VARCHAR, omkostningssted VARCHAR, \
  oprindeligt_budget_oere BIGINT, tillaegsbevilling_oere BIGINT, omplacering_oere BIGINT
  disponering: disponering_id VARCHAR, indsats_id VARCHAR, borger VARCHAR, funktion VARCHAR, gruppering VARCHAR, \
  takst_oere BIGINT, takstenhed VARCHAR, antal DOUBLE, startdato DATE, slutdato DATE, betalingskommune VARCHAR
  takster: tilbud_id VARCHAR, ydelse VARCHAR, gyldig_fra DATE, gyldig_til DATE, takst_oere BIGINT, takstenhed VARCHAR
  tilbud: tilbud_id VARCHAR, navn VARCHAR, tilbudstype VARCHAR, p_nummer VARCHAR, driftskommune VARCHAR, \
  omkostningssted VARCHAR, ejerform VARCHAR
  pladser: tilbud_id VARCHAR, gyldig_fra DATE, gyldig_til DATE, normerede_pladser DOUBLE
  ophold: tilbud_id VARCHAR, borger VARCHAR, ind DATE, ud DATE, betalingskommune VARCHAR
  fravaer: maaned INTEGER, enhed VARCHAR, fravaersaarsag VARCHAR, fravaersdagsvaerk DOUBLE, mulige_dagsvaerk DOUBLE, \
  fuldtidsstillinger DOUBLE
  bemanding: tilbud_id VARCHAR, maaned INTEGER, normerede_timer DOUBLE, planlagte_timer DOUBLE, \
  fremmoedte_timer DOUBLE, vikartimer DOUBLE
  loen: maaned INTEGER, enhed VARCHAR, omkostningssted VARCHAR, loen_oere BIGINT, vikar_oere BIGINT, \
  fuldtidsstillinger DOUBLE
  klager: klage_id VARCHAR, sags_id VARCHAR, paragraf VARCHAR, klagedato DATE, afgjort_dato DATE, udfald VARCHAR
  frister: paragraf VARCHAR, gyldig_fra DATE, gyldig_til DATE, frist INTEGER, fristenhed VARCHAR
  ledelsestilsyn: tilsyn_id VARCHAR, type VARCHAR, kvartal INTEGER, sags_id VARCHAR, enhed VARCHAR, \
  sagsbehandler VARCHAR, spoergsmaal VARCHAR, svar VARCHAR, kommentar VARCHAR
  organisation: enhed VARCHAR, navn VARCHAR, overenhed VARCHAR, enhedstype VARCHAR, omkostningssted VARCHAR, \
  leder VARCHAR
  fit: forloeb_id VARCHAR, indsats_id VARCHAR, dato DATE, session INTEGER, ors DOUBLE, srs DOUBLE, \
  alder_ved_start INTEGER
  befolkning: municipality VARCHAR, sex VARCHAR, age INTEGER, month INTEGER, inhabitants BIGINT
  nationale_tal: table_id VARCHAR, indicator VARCHAR, municipality VARCHAR, period VARCHAR, month INTEGER, value DOUBLE
  """
