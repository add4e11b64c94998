internal import Testing

/// Checks of codes, dates, facilities, whole files, and of our own figures.
@Suite struct DeliveryCheckTests {
  @Test func `K15: a municipality code is one that exists; three digits are told once a file and column`() throws {
    let warehouse = try CheckedWarehouse(
      "K15",
      indsats("wrong", ["handlekommune": "0998"]) + indsats("right", ["handlekommune": "0250"])
        + indsats("both", ["handlekommune": "1234", "betalingskommune": "1234"])
        + borger("p1", ["bopaelskommune": "0000"]) + borger("p2", ["bopaelskommune": nil])
        + row("ophold", ["tilbud_id": "T1", "borger": "p1", "ind": "2025-01-01", "betalingskommune": "9999"]),
      meta: "INSERT INTO meta.row_note VALUES ('tilbud', 3, 'Driftskommune', 'T7', 'kommune-tre-cifre', 12, NULL);")
    #expect(
      try warehouse.found == [
        "borgere p1", "indsatser both", "indsatser both", "indsatser wrong", "ophold T1|p1|2025-01-01",
        "tilbud Driftskommune",
      ])
    #expect(try warehouse.messages[3] == "Handlekommune er 0998. Ingen kommune har den kode.")
    #expect(
      try warehouse.messages[5] == "Driftskommune er på tre cifre. Der er sat et nul foran i 12 rækker.")
    #expect(
      try warehouse.texts(
        """
        SELECT value FROM findings.shown JOIN findings.finding USING (finding) WHERE key = 'wrong' AND position = 3
        """
      )
        == ["0999 Fjordby Kommune"])
  }

  @Test func `K16: an impossible day blocks, a lost zero and a replacement number are information`() throws {
    let warehouse = try CheckedWarehouse(
      "K16", borger("p1"),
      meta: """
        INSERT INTO meta.row_note VALUES
          ('indsatser', 7, 'Borger_CPR', 'p1', 'cpr-dag', 3, '9999999999'),
          ('borgere', 2, 'Borger_CPR', 'p1', 'cpr-dag', 1, '9999999999'),
          ('sager', 4, 'Borger_CPR', 'p2', 'cpr-ni-cifre', 2, '999999999'),
          ('ophold', 9, 'Borger_CPR', 'p3', 'cpr-erstatning', 1, '9999999aa9'),
          ('indsatser', NULL, 'Slutdato', NULL, 'dato-aaben', 0, NULL);
        """)
    #expect(try warehouse.found == ["borgere p1 blocking", "ophold p3 info", "sager p2 info"])
    #expect(
      try warehouse.messages[0]
        == "CPR-nummeret begynder med en dag, der ikke findes. Første gang i række 2 af borgere; 4 rækker i alt.")
  }

  @Test func `K21: an end before the start and a start more than a year ahead block`() throws {
    func stay(_ into: String, _ out: String?) -> String {
      row("ophold", ["tilbud_id": "T1", "borger": "p1", "ind": into, "ud": out, "betalingskommune": "0999"])
    }
    let warehouse = try CheckedWarehouse(
      "K21",
      indsats("turned", ["startdato": "2025-05-02", "slutdato": "2025-05-01"])
        + indsats("one day", ["startdato": "2025-05-01", "slutdato": "2025-05-01"])
        + indsats("year", ["startdato": "2026-12-31"]) + indsats("far", ["startdato": "2027-01-01"])
        + indsats("void", ["startdato": "2055-01-01", "status": "Annulleret"])
        + stay("2025-05-02", "2025-05-01") + stay("2025-06-01", nil)
        + row(
          "takster", ["tilbud_id": "T1", "ydelse": "Ophold", "gyldig_fra": "2030-01-01", "gyldig_til": "2029-12-31"])
        + row("pladser", ["tilbud_id": "T1", "gyldig_fra": "2030-01-01"]),
      meta: "INSERT INTO meta.row_note VALUES ('indsatser', NULL, 'Slutdato', NULL, 'dato-aaben', 0, NULL);")
    #expect(
      try warehouse.found == [
        "indsatser Slutdato info", "indsatser far blocking", "indsatser turned blocking",
        "ophold T1|p1|2025-05-02 blocking", "takster T1|Ophold|2030-01-01 blocking",
      ])
    #expect(try warehouse.messages[2] == "Slutdatoen er før startdatoen. Start: 02-05-2025. Slut: 01-05-2025.")
  }

  @Test func `K30: a provider has a CVR number of eight digits, a facility a P-number of ten`() throws {
    let warehouse = try CheckedWarehouse(
      "K30",
      indsats("none", ["leverandoer_cvr": nil]) + indsats("short", ["leverandoer_cvr": "1234567"])
        + indsats("letters", ["leverandoer_cvr": "DK345678"]) + indsats("right")
        + indsats("nobody", ["leverandoer": nil, "leverandoer_cvr": nil])
        + row("tilbud", ["tilbud_id": "T1", "navn": "Huset", "p_nummer": "1000000001"])
        + row("tilbud", ["tilbud_id": "T2", "navn": "Gården", "p_nummer": nil])
        + row("tilbud", ["tilbud_id": "T3", "navn": "Skuret", "p_nummer": "100000001"]))
    #expect(
      try warehouse.found == ["indsatser letters", "indsatser none", "indsatser short", "tilbud T2", "tilbud T3"])
    #expect(try warehouse.messages[0] == "CVR-nummeret er DK345678 hos Huset, der har 1 borger.")
  }

  private let places = """
    INSERT INTO staging.pladser (tilbud_id, gyldig_fra, gyldig_til, normerede_pladser) VALUES
      ('T1', '2024-01-01', '2025-05-31', 2), ('T1', '2025-06-01', NULL, 1);

    """

  private func stay(
    _ citizen: String, _ facility: String, _ into: String, _ out: String?, paying: String = "0250"
  ) -> String {
    row("ophold", ["tilbud_id": facility, "borger": citizen, "ind": into, "ud": out, "betalingskommune": paying])
  }

  @Test func `K31: more residents than places is told once a facility, and the day of moving does not count`() throws {
    let moving = try CheckedWarehouse(
      "K31",
      places + stay("p1", "T1", "2025-06-01", "2025-08-01") + stay("p2", "T1", "2025-08-01", nil)
        // One person twice is one resident, and a facility without registered places is not judged: it is in no occupancy.
        + stay("p2", "T1", "2025-09-01", "2025-10-01") + stay("p3", "T2", "2025-01-01", nil))
    #expect(try moving.found == ["tilbud T2 info"])
    #expect(
      try moving.messages == ["365 dage med beboere er uden normerede pladser og er ikke med i belægningen."])
    let crowded = try CheckedWarehouse(
      "K31",
      places + stay("p1", "T1", "2025-03-01", nil) + stay("p2", "T1", "2025-05-01", "2025-06-02")
        + stay("p3", "T1", "2025-10-01", "2025-10-05"))
    #expect(try crowded.found == ["tilbud T1"])
    #expect(try crowded.messages == ["Der har været op til 2 beboere på 1 plads, i alt 7 dage med for mange."])
  }

  @Test func `K31: an own-paid stay has a service in the facility, one paid by others need not`() throws {
    let warehouse = try CheckedWarehouse(
      "K31",
      stay("p1", "T1", "2025-01-01", "2025-03-31", paying: "0999") + indsats("I1", ["startdato": "2025-03-31"])
        + stay("p2", "T1", "2025-01-01", "2025-03-30", paying: "0999")
        + indsats("I2", ["borger": "p2", "startdato": "2025-03-31"])
        + stay("p3", "T1", "2025-01-01", nil) + stay("p4", "T1", "2025-01-01", nil, paying: "0999")
        + indsats("I4", ["borger": "p4", "tilbud_id": "T2"])
        + stay("p5", "T1", "2026-02-01", nil, paying: "0999"))
    #expect(try warehouse.found == ["ophold T1|p2|2025-01-01", "ophold T1|p4|2025-01-01", "tilbud T1 info"])
  }

  @Test func `K34: a file may lose a tenth of its rows, and has no column that it had not before`() throws {
    let warehouse = try CheckedWarehouse(
      "K34", "",
      meta: """
        DELETE FROM meta.source_file;
        INSERT INTO meta.source_file (source, rows_total, status, unknown_columns) VALUES
          ('indsatser', 90, 'read', 'Gammel, Ny'), ('sager', 89, 'read', NULL), ('maal', 500, 'read', NULL),
          ('loen', NULL, 'absent', NULL), ('klager', 5, 'read', 'Helt ny');
        INSERT INTO meta.previous_source VALUES
          ('indsatser', 100, 'd', 'r', 'Gammel'), ('sager', 100, 'd', 'r', NULL), ('maal', 100, 'd', 'r', NULL),
          ('loen', 10, 'd', 'r', NULL);
        """)
    #expect(try warehouse.found == ["indsatser indsatser blocking", "løn løn", "sager sager blocking"])
    #expect(
      try warehouse.messages == [
        "Udtrækket har fået en kolonne, der ikke kendes: Ny.",
        "Udtrækket var med i sidste levering, men er det ikke nu.",
        "Udtrækket er faldet fra 100 til 89 rækker.",
      ])
  }

  @Test func `K50: a source may lie 35 days behind; open cases that do are blocked apart`() throws {
    let dates = """
      DELETE FROM meta.source_file;
      INSERT INTO meta.source_file (source, covers_to, received, status) VALUES
        ('indsatser', '2025-11-26', '2026-01-05T10:00:00', 'read'), ('sager', '2025-11-25', '2026-01-05T10:00:00', 'read'),
        ('klager', '2025-10-01', '2026-01-05T10:00:00', 'read'), ('loen', '2025-11-25', '2026-01-05T10:00:00', 'read'),
        ('takster', '2020-01-01', '2026-01-05T10:00:00', 'read'), ('maal', '2020-01-01', '2026-01-05T10:00:00', 'refused');
      """
    let warehouse = try CheckedWarehouse("K50", "", meta: dates)
    #expect(try warehouse.found == ["løn løn info", "sager sager info"])
    #expect(
      try warehouse.messages[0]
        == "Udtrækket rækker kun til 25-11-2025; tallene er gjort op til 31-12-2025, 36 dage senere.")
    #expect(try CheckedWarehouse("K50b", "", meta: dates).found == ["sager sager blocking"])
  }

  @Test func `K43: own recipients may differ from HAND07 by five per cent`() throws {
    func published(_ code: String, _ persons: Int) -> String {
      row(
        "nationale_tal",
        [
          "table_id": "HAND07", "indicator": code, "municipality": "0999", "period": "2025K2",
          "month": "\(2025 * 12 + 5)",
          "value": "\(persons)",
        ])
    }
    let own = (1...20).map { indsats("A\($0)", ["borger": "a\($0)", "startdato": "2025-06-30"]) }.joined()
    #expect(
      try CheckedWarehouse("K43", own + published("30011", 21)).found == [], "20 mod 21 er 4,8 pct.")
    #expect(
      try CheckedWarehouse("K43", own + published("30011|TOT I alt", 20) + published("30011|1 Mænd", 9)).found == [])
    let warehouse = try CheckedWarehouse(
      "K43", own + published("30011", 19) + published("30014", 3) + published("77777", 9))
    #expect(try warehouse.found == ["indsatser 30011|2025K2", "indsatser 30014|2025K2"])
    #expect(
      try warehouse.messages[0]
        == "20 egne modtagere mod 19 hos Danmarks Statistik i 2025K2 (tabel HAND07, ydelse 30011): 5,3 pct. forskel.")
    #expect(
      try CheckedWarehouse("K43", own, absent: ["nationale_tal"])
        .texts("SELECT state, missing_source, findings FROM findings.check_run") == ["source_missing nationale_tal –"])
  }

  private let figures =
    indsats("I1", ["startdato": "2024-03-15", "slutdato": "2025-02-10"]) + indsats("I2", ["startdato": "2025-02-11"])
    + indsats("I3", ["borger": "p2", "startdato": "2025-06-30", "slutdato": "2025-11-30"])
    + row(
      "posteringer",
      [
        "bilagsnr": "1", "linje": "1", "regnskabsaar": "2025", "periode": "13", "funktion": "5.38.59", "dranst": "1",
        "gruppering": "001", "beloeb_oere": "100000",
      ])

  @Test func `K41: days and money counted anew agree, and a lost day or krone is seen`() throws {
    #expect(try CheckedWarehouse("K41", figures).found == [])
    let days = try CheckedWarehouse(
      "K41", figures, spoil: "UPDATE facts.coverage SET mask = mask - 1 WHERE month = 2025 * 12 + 6;")
    #expect(try days.found == ["indsatser aktivitet_samvaer|2025 blocking"])
    let money = try CheckedWarehouse("K41", figures, spoil: "UPDATE facts.ledger SET amount_ore = amount_ore + 100;")
    #expect(try money.found == ["indsatser aktivitet_samvaer|2025 blocking"])
    #expect(try money.texts("SELECT amount_ore FROM findings.finding") == ["100"])
  }

  @Test func `K42: the stock moves by arrivals and departures in every month, and a stray day is seen`() throws {
    #expect(try CheckedWarehouse("K42", figures).found == [])
    #expect(try CheckedWarehouse("K42", figures, asOf: "2025-12-15").found == [])
    let stray = try CheckedWarehouse(
      "K42", figures, spoil: "UPDATE facts.coverage SET mask = 0 WHERE month = 2025 * 12 + 7;")
    #expect(
      try stray.found == [
        "indsatser aktivitet_samvaer|2025-07 blocking", "indsatser aktivitet_samvaer|2025-09 blocking",
      ])
  }
}
