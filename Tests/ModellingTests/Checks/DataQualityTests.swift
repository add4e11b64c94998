internal import Modelling
internal import Testing

/// The share of services without a finding is made of the findings, after the checks.
@Suite struct DataQualityTests {
  private func quality(_ check: String, _ staging: String) throws -> [String] {
    let warehouse = try CheckedWarehouse(check, Money.rates + staging, asOf: "2025-12-31")
    try ModelBuild(definitions: definitions).runAfterChecks(on: warehouse.connection)
    return try warehouse.texts(
      """
      SELECT month - 2025 * 12 + 1 AS month, sum(services), sum(clean_services) FROM facts.data_quality
      WHERE month >= 2025 * 12 + 9 GROUP BY 1 ORDER BY 1
      """)
  }

  @Test func `a finding in some months touches its service in them, as long as it is active`() throws {
    let ends =
      Money.service("p2", ["slutdato": "2025-11-30"])
      + Money.commitment("I-p2", citizen: "p2", ["slutdato": "2025-10-31"])
    #expect(try quality("K5", Money.sound("p1") + ends) == ["10 2 2", "11 2 1", "12 1 1"])
  }

  @Test func `a finding of money touches the citizen's services of its area, information touches none`() throws {
    let wrong =
      Money.service("p2") + Money.paid("p2", 1...11) + Money.line("p2", 12, kroner: 9000)
      + Money.service("p2", ["indsats_id": "home", "paragraf": "SEL §108", "tilbud_id": nil])
    #expect(try quality("K7", Money.sound("p1") + wrong) == ["10 3 3", "11 3 3", "12 3 2"])
    let away = borger("p2", ["bopaelskommune": "0219"]) + Money.paid("p2", 12...12)
    #expect(try quality("K2b", Money.sound("p1") + away) == ["10 1 1", "11 1 1", "12 1 1"])
  }

  @Test func `facts that are made of findings are told apart and built at last`() throws {
    let build = try ModelBuild(definitions: definitions)
    #expect(
      build.relations.filter { $0.mentions.contains { $0.relation.hasPrefix("findings.") } }.map(\.name) == [
        "facts.data_quality"
      ])
  }
}
