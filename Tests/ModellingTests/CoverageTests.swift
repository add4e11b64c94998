internal import Testing

@Suite struct CoverageTests {
  /// P1–P9 of key-figures.md §1: end inclusive, P7 cancelled, P9 overlapping.
  static let golden = [
    service("1", citizen: "p1", from: "2022-01-01"),
    service("2", citizen: "p2", from: "2023-03-15"),
    service("3", citizen: "p3", from: "2021-02-01", to: "2023-03-31"),
    service("4a", citizen: "p4", from: "2023-01-01", to: "2023-01-31"),
    service("4b", citizen: "p4", from: "2023-02-01", to: "2023-06-30"),
    service("5a", citizen: "p5", from: "2022-05-01", to: "2023-04-10"),
    service("5b", citizen: "p5", from: "2023-04-21"),
    service("6", citizen: "p6", from: "2023-06-01", to: "2023-06-01"),
    service("7", citizen: "p7", from: "2023-01-01", to: "2023-12-31", status: "Annulleret"),
    service("8", citizen: "p8", from: "2022-10-01", to: "2022-12-31"),
    service("9a", citizen: "p9", from: "2023-03-01", to: "2023-08-31"),
    service("9b", citizen: "p9", from: "2023-07-01", to: "2023-10-31"),
  ].joined(separator: "\n")

  @Test func `the golden persons cover 408, 446, 368 and 307 days in the quarters of 2023`() throws {
    let warehouse = try TestWarehouse(CoverageTests.golden)
    let days = try warehouse.rows(
      """
      SELECT (month - 2023 * 12) // 3 + 1, sum(days)::INTEGER
      FROM (SELECT citizen, month, bit_count(bit_or(mask)) AS days FROM facts.coverage GROUP BY ALL)
      WHERE month BETWEEN 2023 * 12 AND 2023 * 12 + 11 GROUP BY 1 ORDER BY 1
      """)
    #expect(days == ["1 408", "2 446", "3 368", "4 307"])
  }

  @Test func `seven persons receive in 2023 and quarters count anew`() throws {
    let warehouse = try TestWarehouse(CoverageTests.golden)
    let year = "FROM facts.coverage WHERE month // 12 = 2023"
    #expect(try warehouse.rows("SELECT count(DISTINCT citizen) \(year)") == ["7"])
    #expect(
      try warehouse.rows("SELECT count(DISTINCT citizen) \(year) GROUP BY (month % 12) // 3 ORDER BY (month % 12) // 3")
        == ["6", "6", "4", "4"])
  }

  @Test func `the day after the as-of day is covered by what goes on and no later day is`() throws {
    let warehouse = try TestWarehouse(
      service("open", from: "2023-10-15") + service("ends", from: "2023-12-01", to: "2023-12-31")
        + service("begins", from: "2024-01-01") + service("later", from: "2024-01-02"))
    #expect(
      try warehouse.rows("SELECT service_period, mask FROM facts.coverage WHERE month >= 2023 * 12 + 11 ORDER BY ALL")
        == ["begins 1", "ends 2147483647", "open 1", "open 2147483647"])
    #expect(try warehouse.rows("SELECT mask FROM facts.coverage WHERE month = 2023 * 12 + 9") == ["2147467264"])
  }

  @Test func `a service's number follows its row in the file, so that every load of the file gives the same`() throws {
    let warehouse = try TestWarehouse(
      service("c", from: "2023-01-01", row: 4) + service("a", from: "2023-01-01", row: 2)
        + service("b", from: "2023-01-01", row: 3))
    #expect(
      try warehouse.rows("SELECT service_period FROM model.service_period ORDER BY service_key") == ["a", "b", "c"])
  }

  @Test func `a first and a last day in the same month are both covered`() throws {
    let warehouse = try TestWarehouse(service("1", from: "2023-02-03", to: "2023-02-05"))
    #expect(try warehouse.rows("SELECT month - 2023 * 12, mask FROM facts.coverage") == ["1 28"])
  }

  @Test func `February has 28 or 29 days`() throws {
    let warehouse = try TestWarehouse(service("1", from: "2023-02-01", to: "2024-02-29"), asOf: "2024-12-31")
    #expect(
      try warehouse.rows("SELECT bit_count(mask)::INTEGER FROM facts.coverage WHERE month % 12 = 1 ORDER BY month")
        == ["28", "29"])
  }

  @Test func `an unknown start of 1900 costs the months from 1990 alone`() throws {
    let warehouse = try TestWarehouse(service("1", from: "1900-01-01"))
    #expect(
      try warehouse.rows(
        "SELECT count(*), min(month) - 1990 * 12, min(mask) FROM facts.coverage WHERE month < 2024 * 12")
        == ["408 0 268435455"])
    #expect(try warehouse.rows("SELECT min(first_day) = DATE '1990-01-01' FROM model.calendar") == ["true"])
  }

  @Test func `a period that ends before it starts covers nothing and is kept in the model`() throws {
    let warehouse = try TestWarehouse(service("1", from: "2023-05-10", to: "2023-05-09"))
    #expect(try warehouse.rows("SELECT count(*) FROM facts.coverage") == ["0"])
    #expect(try warehouse.rows("SELECT count(*) FROM model.service_period") == ["1"])
  }

  @Test func `a payer who changes on 1 July pays for each half of the year`() throws {
    let warehouse = try TestWarehouse(
      service("1", from: "2023-01-01", to: "2023-06-30", paying: "0101") + service("2", from: "2023-07-01"))
    #expect(
      try warehouse.rows(
        """
        SELECT paying_municipality, sum(bit_count(mask))::INTEGER FROM facts.coverage
        WHERE month // 12 = 2023 GROUP BY 1 ORDER BY 1
        """) == ["0101 181", "0999 184"])
  }

  @Test func `age is that of the month's last day`() throws {
    let warehouse = try TestWarehouse(
      service("1", from: "2023-01-01")
        + """
        INSERT INTO staging.borgere (borger, foedselsdato, koen, row_number, file_id) VALUES
          ('p1', '2005-03-31', 'K', 2, 1);
        """)
    #expect(
      try warehouse.rows(
        "SELECT age_group, sex FROM facts.coverage WHERE month % 12 < 3 AND month < 2024 * 12 ORDER BY month")
        == ["0-17 K", "0-17 K", "18-29 K"])
  }

  @Test func `a person without date of birth has no age group`() throws {
    let warehouse = try TestWarehouse(service("1", from: "2023-12-01"))
    #expect(try warehouse.rows("SELECT DISTINCT age_group, sex FROM facts.coverage") == ["– –"])
  }

  @Test func `rows lie in the order of the months`() throws {
    let warehouse = try TestWarehouse(CoverageTests.golden)
    #expect(
      try warehouse.rows(
        "SELECT count(*) FROM (SELECT month < lag(month) OVER (ORDER BY rowid) AS back FROM model.service_month) WHERE back"
      )
        == ["0"])
  }

  @Test func `team, unit and caseworker are the case's and ownership is the facility's`() throws {
    let warehouse = try TestWarehouse(
      service("1", from: "2023-12-01", facility: "T1")
        + """
        INSERT INTO staging.sager (sags_id, borger, team, sagsbehandler, oprettet, row_number, file_id) VALUES
          ('S1', 'p1', 'Team Syd', 'ABC', '2023-01-01', 2, 1);
        INSERT INTO staging.tilbud (tilbud_id, navn, ejerform, row_number, file_id) VALUES ('T1', 'Huset', 'Privat', 2, 1);
        """)
    #expect(
      try warehouse.rows("SELECT DISTINCT team, unit, caseworker, facility, ownership FROM facts.coverage")
        == ["Team Syd Team Syd ABC T1 Privat"])
  }
}
