internal import Testing

@Suite struct HabitTests {
  /// Where SQL may stand, each with its reason.
  static let homesOfSQL = [
    // The doors to DuckDB and SQLite.
    "Sources/2-Stores/Warehouse/",
    "Sources/2-Stores/ControlStore/",
    // Metrics become SQL.
    "Sources/3-Pipeline/MetricEngine/Compile/",
    // Made from profiles: columns and forms differ from file to file, so no definition can hold them.
    "Sources/3-Pipeline/Intake/Staging/",
    "Sources/3-Pipeline/Intake/Loading/",
    // Asks DuckDB how it reads a definition.
    "Sources/3-Pipeline/Modelling/Lineage/",
    // Facts' own columns decide what is frozen and compared, so no definition can hold it.
    "Sources/3-Pipeline/Modelling/Closes/",
    // The frame around a definition's SELECT.
    "Sources/3-Pipeline/Modelling/ModelBuild.swift",
    // The same for a check's, and the tables that findings are written in.
    "Sources/3-Pipeline/Modelling/Checks/",
  ]

  /// The beginning of a statement, at the beginning of a line, a text or a bracket: words that speak of a SELECT are none.
  static func beginsStatement(_ line: Substring) -> Bool {
    let begin = /(?:^\s*|["(]\s*)(?:SELECT|INSERT\s+INTO|DELETE\s+FROM|UPDATE|CREATE|COPY)\s+[\w(*"\\]/
    return line.firstMatch(of: begin) != nil
  }

  @Test func `SQL stands in its own homes`() throws {
    let words = ["SELECT ", "INSERT ", "DELETE ", "UPDATE ", "CREATE ", "COPY "]
    let strays = try Repository.sources()
      .filter { file in !HabitTests.homesOfSQL.contains { file.path.hasPrefix($0) } }
      .flatMap { $0.places(having: words, where: HabitTests.beginsStatement) }
    #expect(strays == [], "SQL hører til i Definitions/ eller i \(HabitTests.homesOfSQL)")
  }

  @Test(arguments: [
    ("  SELECT count(*) FROM x", true), ("let sql: SQL = \"INSERT INTO t VALUES\"", true), ("(SELECT a FROM b)", true),
    ("\"SELECT \\(columns)\"", true), ("\"Filen indeholder ingen SELECT.\"", false),
    ("\"skal være én SELECT og intet\"", false),
  ])
  func `a statement is told from words about one`(line: String, isStatement: Bool) {
    #expect(HabitTests.beginsStatement(Substring(line)) == isStatement)
  }

  @Test func `a SQL definition is one statement that begins with what it is`() throws {
    for path in Repository.files(below: "Definitions", endings: ["sql"]) {
      let body = try Repository.text(path).split(separator: "\n").filter { !$0.trimming().hasPrefix("--") }
        .joined(separator: "\n")
      let first = body.split { $0.isWhitespace }.first.map { $0.uppercased() } ?? ""
      #expect(["SELECT", "WITH", "FROM"].contains(first), "\(path) begynder ikke med SELECT, WITH eller FROM")
      #expect(
        !body.replacing(/'[^']*'/, with: "").split(separator: ";").dropFirst().contains {
          $0.contains { !$0.isWhitespace }
        },
        "\(path) har flere sætninger")
    }
  }

  @Test func `nothing is named after what it does to code`() throws {
    let words = ["Manager", "Helper", "Util", "Service", "Store", "Handler", "Misc"]
    // `ServicePeriod` is a word of the field and `ControlStore` a decided target: only a name's end counts.
    let declaration =
      /\b(?:class|struct|enum|actor|protocol)\s+\w*(?:Manager|Helpers?|Utils?|Utility|Service|Store|Handler|Misc)\b/
    let types = try Repository.sources().flatMap { $0.places(of: declaration, having: words) }
    #expect(types == [])
    let files = try Repository.sources().map(\.name).filter { name in
      (words + ["Extensions"]).contains { name.hasSuffix("\($0).swift") || name.hasSuffix("\($0)s.swift") }
    }
    #expect(files == [])
  }

  @Test func `no error is thrown away and nothing is forced`() throws {
    let thrown = try Repository.sources().flatMap { $0.places(of: /\btry[?!]|\bas!/, having: ["try?", "try!", "as!"]) }
    #expect(thrown == [])
  }

  @Test func `nothing is left for later in the code`() throws {
    let words = ["TODO", "FIXME", "HACK"]
    let left = try Repository.sources().filter { file in words.contains { file.mentions($0) } }.map(\.path)
    #expect(left == [])
  }

  @Test func `only Serving and traad read the clock`() throws {
    let wrong = try Repository.sources().filter { !["Serving", "traad"].contains($0.target) }
      .flatMap {
        $0.places(
          of: /\bDate\(\)|\bDate\.now\b|Clock\(\)\.now|clock_gettime|\btime\(nil\)/,
          having: ["Date", "Clock", "clock_", "time(nil"])
      }
    #expect(wrong == [])
  }

  @Test func `files stay short enough to read`() throws {
    let lengths = try Repository.sources().map { (path: $0.path, lines: $0.text.count { $0 == "\n" }) }
      .sorted { $0.lines > $1.lines }
    let middle = lengths[lengths.count / 2].lines
    let high = lengths[lengths.count / 20].lines
    print("Linjer pr. fil: median \(middle), 95 % under \(high), længst \(lengths[0].path) \(lengths[0].lines)")
    #expect(middle <= 120)
    #expect(high <= 400)
    for file in lengths.prefix(5) { #expect(file.lines <= 500, "\(file.path) er på \(file.lines) linjer: del den") }
  }
}
