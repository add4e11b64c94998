import CareModel
import Diagnostics
import Foundation
import Intake
import Testing
import Warehouse

@testable import Keeping
@testable import Serving
@testable import Worklist

/// The queries of the pages' own (docs/decisions/0016): every file broken in every way is told by `validate`, and no reader meets a crash.
@Suite(.serialized) struct PageQueryTests {
  static let queries = ServingQueries.all + WorklistQueries.all

  private static let definitions: Result<URL, any Error> = Result {
    try Installation.locate(environment: [:], program: nil).definitions
  }

  /// A warehouse that has every table and no row, made once.
  private static let connection: Result<Connection, any Error> = Result {
    let knowledge = try Knowledge.load(folder: definitions.get()).0
    let standard = try #require(ProfileCatalogue.load(definitions.get().appendingPathComponent("1-profiles")).standard)
    return try emptyWarehouse(knowledge, standard)
  }

  private func faults(of texts: [String: String], _ queries: [any PageQuery] = queries) throws -> [Diagnostic] {
    let files = texts.map { ($0.key, PageFiles.File(place: "9-pages/\($0.key).sql", text: $0.value)) }
    let check = PageQueryCheck(
      queries: queries, files: PageFiles(files: Dictionary(uniqueKeysWithValues: files), faults: []))
    return try check.faultsOfFiles() + check.faults(on: Self.connection.get())
  }

  private func shipped() throws -> [String: String] {
    try PageFiles.load(definitions: Self.definitions.get(), overlay: nil).files.mapValues(\.text)
  }

  /// What is told of one query with another text in its file.
  private func faults(_ query: some PageQuery, _ text: (String) -> String) throws -> [Diagnostic] {
    let file = type(of: query).file
    return try faults(of: [file: text(#require(shipped()[file]))], [query])
  }

  /// A query around the shipped one.
  private func around(_ text: String, _ columns: String) -> String {
    "-- prøve\nSELECT \(columns)\nFROM (\n\(text)\n) AS shipped"
  }

  @Test func `the shipped queries are sound, and each column is read`() throws {
    #expect(try faults(of: shipped()) == [])
  }

  @Test func `no two queries read one file`() {
    #expect(Set(Self.queries.map { type(of: $0).file }).count == Self.queries.count)
  }

  @Test(arguments: queries) func `every column that is gone, of another type or too many is told`(query: any PageQuery)
    throws
  {
    let columns = try query.columns()
    #expect(!columns.isEmpty)
    for column in columns {
      let rest = columns.count == 1 ? "1 AS andet" : "* EXCLUDE (\(column.name))"
      let gone = try faults(query) { around($0, rest) }
      #expect(
        gone.contains { $0.code == "kolonne-mangler" && $0.message.contains("`\(column.name)`") }, "\(column.name)")
      #expect(gone.allSatisfy { $0.place?.file == "9-pages/\(type(of: query).file).sql" })
      let other = column.kind == .date ? "TRUE" : "DATE '2026-01-01'"
      let wrong = try faults(query) { around($0, "* REPLACE (\(other) AS \(column.name))") }
      #expect(wrong.map(\.code) == ["kolonne-type"] && wrong[0].message.contains("`\(column.name)`"), "\(column.name)")
    }
    #expect(try faults(query) { around($0, "*, 1 AS ekstra") }.map(\.code) == ["kolonne-ulaest"])
    #expect(try faults(query) { around($0, "*, 1 AS \(columns[0].name)") }.map(\.code) == ["kolonne-gentaget"])
  }

  @Test(arguments: queries)
  func `a file that is gone, no SELECT, of unknown words, relations or questions is told`(query: any PageQuery) throws {
    #expect(try faults(of: [:], [query]).map(\.code) == ["forespoergsel-mangler"])
    #expect(try faults(query) { $0 + "\nWHERE WHERE" }.map(\.code) == ["sql-fejl"])
    let relation = try faults(query) { _ in "-- prøve\nSELECT 1 AS x\nFROM model.findes_ikke" }
    #expect(relation.map(\.code) == ["sql-fejl"] && relation[0].place?.line == 3)
    #expect(relation[0].message.contains("findes_ikke"))
    #expect(try faults(query) { around($0, "* EXCLUDE (findes_ikke)") }.map(\.code) == ["sql-fejl"])
    #expect(
      try faults(query) { around($0, "*") + "\nLIMIT $\(query.parameters.count + 1)" }.map(\.code) == [
        "forespoergsel-spoerger"
      ])
    #expect(try faults(query) { _ in "-- prøve\nDROP TABLE model.citizen" }.map(\.code) == ["sql-ikke-select"])
    // It is never run: the shipped one still finds the table.
    #expect(try faults(query) { $0 } == [])
  }

  @Test func `a file that nobody reads is told, and what it may be meant to be`() throws {
    let found = try faults(of: shipped().merging(["worklist/related-row": "-- prøve\nSELECT 1 AS x"]) { $1 })
    #expect(found.map(\.code) == ["forespoergsel-ulaest"])
    #expect(found[0].suggestion?.contains("9-pages/worklist/related-rows.sql?") == true)
  }

  @Test(arguments: queries) func `a reader of a broken query is refused, and told which file it is`(
    query: any PageQuery
  )
    throws
  {
    let open = try DemoHome.workspace(DemoHome.shared.get()).serving.current()
    let (file, text) = (type(of: query).file, try #require(shipped()[type(of: query).file]))
    let columns = try query.columns()
    let ways: [String?] = [
      nil, text + "\nWHERE WHERE", "-- prøve\nSELECT 1 AS x\nFROM model.findes_ikke",
      "-- prøve\nDROP TABLE model.citizen",
      text + "\nLIMIT $9", around(text, "1 AS andet"),
    ]
    for way in ways {
      let refusal = #expect(throws: Refusal.self) { try read(query, way, in: open) }
      #expect(refusal?.kind == .unavailable && refusal?.message.contains("9-pages/\(file).sql") == true, "\(way ?? "")")
    }
    for column in columns {
      let other = column.kind == .date ? "TRUE" : "DATE '2026-01-01'"
      do {
        let rows = try read(query, around(text, "* REPLACE (\(other) AS \(column.name))"), in: open)
        #expect(rows == 0, "\(column.name)")
      } catch let refusal as Refusal {
        #expect(refusal.message.contains("9-pages/\(file).sql") && refusal.message.contains("`\(column.name)`"))
      }
    }
  }

  private func read(_ query: some PageQuery, _ text: String?, in open: OpenWarehouse) throws -> Int {
    let file = type(of: query).file
    let files = text.map { [file: PageFiles.File(place: "9-pages/\(file).sql", text: $0)] } ?? [:]
    return try open.database.withConnection { try $0.rows(query, PageFiles(files: files, faults: [])).count }
  }

  @Test func `a municipality's own query stands in the place of the shipped one, and is tried with its place`() throws {
    let overlay = try temporaryFolder()
    let folder = overlay.appendingPathComponent("9-pages/worklist")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("-- Vores.\nSELECT finding, file\nFROM findings.related\nWHERE $1 IS NULL OR finding = $1".utf8)
      .write(to: folder.appendingPathComponent("related-rows.sql"))
    let result = try validateDefinitions(
      nil, overlay: overlay, queries: Self.queries,
      surroundings: Surroundings(
        clock: Clock { 0 }, environment: [:], current: overlay, program: nil, randomKey: { Data() }, say: { _ in }))
    #expect(!result.isSound)
    #expect(
      result.lines == [
        "overlay/9-pages/worklist/related-rows.sql: fejl [kolonne-mangler]: Forespørgslen skal give kolonnen `key`: tekst (VARCHAR). Skriv den i SELECT, eller giv en kolonne det navn med AS."
      ])
  }
}

@Suite struct RowReaderTests {
  private func refusal(_ cell: Value, _ ask: (RowReader) throws -> Void) -> Refusal? {
    #expect(throws: Refusal.self) { try ask(RowReader(["x"], of: "9-pages/a/b.sql").at([cell])) }
  }

  @Test func `what is missing or of another kind is refused by file and column, and its value is not told`() {
    for refusal in [
      refusal(.null) { _ = try $0.text("x") }, refusal(.null) { _ = try $0.int("x") },
      refusal(.null) { _ = try $0.day("x") }, refusal(.null) { _ = try $0.bool("x") },
      refusal(.null) { _ = try $0.number("x") }, refusal(.text("hemmeligt")) { _ = try $0.int(ifAny: "x") },
      refusal(.text("hemmeligt")) { _ = try $0.day(ifAny: "x") }, refusal(.int(4711)) { _ = try $0.text(ifAny: "x") },
      refusal(.text("hemmeligt")) { _ = try $0.number(ifAny: "x") },
      refusal(.text("hemmeligt")) { _ = try $0.bool("x") },
      refusal(.text("hemmeligt")) { _ = try $0.choice("x", FindingSeverity.self) },
      refusal(.text("hemmeligt")) { _ = try $0.text("y") },
    ] {
      #expect(refusal?.code == "forespoergsel-passer-ikke" && refusal?.kind == .unavailable)
      let told = "\(refusal?.description ?? "") \(refusal?.detail ?? "")"
      #expect(told.contains("9-pages/a/b.sql") && told.contains("`x`") || told.contains("`y`"))
      #expect(!told.contains("hemmeligt") && !told.contains("4711"))
    }
  }

  @Test func `nothing is nothing, and a whole number is a number`() throws {
    let reader = RowReader(["a", "b"], of: "x").at([.null, .int(2)])
    #expect(try reader.text(ifAny: "a") == nil)
    #expect(try reader.number(ifAny: "a") == nil && reader.number("b") == 2)
    #expect(try RowReader(["a"], of: "x").at([.text("")]).text(ifAny: "a") == nil)
  }

  @Test func `rows that ask in another order get their own columns`() throws {
    let reader = RowReader(["a", "b"], of: "x")
    _ = try (reader.at([.int(1), .int(2)]).int("a"), reader.int("b"))
    #expect(try reader.at([.int(3), .int(4)]).int("b") == 4)
    #expect(try reader.int("a") == 3)
    #expect(try reader.int("b") == 4)
  }
}
