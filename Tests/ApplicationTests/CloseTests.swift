import Access
import CareModel
import DocumentModel
import Foundation
import Testing
import Warehouse

@testable import Figures
@testable import Loads
@testable import Reports
@testable import Serving

/// A period that is closed stands still whatever comes later; open ones are as if nothing had been closed.
@Suite(.serialized) struct CloseTests {
  private static let closed = 2026 * 12 + 7  // august 2026
  private static let dimensions = [
    "service_area", "legal_basis", "facility", "team", "unit", "caseworker", "age_group", "sex",
  ]

  /// Every fact with a row a month, told by month and by all that it can be grouped by, with pseudonyms for persons.
  private func facts(_ home: Home, months: String) throws -> [String: [[Value]]] {
    let connection = try Database(path: home.warehouse.path, access: .readOnly).connect()
    var result: [String: [[Value]]] = [:]
    for table in [
      "coverage", "ledger", "budget", "stay", "capacity", "absence", "absence_possible", "pay", "appeal", "review",
    ] {
      let columns = try connection.query("SELECT * FROM facts.\(identifier: table) LIMIT 0").columns
      let replaced: SQL = columns.contains("citizen") ? " REPLACE (person.pseudonym AS citizen)" : ""
      let joined: SQL =
        columns.contains("citizen") ? " LEFT JOIN model.citizen AS person ON person.citizen = fact.citizen" : ""
      result[table] = try connection.query(
        "SELECT fact.*" + replaced + " FROM facts.\(identifier: table) AS fact" + joined
          + " WHERE \(raw: months) ORDER BY ALL"
      ).rows
    }
    return result
  }

  /// Figures of the months up to the closed one, by everything that a person may be counted by.
  private func figures(_ workspace: Workspace, from: String, to: String) throws -> [String] {
    let stab = try Reader.commandLine(nil)
    return try [
      "helaarspersoner", "modtagere", "beholdning", "tilgang", "afgang", "forbrug", "enhedspris", "belaegningsprocent",
    ]
    .flatMap { metric in
      try (metric == "belaegningsprocent" ? [[], ["facility"]] : [[], ["service_area"], ["facility"]]).map { by in
        try Figures(Session(workspace, for: stab, at: "prøve")).show(
          FigureCall(metrics: [metric], from: from, to: to, grain: "month", by: by, format: .csv))
      }
    }
  }

  /// The demonstration's extracts, corrected late: services that ended, began or moved in what is closed, lines of money
  /// that were forgotten, a person who is in no file any more.
  private func corrected(_ home: Home) throws -> URL {
    let folder = try temporaryFolder()
    let from = home.folder.appendingPathComponent("udtraek/2026-10-31")
    for name in try FileManager.default.contentsOfDirectory(atPath: from.path) where name != "facit.json" {
      try FileManager.default.copyItem(at: from.appendingPathComponent(name), to: folder.appendingPathComponent(name))
    }
    try change(folder, "indsatser") { row, index in
      // End at the edge of what is closed and in the middle of it, begin earlier, move, and vanish.
      if index % 7 == 1 { row["Slutdato"] = ["31-08-2026", "15-05-2026", "01-09-2026"][index % 3] }
      if index % 7 == 2 { row["Startdato"] = "01-03-2026" }
      if index % 11 == 3 { row["Paragraf"] = "SEL §107" }
      if index % 13 == 4 { row["Status"] = "Annulleret" }
    }
    try change(folder, "posteringer") { row, index in
      if index % 5 == 1 { row["Beløb"] = "123,45" }
      if index % 17 == 2 { row["Periode"] = "9" }
    }
    try change(folder, "ophold") { row, index in if index % 5 == 0 { row["Ud"] = "31-08-2026" } }
    return folder
  }

  private func change(_ folder: URL, _ name: String, _ body: (inout [String: String], Int) -> Void) throws {
    let url = folder.appendingPathComponent("\(name).csv")
    let data = try Data(contentsOf: url)
    let isUTF8 = String(data: data, encoding: .utf8) != nil
    let text = try #require(String(data: data, encoding: isUTF8 ? .utf8 : .windowsCP1252))
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    let header = lines[0].split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    let changed = lines.dropFirst().enumerated().map { index, line -> String in
      let cells = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == header.count, !line.contains("\"") else { return line }
      var row = Dictionary(uniqueKeysWithValues: zip(header, cells))
      body(&row, index)
      return header.map { row[$0] ?? "" }.joined(separator: ";")
    }
    let result = ([lines[0]] + changed).joined(separator: "\n")
    try #require(result.data(using: isUTF8 ? .utf8 : .windowsCP1252)).write(to: url)
  }

  @Test func `a late correction changes no closed figure and every open one as if nothing were closed`() throws {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    let told = try facts(home, months: "month <= \(Self.closed)")
    let figuresTold = try figures(workspace, from: "2026-01", to: "2026-08")
    let outcome = try PeriodCloses(.command("close", in: workspace)).close("2026-08")
    #expect(outcome.closedThrough == .month(2026, 8))
    let folder = try corrected(home)
    let load = try Loads(.command("load", in: workspace)).load(LoadCall(folder: folder.path, isDemo: true))
    #expect(
      load.messages.contains { $0.hasPrefix("oplysning [lukket-uaendret]: Leveringen ville have ændret lukkede") })
    #expect(load.messages.contains { $0.hasPrefix("oplysning [aaben-rettet]: Leveringen ændrer måneder") })
    // The same delivery in a home without closes: what a full recomputation says.
    let open = try DemoHome.copy()
    let openWorkspace = try DemoHome.workspace(open)
    _ = try Loads(.command("load", in: openWorkspace)).load(LoadCall(folder: folder.path, isDemo: true))

    #expect(try facts(home, months: "month <= \(Self.closed)") == told)
    #expect(try figures(workspace, from: "2026-01", to: "2026-08") == figuresTold)
    #expect(try facts(open, months: "month <= \(Self.closed)") != told)
    // From the second open month on nothing is told apart from a recomputation; in the first, its first day belongs to
    // the close for those who were there on the last closed day.
    #expect(try facts(home, months: "month > \(Self.closed + 1)") == facts(open, months: "month > \(Self.closed + 1)"))
    let after = try facts(home, months: "month = \(Self.closed + 1)")
    let recomputed = try facts(open, months: "month = \(Self.closed + 1)")
    for table in after.keys where !["coverage", "stay"].contains(table) {
      #expect(after[table] == recomputed[table], "\(table)")
    }
    for home in [home, open] {
      try expectSameWithoutFirstDay(home, open)
    }
    try expectStockIdentity(workspace)
    // What stands as it was told is no fault of the figures.
    let connection = try Database(path: home.warehouse.path, access: .readOnly).connect()
    #expect(
      try connection.query("SELECT check_id, key FROM findings.finding WHERE check_id IN ('K41', 'K42')").rows == [])
  }

  private func expectSameWithoutFirstDay(_ home: Home, _ other: Home) throws {
    func rest(_ home: Home) throws -> [[Value]] {
      let connection = try Database(path: home.warehouse.path, access: .readOnly).connect()
      return try connection.query(
        """
        SELECT person.pseudonym, service_period, service_area, team, mask & ~1 AS mask FROM facts.coverage
        JOIN model.citizen AS person USING (citizen) WHERE month = \(raw: String(Self.closed + 1)) AND mask & ~1 <> 0
        ORDER BY ALL
        """
      ).rows
    }
    #expect(try rest(home) == rest(other))
  }

  /// Primo + tilgang − afgang = ultimo also across the border of what is closed.
  private func expectStockIdentity(_ workspace: Workspace) throws {
    let stab = try Reader.commandLine(nil)
    func values(_ metric: String) throws -> [Double] {
      let text = try Figures(Session(workspace, for: stab, at: "prøve")).show(
        FigureCall(metrics: [metric], from: "2026-06", to: "2026-10", grain: "month", format: .json))
      let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      let rows = try #require(object["rows"] as? [[String: Any]])
      let known = rows.reduce(into: [String: Double]()) { $0[$1["period"] as? String ?? ""] = $1["value"] as? Double }
      return ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10"].map { known[$0] ?? 0 }
    }
    let (stock, arrivals, departures) = (try values("beholdning"), try values("tilgang"), try values("afgang"))
    for month in 1..<5 { #expect(stock[month - 1] + arrivals[month] - departures[month] == stock[month]) }
  }

  @Test func `opened again, a period is as a full recomputation says`() throws {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    let folder = try corrected(home)
    let open = try DemoHome.copy()
    _ = try Loads(.command("load", in: DemoHome.workspace(open))).load(LoadCall(folder: folder.path, isDemo: true))
    _ = try PeriodCloses(.command("close", in: workspace)).close("2026-06")
    _ = try PeriodCloses(.command("close", in: workspace)).close("2026-08")
    _ = try Loads(.command("load", in: workspace)).load(LoadCall(folder: folder.path, isDemo: true))
    let still = try PeriodCloses(.command("reopen", in: workspace)).reopen("2026-07", reason: "Rettet i begge systemer")
    #expect(still.closedThrough == .month(2026, 6))
    _ = try Loads(.command("load", in: workspace)).load(LoadCall(folder: folder.path, isDemo: true))
    #expect(try facts(home, months: "month > \(Self.closed)") == facts(open, months: "month > \(Self.closed)"))
    #expect(try facts(home, months: "month = \(Self.closed)") == facts(open, months: "month = \(Self.closed)"))
    #expect(
      try PeriodCloses(.command("reopen", in: workspace)).reopen("2026", reason: "Året rettes").closedThrough
        == .month(2025, 12))
    #expect(
      try PeriodCloses(.command("reopen", in: workspace)).reopen("2000", reason: "Alt rettes").closedThrough == nil)
    _ = try Loads(.command("load", in: workspace)).load(LoadCall(folder: folder.path, isDemo: true))
    #expect(try facts(home, months: "true") == facts(open, months: "true"))
  }

  @Test func `a report says that its period is closed and what later deliveries would have changed`() throws {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    let stab = try Reader.commandLine("ledelse")
    func notices() throws -> [String] {
      try Reports(Session(workspace, for: stab, at: "prøve")).show(
        ReportCall(id: "maanedsopfoelgning-myndighed", period: "2026-08")
      ).document
        .notices.map { "\($0.title) \($0.text.plainText)" }
    }
    #expect(try !notices().contains { $0.hasPrefix("Lukket.") })
    _ = try PeriodCloses(.command("close", in: workspace)).close("2026-08")
    let said = try notices().first { $0.hasPrefix("Lukket.") } ?? ""
    #expect(said.hasPrefix("Lukket. Tallene måned for måned står, som de blev lukket 09-11-2026 kl.\u{a0}08.00."))
    #expect(!said.contains("Senere leveringer"))
    _ = try Loads(.command("load", in: workspace)).load(LoadCall(folder: corrected(home).path, isDemo: true))
    #expect(try notices().contains { $0.contains("Senere leveringer ville have ændret august 2026 (forbrug ") })
  }

  @Test func `what cannot be closed or opened is refused in words`() throws {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    func code(_ work: () throws -> Void) -> String? { #expect(throws: Refusal.self) { try work() }?.code }
    #expect(code { _ = try PeriodCloses(.command("close", in: workspace)).close("2026-11") } == "periode-ikke-slut")
    #expect(code { _ = try PeriodCloses(.command("close", in: workspace)).close("2026") } == "periode-ikke-slut")
    #expect(
      code { _ = try PeriodCloses(.command("reopen", in: workspace)).reopen("2026-08", reason: "x") } == "periode-aaben"
    )
    _ = try PeriodCloses(.command("close", in: workspace)).close("2026-K3")
    #expect(code { _ = try PeriodCloses(.command("close", in: workspace)).close("2026-08") } == "periode-lukket")
    #expect(
      code { _ = try PeriodCloses(.command("reopen", in: workspace)).reopen("2026-08", reason: " ") }
        == "begrundelse-mangler")
    let folder = home.folder.appendingPathComponent("udtraek/2026-10-31").path
    #expect(
      code { _ = try Loads(.command("load", in: workspace)).load(LoadCall(folder: folder, asOf: "31-08-2026")) }
        == "periode-lukket")
    #expect(try PeriodCloses(.command("close", in: workspace)).inForce().count == 1)
  }
}
