internal import Testing

/// Facts are data: docs/decisions/0015-facts-are-data.md.
@Suite struct FactRuleTests {
  /// Where figures are counted and explained.
  private static let homes = ["Sources/3-Pipeline/MetricEngine/", "Sources/5-Subjects/Figures/"]

  private static let names = Repository.files(below: "Definitions/5-facts", endings: ["yaml"])
    .map { String($0.split(separator: "/").last?.dropLast(5) ?? "") }

  @Test func `nothing that counts or explains figures knows a fact by its name`() throws {
    #expect(Self.names.contains("coverage"))
    // "population" is a field of a key figure too.
    let quoted = Self.names.filter { $0 != "population" }.map { "\"\($0)\"" }
    let wanted = quoted + Self.names.flatMap { ["facts.\($0)\"", "facts.\($0) ", "facts.\($0)\\"] }
    let wrong = try Repository.sources()
      .filter { file in Self.homes.contains { file.path.hasPrefix($0) } }
      .filter { file in wanted.contains { file.text.contains($0) } }.map(\.path)
    #expect(wrong == [], "skriv det i Definitions/5-facts/<faktum>.yaml")
  }

  @Test func `a fact that can be counted has its SELECT beside it`() {
    let selects = Set(Repository.files(below: "Definitions/5-facts", endings: ["sql"]))
    for name in Self.names { #expect(selects.contains("Definitions/5-facts/\(name).sql"), "\(name)") }
  }
}
