internal import Testing

/// One chain of access, in one target: see docs/decisions/0014-access-is-one-chain.md.
@Suite struct AccessRuleTests {
  /// Names of files outside Access, wherever they stand.
  private func files(with pattern: some RegexComponent, having words: [String]) throws -> Set<String> {
    Set(
      try Repository.sources()
        .filter { $0.target != "Access" && !$0.places(of: pattern, having: words).isEmpty }.map(\.name))
  }

  /// What makes one: a call of the type, of its initialiser, or of something static of it.
  static var making: Regex<Substring> {
    /(?:^|[^\w.])(?:(?:Scope|Grant|Rights|Policy|Identity)(?:\(|\.(?!load\b|self\b|UnitRule\b)\w)|Reader(?:\(|\.init\b))/
  }

  @Test func `a scope, a grant, an identity, a right or a reader is made by Access alone`() throws {
    #expect(try files(with: Self.making, having: ["Scope", "Grant", "Rights", "Policy", "Identity", "Reader"]) == [])
  }

  @Test(arguments: [
    ("let scope = try Scope.of(.dataTeam)", true), ("  return Scope(role: role)", true), ("[Grant(role)]", true),
    ("let a = Scope.init(role: role)", true), ("policy: Policy.load(folder)", false),
    ("func a(_ scope: Scope) {", false),
    ("let reader = Reader(who, with: grant)", true), ("try Reader.visitor(text)", false), ("FigureReader(a)", false),
    ("OpenScope(a)", false), ("rule: Rights.UnitRule", false),
  ])
  func `making is told from naming`(line: String, makes: Bool) {
    #expect((line.firstMatch(of: Self.making) != nil) == makes)
  }

  @Test func `a grant becomes a scope in one place, where the warehouse says whether the unit is one`() throws {
    #expect(
      try files(with: /policy\s*\.\s*scope\(|\.scope\(of:\s*\w+\.grant/, having: ["scope("])
        == ["ReadersPart.swift"])
  }

  @Test func `the program's own work is a closed list, and each is asked for where it is done`() throws {
    #expect(
      try files(with: /SystemTask\.|\.program\(\s*\./, having: ["SystemTask", ".program("]) == [
        "OracleRun.swift",
        "PrepareReports.swift",
        "ShowCatalogue.swift",
        "Readers.swift",
      ])
  }

  @Test func `nobody takes another role but to take out a recipient's edition, and in the demonstration`() throws {
    #expect(
      try files(with: /\.recipient\(|\.invented\(/, having: [".recipient(", ".invented("]) == [
        "ExportEditions.swift",
        "ExportReport.swift",
        "MakeDemo.swift",
      ])
  }
}
