internal import Testing

@Suite struct CaseTests {
  private func caseFile(
    _ id: String, paragraph: String? = "SEL §107", applied: String? = "2023-01-31", citizen: String = "p1"
  ) -> String {
    func quoted(_ text: String?) -> String { text.map { "'\($0)'" } ?? "NULL" }
    return """
      INSERT INTO staging.sager (sags_id, borger, omraade, oprettet, ansoegt, sagsbehandler, team, paragraf, row_number, file_id)
      VALUES ('\(id)', '\(citizen)', 'Voksen', '2023-01-01', \(quoted(applied)), 'ABC', 'Team Syd', \(quoted(paragraph)), 2, 1);
      """
  }

  private let limits = """
    INSERT INTO staging.frister (paragraf, gyldig_fra, gyldig_til, frist, fristenhed) VALUES
      ('SEL §107', '2020-01-01', '2023-06-30', 1, 'Måneder'), ('SEL §107', '2023-07-01', NULL, 2, 'Uger'),
      ('SEL § 85', '2020-01-01', NULL, 10, 'Dage');
    """

  @Test func `a limit of months is clipped to the month's end and is the one valid on the day of application`() throws {
    let warehouse = try TestWarehouse(
      limits + caseFile("a") + caseFile("b", applied: "2023-06-30") + caseFile("c", applied: "2023-07-01")
        + caseFile("d", applied: "2019-12-31") + caseFile("e", paragraph: "§ 85") + caseFile("f", applied: nil)
        + caseFile("g", paragraph: "SEL §104"))
    #expect(
      try warehouse.rows("SELECT case_id, deadline::VARCHAR FROM facts.care_case ORDER BY 1")
        == ["a 2023-02-28", "b 2023-07-30", "c 2023-07-15", "d –", "e 2023-02-10", "f –", "g –"])
  }

  @Test func `a case without paragraph has that of its earliest service not cancelled`() throws {
    let warehouse = try TestWarehouse(
      limits + caseFile("a", paragraph: nil) + caseFile("b", paragraph: nil)
        + service("1", "SEL §107", from: "2023-02-01", case: "a", status: "Annulleret")
        + service("2", "SEL §104", from: "2023-04-01", case: "a")
        + service("3", "SEL § 85", setting: "Botilbudslignende", from: "2023-03-01", case: "a"))
    #expect(
      try warehouse.rows("SELECT case_id, legal_basis, service_area, deadline::VARCHAR FROM facts.care_case ORDER BY 1")
        == ["a SEL §85 botilbudslignende 2023-02-10", "b – – –"])
  }

  @Test(arguments: [(2, 3), (3, 2)])
  func `of services that begin on one day the smallest id decides, whatever the order of rows`(first: Int, second: Int)
    throws
  {
    let warehouse = try TestWarehouse(
      limits + caseFile("a", paragraph: nil)
        + service("I9", "SEL §107", from: "2023-02-01", case: "a", row: first)
        + service("I10", "SEL § 85", from: "2023-02-01", case: "a", row: second))
    #expect(
      try warehouse.rows("SELECT legal_basis, service_area, deadline::VARCHAR FROM facts.care_case")
        == ["SEL §85 socialpaedagogisk_stoette 2023-02-10"])
  }

  @Test(arguments: [(2, 3), (3, 2)])
  func `of two assessments of a goal on one day the more cautious counts, whatever the order of rows`(
    first: Int, second: Int
  ) throws {
    let warehouse = try TestWarehouse(
      service("1", from: "2023-01-01")
        + """
        INSERT INTO staging.maal (maal_id, indsats_id, niveau, maaltype, vurderet_dato, status, row_number, file_id) VALUES
          ('M', '1', 'Delmål', 'Udvikle', '2023-03-01', 'I mål', \(first), 1),
          ('M', '1', 'Delmål', 'Udvikle', '2023-03-01', 'Ikke i mål', \(second), 1);
        """)
    #expect(try warehouse.rows("SELECT status FROM facts.goal") == ["Ikke i mål"])
  }

  @Test func `a provider is its number, shown by the name of its latest service not cancelled`() throws {
    func named(_ id: String, _ name: String?, _ number: String?) -> String {
      func quoted(_ text: String?) -> String { text.map { "'\($0)'" } ?? "NULL" }
      return
        "UPDATE staging.indsatser SET leverandoer = \(quoted(name)), leverandoer_cvr = \(quoted(number)) WHERE indsats_id = '\(id)';"
    }
    let warehouse = try TestWarehouse(
      service("1", from: "2022-01-01") + service("2", from: "2023-01-01")
        + service("3", from: "2023-06-01", status: "Annulleret") + service("4", from: "2023-02-01")
        + service("5", from: "2023-03-01")
        + named("1", "Gammelt navn", "12345678") + named("2", "Nyt navn", "12345678")
        + named("3", "Annulleret navn", "12345678")
        + named("4", "Uden nummer", nil) + named("5", nil, "87654321"))
    #expect(
      try warehouse.rows("SELECT service_period, provider, provider_name FROM model.service_period ORDER BY 1") == [
        "1 12345678 Nyt navn", "2 12345678 Nyt navn", "4 Uden nummer Uden nummer", "5 87654321 87654321",
      ])
  }

  @Test func `a file speaks of the months from its first to its last, with holes where a monthly file has no row`()
    throws
  {
    let warehouse = try TestWarehouse(
      service("1", from: "2023-10-15") + service("2", from: "2024-05-01", row: 3)
        + """
        INSERT INTO staging.posteringer (bilagsnr, linje, regnskabsaar, periode, dranst, beloeb_oere, type) VALUES
          ('a', 1, 2023, 8, 1, 100, 'NOR'), ('b', 1, 2023, 9, 1, 100, 'PRI'), ('c', 1, 2023, 10, 2, 100, NULL),
          ('d', 1, 2023, 13, 1, 100, 'SUP'), ('e', 1, 2024, 3, 1, 100, 'NOR');
        INSERT INTO staging.budget (regnskabsaar, dranst, oprindeligt_budget_oere) VALUES (2024, 1, 100), (2022, 2, 100);
        INSERT INTO staging.fravaer (maaned, enhed) VALUES (2023 * 12 + 10, 'A');
        """)
    #expect(
      try warehouse.rows(
        """
        SELECT source, state, string_agg((month // 12) || '-' || (month % 12 + 1), ' ' ORDER BY month)
        FROM facts.source_month GROUP BY ALL ORDER BY ALL
        """) == [
          "budget covered 2024-1 2024-2 2024-3 2024-4 2024-5 2024-6 2024-7 2024-8 2024-9 2024-10 2024-11 2024-12",
          "fravaer covered 2023-11", "indsatser covered 2023-10 2023-11 2023-12",
          "posteringer covered 2023-8 2023-10 2023-12", "posteringer gap 2023-9 2023-11",
        ])
    #expect(
      try warehouse.rows("SELECT field FROM facts.source_field WHERE is_filled ORDER BY 1")
        == ["slutdato"])
  }

  @Test(arguments: [("Aktiv", "NULL", "true"), ("Afsluttet", "NULL", "false"), ("Afsluttet", "'2023-06-30'", "true")])
  func `end dates were not delivered where services have ended and none says when`(
    status: String, end: String, isFilled: String
  ) throws {
    let warehouse = try TestWarehouse(
      """
      INSERT INTO staging.indsatser (indsats_id, borger, startdato, slutdato, status, row_number, file_id)
      VALUES ('I1', 'p1', '2023-01-01', \(end), '\(status)', 2, 1);
      """)
    #expect(
      try warehouse.rows("SELECT is_filled FROM facts.source_field WHERE field = 'slutdato'") == [isFilled])
  }

  @Test func `a case carries its team, caseworker and citizen on the as-of day`() throws {
    let warehouse = try TestWarehouse(
      caseFile("a")
        + "INSERT INTO staging.borgere (borger, foedselsdato, koen, row_number, file_id) VALUES ('p1', '2005-12-31', 'X', 2, 1);"
    )
    #expect(
      try warehouse.rows("SELECT team, unit, caseworker, sex, age_group FROM facts.care_case")
        == ["Team Syd Team Syd ABC X 18-29"])
    let dayBefore = try TestWarehouse(
      caseFile("a")
        + "INSERT INTO staging.borgere (borger, foedselsdato, koen, row_number, file_id) VALUES ('p1', '2005-12-31', 'X', 2, 1);",
      asOf: "2023-12-30")
    #expect(try dayBefore.rows("SELECT age_group FROM facts.care_case") == ["0-17"])
  }

  @Test func `a case stands where its dates and services say on the as-of day`() throws {
    func decided(_ id: String, _ decision: String) -> String {
      "UPDATE staging.sager SET afgjort = '2023-03-01', afgoerelse = '\(decision)' WHERE sags_id = '\(id)';"
    }
    let warehouse = try TestWarehouse(
      caseFile("modtaget", applied: nil) + caseFile("udredning") + caseFile("afgjort") + decided("afgjort", "Bevilling")
        + caseFile("afslag") + decided("afslag", "Afslag") + caseFile("aktiv") + decided("aktiv", "Bevilling")
        + caseFile("holdt") + caseFile("opfoelgning") + caseFile("slut") + decided("slut", "Bevilling")
        + caseFile("lukket") + "UPDATE staging.sager SET afsluttet = '2023-12-31' WHERE sags_id = 'lukket';"
        + service("1", from: "2023-03-01", case: "aktiv", next: "2024-01-31")
        + service("2", from: "2023-03-01", case: "opfoelgning", next: "2024-01-30")
        + service("3", from: "2023-03-01", case: "holdt", next: "2023-06-01", last: "2023-06-01")
        + service("4", from: "2023-03-01", to: "2023-12-30", case: "slut"))
    #expect(
      try warehouse.rows("SELECT case_id, process_step FROM facts.care_case ORDER BY 1")
        == [
          "afgjort afgjort", "afslag afslutning", "aktiv aktiv", "holdt aktiv", "lukket –", "modtaget modtaget",
          "opfoelgning opfoelgning", "slut afslutning", "udredning udredning",
        ])
  }

  @Test func `a follow-up has its service's dates and its case's team`() throws {
    let warehouse = try TestWarehouse(
      caseFile("S1") + service("1", from: "2023-01-01", next: "2024-01-15", last: "2023-07-01")
        + service("2", from: "2023-01-01", status: "Annulleret"))
    #expect(
      try warehouse.rows(
        """
        SELECT service_period, next_follow_up::VARCHAR, last_follow_up::VARCHAR, team, caseworker, service_area
        FROM facts.follow_up
        """) == ["1 2024-01-15 2023-07-01 Team Syd ABC socialpaedagogisk_stoette"])
  }

  @Test func `an appeal lies in the month it was decided and has its case's area when the paragraph is the same`()
    throws
  {
    let warehouse = try TestWarehouse(
      caseFile("S1", paragraph: "SEL §85") + service("1", setting: "Botilbudslignende", from: "2023-01-01")
        + """
        INSERT INTO staging.klager (klage_id, sags_id, paragraf, klagedato, afgjort_dato, udfald) VALUES
          ('a', 'S1', '§ 85', '2023-01-01', '2023-03-31', 'Ændring'), ('b', 'S1', 'SEL §107', '2023-01-01', NULL, NULL),
          ('c', 'S9', 'SEL §85', '2023-01-01', '2023-04-01', 'Stadfæstelse');
        """)
    #expect(
      try warehouse.rows(
        "SELECT appeal, month - 2023 * 12, outcome, legal_basis, service_area, team FROM facts.appeal ORDER BY 1")
        == [
          "a 2 Ændring SEL §85 botilbudslignende Team Syd", "b – – SEL §107 midlertidigt_botilbud Team Syd",
          "c 3 Stadfæstelse SEL §85 uden_omraade –",
        ])
  }

  @Test func `a goal has one row an assessment date and none when its service is cancelled`() throws {
    let warehouse = try TestWarehouse(
      caseFile("S1") + service("1", from: "2023-01-01") + service("2", from: "2023-01-01", status: "Annulleret")
        + """
        INSERT INTO staging.maal (maal_id, indsats_id, niveau, maaltype, vurderet_dato, status, row_number, file_id) VALUES
          ('m', '1', 'Delmål', 'Udvikle', '2023-02-01', 'På vej', 2, 1), ('m', '1', 'Delmål', 'Udvikle', '2023-02-01', 'I mål', 3, 1),
          ('m', '1', 'Delmål', 'Udvikle', '2023-05-01', 'Ikke vurderet', 4, 1), ('n', '2', 'Delmål', 'Udvikle', '2023-02-01', 'I mål', 5, 1);
        """)
    #expect(
      try warehouse.rows(
        "SELECT goal, assessed::VARCHAR, status, goal_type, level, team, acting_municipality FROM facts.goal ORDER BY 2"
      )
        == [
          "m 2023-02-01 På vej Udvikle Delmål Team Syd 0999", "m 2023-05-01 Ikke vurderet Udvikle Delmål Team Syd 0999",
        ])
  }

  @Test func `a goal of a service in no file is kept without dimensions`() throws {
    let warehouse = try TestWarehouse(
      service("1", from: "2023-01-01", status: "Annulleret", row: 2) + service("1", from: "2023-01-01", row: 3)
        + """
        INSERT INTO staging.maal (maal_id, indsats_id, maaltype, vurderet_dato, status, row_number, file_id) VALUES
          ('m', '1', 'Udvikle', '2023-02-01', 'I mål', 2, 1), ('n', '9', 'Udvikle', '2023-02-01', 'I mål', 3, 1);
        """)
    #expect(try warehouse.rows("SELECT goal, acting_municipality FROM facts.goal ORDER BY 1") == ["m 0999", "n –"])
  }

  @Test func `every pseudonym of any file is a citizen with a dense number`() throws {
    let warehouse = try TestWarehouse(
      caseFile("S1", citizen: "d") + service("1", citizen: "b", from: "2023-01-01")
        + """
        INSERT INTO staging.ophold (tilbud_id, borger, ind, betalingskommune) VALUES ('T1', 'c', '2023-01-01', '0999');
        INSERT INTO staging.borgere (borger, koen, row_number, file_id) VALUES ('a', 'K', 2, 1), ('a', 'M', 3, 1);
        INSERT INTO staging.posteringer (borger) VALUES ('e'), (NULL);
        """)
    #expect(
      try warehouse.rows("SELECT citizen, pseudonym, sex FROM model.citizen ORDER BY 1")
        == ["1 a M", "2 b –", "3 c –", "4 d –", "5 e –"])
  }
}
