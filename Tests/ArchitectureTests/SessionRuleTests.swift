internal import Testing

/// What a use case may be made of: see docs/decisions/0012-session.md. The lists may only become shorter.
@Suite struct SessionRuleTests {
  static let session = "Sources/5-Subjects/Serving/Session/"

  /// What a use case works through; their own folder may add to them, a subject may not.
  static let frames = ["Workspace", "Session", "OpenSession"]

  /// Files that add to a frame before there is a session.
  static let addingToFrames: Set = [
    "Sources/5-Subjects/Serving/Session/RefusedOutside.swift"
  ]

  /// Files that say that something holds no figure and no person, and so is not logged.
  static let withoutFigures: Set = [
    "Sources/5-Subjects/Serving/Session/Session.swift",
    "Sources/5-Subjects/Serving/Session/Shown.swift",
    // Which periods are closed, what there is to read, who receives it, what a key figure is called.
    "Sources/5-Subjects/Loads/ClosePeriods.swift",
    "Sources/5-Subjects/Reports/ExportReport.swift",
    "Sources/5-Subjects/Worklist/ListFindings.swift",
    "Sources/5-Subjects/Reports/ShowCatalogue.swift",
    "Sources/5-Subjects/Loads/ShowDelivery.swift",
    "Sources/5-Subjects/Figures/ValueChain/ShowValueChain.swift",
    // Where nothing has been loaded, and for roles that see no figures.
    "Sources/6-App/FrontPage/ShowFrontPage.swift",
    "Sources/5-Subjects/Figures/ShowMetric.swift",
    // Shown to nobody.
    "Sources/5-Subjects/Reports/PrepareReports.swift",
  ]

  /// Files that take the warehouse in use by themselves; all others have their session's.
  static let takingTheWarehouse: Set = [
    "Sources/5-Subjects/Serving/Session/Session.swift",
    // When the server starts.
    "Sources/6-App/Web/Server/Serve.swift",
  ]

  private func files(with pattern: some RegexComponent, having word: String) throws -> Set<String> {
    Set(
      try Repository.sources().filter { file in
        ["5-Subjects", "6-App"].contains(file.band) && !file.places(of: pattern, having: [word]).isEmpty
      }.map(\.path))
  }

  @Test func `a use case is a type that holds a session, not a method more on a frame`() throws {
    for frame in Self.frames {
      let pattern = try Regex("^\\s*(?:package |fileprivate |private )?extension \(frame)\\b")
      let home = try Repository.sources().filter {
        $0.text.contains("class \(frame)") || $0.text.contains("struct \(frame)")
      }
      let folders = home.map { $0.path.dropLast($0.name.count) }
      let elsewhere = try files(with: pattern, having: "extension \(frame)").filter { path in
        !folders.contains { path.hasPrefix($0) }
      }
      #expect(elsewhere.subtracting(Self.addingToFrames) == [], "\(frame) udvides uden for sin mappe")
    }
  }

  @Test func `the access log is written by sessions and their folder alone`() throws {
    let writing = try files(with: /(?:^|\W)log\(\s*(?:\.|action|$)|accessLog\s*\.\s*add\(/, having: "og")
    #expect(writing.contains(Self.session + "Session.swift"))
    #expect(writing.filter { !$0.hasPrefix(Self.session) } == [])
  }

  @Test func `what is not logged is said to hold no figures, in few places`() throws {
    #expect(try files(with: /(?:^|\W)withoutFigures\(/, having: "withoutFigures") == Self.withoutFigures)
  }

  @Test func `one request is of one warehouse`() throws {
    #expect(try files(with: /(?:^|\W)serving\s*\.\s*current/, having: "serving") == Self.takingTheWarehouse)
  }

  @Test func `a session's work is had inside its ways out alone`() throws {
    let text = try Repository.text(Self.session + "Session.swift")
    #expect(text.contains("fileprivate init(reader: Reader, workspace: Workspace, pin: WarehousePin)"))
    #expect(try files(with: /(?:^|\W)OpenSession\(/, having: "OpenSession(") == [Self.session + "Session.swift"])
  }

  @Test func `pages and commands ask subjects, and open no session's work themselves`() throws {
    let asking = try Repository.sources().filter { ["Web", "traad"].contains($0.target) }.flatMap {
      $0.places(
        of: /\bOpenSession\b|[sS]ession(?:\([^()]*\))?\s*\.\s*(?:show|export|change|run)\b/,
        having: ["ession"])
    }
    #expect(asking == [])
  }
}
