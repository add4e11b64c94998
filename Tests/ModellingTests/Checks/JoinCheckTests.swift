internal import Testing

/// Ids that do not meet, or nearly do (K52), and rows of one id that are not alike (K54).
@Suite struct JoinCheckTests {
  private func unit(_ id: String, _ changes: [String: String?] = [:]) -> String {
    row("organisation", ["enhed": id, "navn": id, "enhedstype": "Team"].merging(changes) { _, given in given })
  }

  private func facility(_ id: String, _ changes: [String: String?] = [:]) -> String {
    row("tilbud", ["tilbud_id": id, "navn": "Huset", "ejerform": "Kommunal"].merging(changes) { _, given in given })
  }

  private func matches(_ staging: String) throws -> [String] {
    try TestWarehouse(staging).rows(
      "SELECT file, written, coalesce(matched, '?' || near) FROM model.key_match ORDER BY 1, 2")
  }

  @Test(arguments: [
    ("S 1", "S\u{A0}1"), ("S-01", "S\u{2011}01"), ("S-01", "S\u{2013}01"), ("123", "=\"123\""), ("123", "''123"),
    ("123", "123.0"),
    ("S1", "S\u{200B}1"), ("0123", "123"), ("abc-1", "ABC-1"), ("S1", "S 1"),
  ]) func `an id that is written in another way finds the one that it must be`(id: String, written: String) throws {
    // A quote is doubled in SQL.
    let read = written.replacing("''", with: "'")
    #expect(
      try matches(sag(id, ["team": nil]) + indsats("I1", ["sags_id": written, "tilbud_id": nil])) == [
        "indsatser \(read) \(id)"
      ])
  }

  @Test func `an id that may be one of two, or that two ways of writing may be, is told and not matched`() throws {
    let two = sag("0123", ["team": nil]) + sag("00123", ["team": nil])
    #expect(try matches(two + indsats("I1", ["sags_id": "123", "tilbud_id": nil])) == ["indsatser 123 ?00123, 0123"])
    // Both 0123 and 123 stand in the column: they may be two cases, one of which was not delivered.
    let one = sag("0123", ["team": nil]) + indsats("I1", ["sags_id": "0123", "tilbud_id": nil])
    #expect(try matches(one + indsats("I2", ["sags_id": "123", "tilbud_id": nil])) == ["indsatser 123 ?0123"])
    // What reads the same is the same, however many rows write it otherwise.
    let dash = sag("S-1", ["team": nil]) + indsats("I1", ["sags_id": "S-1", "tilbud_id": nil])
    #expect(
      try matches(dash + indsats("I2", ["sags_id": "S\u{2011}1", "tilbud_id": nil])) == ["indsatser S\u{2011}1 S-1"])
  }

  @Test func `a matched id gives its row all that the other file says, in every file that points`() throws {
    let warehouse = try TestWarehouse(
      unit("Nord") + facility("T1") + sag("S-1", ["team": "NORD"])
        + indsats("I1", ["sags_id": "S\u{2011}1", "tilbud_id": "t1"])
        + row(
          "klager",
          [
            "klage_id": "K1", "sags_id": "s-1", "paragraf": "SEL §104", "klagedato": "2023-01-01",
            "afgjort_dato": "2023-02-01",
          ])
        + row("maal", ["maal_id": "M1", "indsats_id": "i1", "vurderet_dato": "2025-02-01", "status": "I mål"])
        + row("ophold", ["tilbud_id": " T1", "borger": "p1", "ind": "2025-01-01", "betalingskommune": "0999"])
        + row(
          "fravaer",
          [
            "maaned": "24276", "enhed": "nord", "fravaersaarsag": "Sygdom", "fravaersdagsvaerk": "1",
            "mulige_dagsvaerk": "9",
          ]),
      asOf: "2025-12-31")
    #expect(
      try warehouse.rows("SELECT case_id, team, facility, ownership FROM model.service_period") == [
        "S-1 Nord T1 Kommunal"
      ])
    #expect(try warehouse.rows("SELECT case_id, team FROM facts.appeal") == ["S-1 Nord"])
    #expect(try warehouse.rows("SELECT goal, team FROM facts.goal") == ["M1 Nord"])
    #expect(try warehouse.rows("SELECT facility FROM model.stay") == ["T1"])
    #expect(try warehouse.rows("SELECT unit FROM facts.absence") == ["Nord"])
    #expect(try warehouse.rows("SELECT unit FROM model.org_unit") == ["Nord"])
  }

  @Test func `K52: a service without its case blocks, other rows warn, and it says what is near`() throws {
    let warehouse = try CheckedWarehouse(
      "K52",
      borger("p1") + sag("0123") + sag("00123") + unit("Nord") + facility("T1") + indsats("I1", ["sags_id": "123"])
        + indsats("I2", ["sags_id": "123"]) + indsats("ok", ["sags_id": "0123"])
        + indsats("void", ["sags_id": "S9", "status": "Annulleret"])
        + row("klager", ["klage_id": "K1", "sags_id": "S7", "paragraf": "SEL §104", "klagedato": "2025-01-01"])
        + row("maal", ["maal_id": "M1", "indsats_id": "I7", "vurderet_dato": "2025-02-01", "status": "I mål"])
        + row("ophold", ["tilbud_id": "T7", "borger": "p1", "ind": "2025-01-01", "betalingskommune": "0999"]))
    #expect(
      try warehouse.found == ["indsatser I1 blocking", "klager K1", "mål M1|2025-02-01", "ophold T7|p1|2025-01-01"])
    #expect(
      try warehouse.messages == [
        "Sagen 123 er ikke i sager, men står på 2 rækker i indsatser. Den ligner 00123, 0123.",
        "Sagen S7 er ikke i sager, men står på 1 række i klager.",
        "Indsatsen I7 er ikke i indsatser, men står på 1 række i mål.",
        "Tilbuddet T7 er ikke i tilbud, men står på 1 række i ophold.",
      ])
    #expect(try warehouse.texts("SELECT file, key FROM findings.related") == ["indsatser I2"])
    #expect(
      try warehouse.texts("SELECT key, owner FROM findings.finding ORDER BY key")
        == ["I1 myndighed", "K1 jurist", "M1|2025-02-01 myndighed", "T7|p1|2025-01-01 udfoerer"])
  }

  @Test func `K52: a citizen who was not delivered is told once, with the service first`() throws {
    let staging =
      borger("p1") + sag("S1") + sag("S2", ["borger": "p2"]) + unit("Nord") + facility("T1") + indsats("I1")
      + indsats("I2", ["borger": "p2", "sags_id": "S2"]) + indsats("I3", ["borger": "p2", "sags_id": "S2"])
    #expect(try CheckedWarehouse("K52", staging).found == ["indsatser I2 blocking"])
    #expect(
      try CheckedWarehouse("K52", staging).messages == [
        "Borgeren er ikke i borgere, men står på 3 rækker i indsatser, sager."
      ])
    // A file that was not delivered is another matter: it is said by the load.
    #expect(try CheckedWarehouse("K52", staging, absent: ["borgere"]).found == [])
  }

  @Test func `K52: an id that was matched is information, and a row set aside is said`() throws {
    let warehouse = try CheckedWarehouse(
      "K52",
      borger("p1") + sag("S-1", ["team": "Nord"]) + unit("Nord") + facility("T1")
        + indsats("I1", ["sags_id": "S\u{2011}1"])
        + indsats("I2", ["sags_id": "S2"]),
      meta: """
        UPDATE meta.source_file SET file_name = source || '.csv';
        INSERT INTO meta.set_aside VALUES ('sager.csv', 7, 'Oprettet', 'S2', 'dato-ugyldig', '', 1);
        """)
    #expect(try warehouse.found == ["indsatser I2 blocking", "indsatser Sagen info"])
    #expect(
      try warehouse.messages == [
        "Sagen S2 er ikke i sager, men står på 1 række i indsatser. Rækken dér er sat til side. Borgerens egne sager: S-1.",
        "I indsatser er ét id skrevet på en anden måde end i sager: S\u{2011}1 er læst som S-1.",
      ])
  }

  @Test func `K54: rows of one id that differ are told with what counts, whatever their order`() throws {
    func rows(_ first: String, _ second: String) -> String {
      borger("p1", ["koen": first, "row_number": "2"]) + borger("p1", ["koen": second, "row_number": "3"])
        + borger("p2", ["row_number": "4"]) + borger("p2", ["row_number": "5"])
        + sag("S1", ["team": first, "row_number": "2"]) + sag("S1", ["team": second, "row_number": "3"])
        + facility("T1", ["ejerform": first, "row_number": "2"])
        + facility("T1", ["ejerform": second, "row_number": "3"])
        + unit("Nord", ["navn": first, "row_number": "2"]) + unit("Nord", ["navn": second, "row_number": "3"])
    }
    for (first, second) in [("K", "M"), ("M", "K")] {
      let warehouse = try CheckedWarehouse("K54", rows(first, second))
      #expect(try warehouse.found == ["borgere p1", "organisation Nord", "sager S1", "tilbud T1"])
      #expect(
        try warehouse.messages == [
          "Borgeren står på 2 rækker, som ikke er ens: Køn K eller M (M tæller).",
          "Enheden står på 2 rækker, som ikke er ens: Navn K eller M (M tæller).",
          "Sagen står på 2 rækker, som ikke er ens: Team K eller M (M tæller).",
          "Tilbuddet står på 2 rækker, som ikke er ens: Ejerform K eller M (M tæller).",
        ])
      #expect(try warehouse.texts("SELECT sex FROM model.citizen WHERE pseudonym = 'p1'") == ["M"])
      #expect(try warehouse.texts("SELECT team FROM model.case_file") == ["M"])
      #expect(try warehouse.texts("SELECT ownership FROM model.facility") == ["M"])
      #expect(try warehouse.texts("SELECT name FROM model.org_unit WHERE unit = 'Nord'") == ["M"])
    }
  }

  @Test func `K54: an empty field gives way to a filled one`() throws {
    let warehouse = try CheckedWarehouse(
      "K54", sag("S1", ["afsluttet": "2025-05-01"]) + sag("S1", ["afsluttet": nil, "row_number": "3"]))
    #expect(
      try warehouse.messages == [
        "Sagen står på 2 rækker, som ikke er ens: Afsluttet 01-05-2025 eller tom (01-05-2025 tæller)."
      ])
  }
}
