internal import Testing

@Suite struct ServiceAreaTests {
  struct Service: Sendable, CustomTestStringConvertible {
    var paragraph: String
    var setting: String?
    var from = "2024-05-01"
    var area: String
    var testDescription: String { "\(paragraph) \(setting ?? "") fra \(from): \(area)" }
  }

  /// Every row of the table in extracts.md, and what lies just outside it.
  static let services =
    [
      ("SEL §108", "laengerevarende_botilbud"), ("SEL §107", "midlertidigt_botilbud"),
      ("SEL §82 a", "socialpaedagogisk_stoette"), ("SEL §82 b", "socialpaedagogisk_stoette"), ("SEL §95", "bpa"),
      ("SEL §96", "bpa"), ("SEL §102", "behandling_saerlig"), ("SEL §97", "kontaktperson_ledsagelse"),
      ("SEL §98", "kontaktperson_ledsagelse"), ("SEL §99", "kontaktperson_ledsagelse"),
      ("SEL §103", "beskyttet_beskaeftigelse"), ("SEL §104", "aktivitet_samvaer"),
      ("SEL §109", "saerlige_sociale_problemer"), ("SEL §110", "saerlige_sociale_problemer"),
      ("SUL §141", "alkoholbehandling"), ("SEL §101", "stofmisbrug"), ("BL §30", "boern_forebyggende"),
      ("BL §31", "boern_forebyggende"), ("BL §32", "boern_forebyggende"), ("BL §43", "boern_anbringelse"),
      ("BL §46", "boern_anbringelse"), ("BL §47", "boern_anbringelse"), ("SEL §85", "uden_omraade"),
      ("SEL §85 a", "uden_omraade"), ("SEL §82 c", "uden_omraade"), ("SEL §141", "uden_omraade"),
      ("BL §108", "uden_omraade"), ("noget andet", "uden_omraade"),
    ].map { Service(paragraph: $0.0, area: $0.1) }
    + [
      Service(paragraph: "SEL §85", setting: "Botilbudslignende", area: "botilbudslignende"),
      Service(paragraph: "SEL §85", setting: "Øvrig", area: "socialpaedagogisk_stoette"),
      Service(paragraph: "SEL §85", setting: "noget andet", area: "uden_omraade"),
      Service(paragraph: "SEL §108", setting: "Øvrig", area: "laengerevarende_botilbud"),
      Service(paragraph: "SEL §107, stk. 2", area: "midlertidigt_botilbud"),
      Service(paragraph: "SEL §52", from: "2023-12-31", area: "boern_forebyggende"),
      Service(paragraph: "SEL §52", from: "2024-01-01", area: "uden_omraade"),
      Service(paragraph: "SEL §66", from: "2023-12-31", area: "boern_anbringelse"),
      Service(paragraph: "SEL §66", from: "2024-01-01", area: "uden_omraade"),
    ]

  @Test func `a service belongs to the area of its paragraph on its first day`() throws {
    let inserts = ServiceAreaTests.services.enumerated().map { index, service in
      ModellingTests.service("\(index)", service.paragraph, setting: service.setting, from: service.from)
    }
    let warehouse = try TestWarehouse(inserts.joined(), asOf: "2024-12-31")
    let areas = try warehouse.rows("SELECT service_area FROM model.service_period ORDER BY service_period::INTEGER")
    for (service, area) in zip(ServiceAreaTests.services, areas) {
      #expect(area == service.area, "\(service.testDescription)")
    }
    #expect(areas.count == ServiceAreaTests.services.count)
  }

  @Test func `a service under the old law keeps its area to its end`() throws {
    let warehouse = try TestWarehouse(service("1", "SEL §66", from: "2022-01-01", to: "2024-06-30"), asOf: "2024-12-31")
    #expect(
      try warehouse.rows("SELECT DISTINCT service_area FROM facts.coverage WHERE month >= 2024 * 12")
        == ["boern_anbringelse"])
  }

  struct Account: Sendable {
    var function: String
    var grouping: String
    var kind = 1
    var area: String
  }

  static let accounts: [Account] =
    [
      ("5.38.50", "001", "laengerevarende_botilbud"), ("5.38.52", "002", "midlertidigt_botilbud"),
      ("5.38.51", "001", "botilbudslignende"), ("5.38.39", "001", "bpa"), ("5.38.39", "002", "bpa"),
      ("5.38.39", "003", "socialpaedagogisk_stoette"), ("5.38.39", "004", "socialpaedagogisk_stoette"),
      ("5.38.39", "005", "socialpaedagogisk_stoette"), ("5.38.39", "006", "behandling_saerlig"),
      ("5.38.39", "007", "behandling_saerlig"), ("5.38.39", "008", "behandling_saerlig"),
      ("5.38.39", "010", "uden_omraade"), ("5.38.53", "001", "kontaktperson_ledsagelse"),
      ("5.38.58", "001", "beskyttet_beskaeftigelse"), ("5.38.59", "001", "aktivitet_samvaer"),
      ("5.38.42", "002", "saerlige_sociale_problemer"), ("5.38.44", "001", "alkoholbehandling"),
      ("5.38.45", "001", "stofmisbrug"), ("5.28.21", "001", "boern_forebyggende"),
      ("5.28.20", "001", "boern_anbringelse"), ("5.28.22", "001", "boern_anbringelse"),
      ("5.28.23", "001", "boern_anbringelse"), ("5.28.24", "001", "boern_anbringelse"),
      ("5.38.50", "200", "ledelse_administration"), ("5.28.20", "200", "ledelse_administration"),
      ("5.38.99", "200", "ledelse_administration"), ("5.38.40", "001", "uden_omraade"),
      ("5.28.25", "001", "uden_omraade"), ("5.46.60", "001", "–"), ("5.46.60", "200", "–"), ("6.45.51", "200", "–"),
      // A zero that Excel lost.
      ("5.38.39", "3", "socialpaedagogisk_stoette"),
    ].map { Account(function: $0.0, grouping: $0.1, area: $0.2) }
    + [
      Account(function: "5.38.50", grouping: "002", kind: 2, area: "laengerevarende_botilbud"),
      Account(function: "5.38.39", grouping: "003", kind: 2, area: "uden_omraade"),
      Account(function: "5.38.50", grouping: "200", kind: 2, area: "laengerevarende_botilbud"),
      Account(function: "5.46.60", grouping: "001", kind: 2, area: "–"),
      Account(function: "5.38.50", grouping: "001", kind: 3, area: "uden_omraade"),
    ]

  @Test func `an account belongs to the area of its function and gruppering`() throws {
    let inserts = ServiceAreaTests.accounts.enumerated().map { index, account in
      """
      INSERT INTO staging.posteringer (linje, regnskabsaar, periode, funktion, dranst, gruppering, beloeb_oere)
      VALUES (\(index), 2023, 1, '\(account.function)', \(account.kind), '\(account.grouping)', 1);
      """
    }
    let areas = try TestWarehouse(inserts.joined()).rows("SELECT service_area FROM facts.ledger ORDER BY line")
    for (account, area) in zip(ServiceAreaTests.accounts, areas) {
      #expect(area == account.area, "\(account.function) \(account.grouping) dranst \(account.kind)")
    }
    #expect(areas.count == ServiceAreaTests.accounts.count)
  }
}
