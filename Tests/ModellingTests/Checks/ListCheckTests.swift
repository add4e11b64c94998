internal import Testing

/// Values that are in no list (K53): the row is kept, and the finding says what it does to the figures.
@Suite struct ListCheckTests {
  private func posting(_ voucher: String, _ changes: [String: String?] = [:]) -> String {
    let plain: [String: String?] = [
      "bilagsnr": voucher, "linje": "1", "regnskabsaar": "2025", "periode": "6", "posteringsdato": "2025-06-10",
      "funktion": "5.38.59", "dranst": "1", "gruppering": "001", "art": "4.0", "omkostningssted": "1",
      "beloeb_oere": "100050",
    ]
    return row("posteringer", plain.merging(changes) { _, given in given })
  }

  @Test func `a status that is a slip counts as not cancelled, and says so`() throws {
    let warehouse = try CheckedWarehouse(
      "K53",
      sag("S1") + indsats("slip", ["status": "Annuleret"]) + indsats("done", ["status": "Afsluttet"])
        + indsats("void", ["status": "Annulleret"]) + indsats("none", ["status": nil]))
    #expect(try warehouse.found == ["indsatser slip"])
    #expect(
      try warehouse.messages == [
        "Status er Annuleret, som ikke er på listen. Indsatsen tæller med, som om den ikke er annulleret. Ligner Annulleret."
      ])
    #expect(try warehouse.texts("SELECT service_period, team FROM findings.finding") == ["slip Nord"])
    #expect(try warehouse.texts("SELECT count(*) FROM model.service_period WHERE service_period = 'slip'") == ["1"])
  }

  @Test func `money of an unknown type or dranst is in no figure, and the kroner are told`() throws {
    let warehouse = try CheckedWarehouse(
      "K53",
      posting("A", ["type": "NORM"]) + posting("B", ["dranst": "3"]) + posting("C", ["type": nil])
        + posting("D", ["type": "SUP"])
        + posting("E", ["dranst": "2"]))
    #expect(try warehouse.found == ["posteringer A|1", "posteringer B|1"])
    #expect(
      try warehouse.messages == [
        "Type er NORM, som ikke er på listen. Beløbet tæller hverken i forbrug eller refusion. Det drejer sig om 1.000,50 kr. Ligner NOR.",
        "Dranst er 3, som ikke er på listen. Beløbet tæller hverken i forbrug eller refusion. Det drejer sig om 1.000,50 kr.",
      ])
    #expect(
      try warehouse.texts("SELECT owner, amount_ore, first_month - 2025 * 12 FROM findings.finding")
        == ["oekonomi 100050 5", "oekonomi 100050 5"])
    // A month with nothing but such lines is not closed: its money is not known.
    #expect(
      try CheckedWarehouse("K53", posting("A", ["type": "NORM"])).texts("SELECT last_month FROM model.closed_period")
        == ["–"])
  }

  @Test func `an account function that is none of the chart's form is told with its kroner`() throws {
    let warehouse = try CheckedWarehouse(
      "K53", posting("A", ["funktion": "5.38"]) + posting("B", ["funktion": "9.99.99"]) + posting("C"))
    #expect(try warehouse.found == ["posteringer A|1"])
    #expect(
      try warehouse.messages == [
        "Funktion er 5.38, som ikke er på listen. Beløbet tæller med i alt, men i intet område. Det drejer sig om 1.000,50 kr."
      ])
  }

  @Test func `the same unknown value on many rows is one finding with all of them`() throws {
    let many = (1...30).map { posting("B\($0)", ["type": "X", "row_number": "\($0 + 1)"]) }.joined()
    let warehouse = try CheckedWarehouse("K53", many)
    #expect(try warehouse.found == ["posteringer B10|1"])
    #expect(
      try warehouse.messages == [
        "Type er X, som ikke er på listen (30 rækker). Beløbet tæller hverken i forbrug eller refusion. Det drejer sig om 30.015 kr."
      ])
    #expect(try warehouse.texts("SELECT count(*) FROM findings.related") == ["25"])
  }

  @Test func `a paragraph that cannot be one warns, one that no area knows is information`() throws {
    let warehouse = try CheckedWarehouse(
      "K53",
      indsats("none", ["paragraf": "efter aftale"]) + indsats("999", ["paragraf": "SEL §999"])
        + indsats("42", ["paragraf": "SEL §42"]) + indsats("112", ["paragraf": "SEL §112"]) + indsats("104"))
    #expect(try warehouse.found == ["indsatser 42 info", "indsatser 999", "indsatser none"])
  }

  @Test func `every other list is looked at, and no value of it is accused`() throws {
    let warehouse = try CheckedWarehouse(
      "K53",
      borger("p1", ["koen": "Q"]) + borger("p2", ["koen": "X"])
        + sag("S1", ["omraade": "Ældre", "afgoerelse": "Måske"])
        + indsats("I1", ["rammetype": "Andet"]) + indsats("85", ["paragraf": "SEL §85", "rammetype": "Andet"])
        + row("maal", ["maal_id": "M1", "indsats_id": "I1", "vurderet_dato": "2025-02-01", "status": "Næsten"])
        + row("observationer", ["observation_id": "O1", "indsats_id": "I1", "dato": "2025-02-01", "retning": "Op"])
        + row(
          "budget",
          [
            "regnskabsaar": "2025", "funktion": "5.38.59", "dranst": "4", "gruppering": "001", "omkostningssted": "1",
            "oprindeligt_budget_oere": "5000000",
          ])
        + row(
          "disponering",
          [
            "disponering_id": "D1", "borger": "p1", "funktion": "5.38.59", "gruppering": "001", "takst_oere": "100",
            "takstenhed": "Time", "startdato": "2025-01-01",
          ])
        + row(
          "takster",
          ["tilbud_id": "T1", "ydelse": "Y", "gyldig_fra": "2025-01-01", "takst_oere": "100", "takstenhed": "Time"])
        + row("tilbud", ["tilbud_id": "T1", "navn": "Huset", "ejerform": "Selvejende"])
        + row(
          "fravaer",
          [
            "maaned": "\(2025 * 12)", "enhed": "Nord", "fravaersaarsag": "Ferie", "fravaersdagsvaerk": "1",
            "mulige_dagsvaerk": "9",
          ])
        + row("frister", ["paragraf": "SEL §104", "gyldig_fra": "2025-01-01", "frist": "8", "fristenhed": "Kvartaler"])
        + row(
          "ledelsestilsyn",
          [
            "tilsyn_id": "R1", "type": "Stikprøve", "kvartal": "\(2025 * 12 + 2)", "sags_id": "S1", "enhed": "Nord",
            "spoergsmaal": "Er der en plan?", "svar": "Tja",
          ])
        + row("organisation", ["enhed": "Nord", "navn": "Nord", "enhedstype": "Hold"]))
    let fields = try warehouse.texts(
      "SELECT file, value FROM findings.finding JOIN findings.shown USING (finding) WHERE position = 1 ORDER BY ALL")
    #expect(
      fields == [
        "borgere Køn", "budget Dranst", "disponering Takstenhed", "fravær Fraværsårsag", "frister Fristenhed",
        "indsatser Rammetype",
        "ledelsestilsyn Svar", "ledelsestilsyn Type", "mål Status", "observationer Retning", "organisation Enhedstype",
        "sager Afgørelse", "sager Område", "takster Takstenhed", "tilbud Ejerform",
      ])
  }

  @Test func `every list has its effect, and every effect its list`() throws {
    let warehouse = try CheckedWarehouse("K53", "")
    #expect(
      try warehouse.texts(
        """
        SELECT coalesce(list.extract, effect.extract), coalesce(list.field, effect.field)
        FROM (SELECT DISTINCT extract, field FROM reference.value_list) AS list
        FULL JOIN reference.value_effect AS effect ON effect.extract = list.extract AND effect.field = list.field
        WHERE (list.field IS NULL OR effect.field IS NULL) AND coalesce(list.field, effect.field) NOT IN ('Paragraf', 'Funktion')
        """) == [])
    #expect(
      try warehouse.texts(
        "SELECT extract FROM reference.value_list WHERE extract NOT IN (SELECT name FROM reference.source_owner)") == []
    )
  }
}
