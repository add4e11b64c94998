import CareModel
import Foundation
import MetricEngine
import Testing
import Warehouse

/// A fact is data beside its SELECT (docs/decisions/0015): what is wrong with it is told, and it is held to its table.
@Suite struct FactDefinitionTests {
  private static let text = """
    id: visit
    title: Besøg
    rows: besøg
    kept: Besøg
    sources:
      required: [besoeg]
      monthly: [besoeg]
    populations: [ingen]
    dimensions: [team]
    columns:
      month: {type: month, title: Måned}
      minutes: {type: int, title: Minutter, unit: minutter}
      is_held: {type: bool, title: Holdt}
    list: [team, month, minutes, is_held]
    conditions:
      held: {text: Holdte besøg, expression: is_held}

    """

  private func load(_ text: String) throws -> (FactCatalogue, [String]) {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("fakta-\(UUID())")
    let folder = root.appendingPathComponent("5-facts")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: root) } }
    try text.write(to: folder.appendingPathComponent("visit.yaml"), atomically: true, encoding: .utf8)
    let (catalogue, faults) = FactCatalogue.load(definitions: root)
    return (catalogue, faults.map(\.description))
  }

  @Test func `the facts of the product have no fault`() {
    let (catalogue, faults) = FactCatalogue.load(definitions: repository.appendingPathComponent("Definitions"))
    #expect(faults.map(\.description) == [])
    #expect(catalogue.all.count == 16)
  }

  @Test func `the sound fact that the cases break is sound`() throws {
    let (catalogue, faults) = try load(Self.text)
    #expect(faults == [])
    #expect(catalogue["visit"]?.dimensions == [.team])
    #expect(catalogue["visit"]?.condition("held")?.columns == ["is_held"])
  }

  @Test(arguments: [
    ("rows: besøg", "row: besøg", ":3:1: fejl [felt-ukendt]: Feltet `row` kendes ikke her. Mente du `rows`?"),
    ("id: visit", "id: visits", ":1:5: fejl [id-fil]: `id` er ikke det samme som filens navn."),
    ("required: [besoeg]", "required: []", ":6:3: fejl [felt-mangler]: Under `sources` mangler `required`"),
    ("monthly: [besoeg]", "monthly: [besoegg]", "[kilde-ukendt]: `besoegg` står under `monthly`, men ikke under"),
    ("[ingen]", "[ingenn]", ":8:14: fejl [ord-ukendt]: `ingenn` kan ikke bruges i `populations`. Mente du `ingen`?"),
    ("[ingen]", "[handle, betaler]", "[population-umulig]: Flere populationer kan kun skilles ad, hvor faktum har"),
    ("type: int", "type: itn", "[ord-ukendt]: `itn` kan ikke bruges i `type`. Mente du `int`?"),
    (", unit: minutter", "", "[felt-mangler]: Feltet `unit` mangler: hvad en sum af kolonnen er talt i."),
    ("type: month", "type: int", "[kolonne-forkert-type]: Kolonnen `month` skal have typen `month`."),
    ("list: [team", "list: [taem", ":14:7: fejl [kolonne-ukendt]: Faktum har ingen kolonne `taem`. Mente du `team`?"),
    (
      "expression: is_held", "expression: is_hled",
      "[kolonne-ukendt]: Faktum har ingen kolonne `is_hled`. Mente du `is_held`?"
    ),
    ("expression: is_held", "expression: minutes", "[kolonne-forkert-type]: `minutes` er ikke sandt eller falsk"),
    ("expression: is_held", "expression: is_held) OR (true", "[betingelse-form]"),
    ("expression: is_held", "expression: is_held; DROP", "[betingelse-form]: Betingelsen har `;` og kan ikke stå i en"),
    ("dimensions: [team]", "dimensions: [team, month]", "[ord-ukendt]: `month` kan ikke bruges i `dimensions`."),
  ])
  func `each rule tells its fault in words`(old: String, new: String, message: String) throws {
    let broken = Self.text.replacing(old, with: new)
    #expect(broken != Self.text)
    let (catalogue, faults) = try load(broken)
    #expect(faults.contains { $0.hasPrefix("5-facts/visit.yaml:") && $0.contains(message) }, "\(faults)")
    #expect(catalogue.all.isEmpty)
  }

  @Test(arguments: [
    ("month INTEGER, minutes BIGINT, is_held BOOLEAN, team VARCHAR", [String]()),
    (
      "month INTEGER, minute BIGINT, is_held BOOLEAN, team VARCHAR",
      [
        "[kolonne-ukendt]: Faktums SELECT giver ingen kolonne `minutes`. Mente du `minute`?",
        "[kolonne-ubeskrevet]: Faktums SELECT giver kolonnen `minute`, som ikke er beskrevet.",
      ]
    ),
    (
      "month INTEGER, minutes HUGEINT, is_held BOOLEAN, team VARCHAR",
      ["[kolonne-forkert-type]: `minutes` står som `int`, men faktums SELECT giver HUGEINT."]
    ),
  ])
  func `a fact is held to the columns of its table`(columns: String, messages: [String]) throws {
    let (catalogue, _) = try load(Self.text)
    let connection = try Database(path: nil).connect()
    try connection.execute("CREATE SCHEMA facts; CREATE TABLE facts.visit (\(raw: columns))")
    let faults = try catalogue.faults(on: connection).map(\.description)
    #expect(faults.count == messages.count, "\(faults)")
    for (fault, message) in zip(faults, messages) { #expect(fault.contains(message), "\(fault)") }
  }

  @Test func `a fact without a table is told so`() throws {
    let (catalogue, _) = try load(Self.text)
    let faults = try catalogue.faults(on: Database(path: nil).connect()).map(\.description)
    #expect(
      faults == ["5-facts/visit.yaml:1:1: fejl [sql-mangler]: Faktum har ingen SELECT. Læg `visit.sql` ved siden af."])
  }
}
