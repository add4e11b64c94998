import CareModel
import Definitions
import Foundation
import Testing

@testable import Access
@testable import MetricEngine
@testable import Reporting
@testable import Serving

/// `Definitions/README.md` is the list of words: docs/decisions/0020-keys-english-words-danish.md.
@Suite struct DefinitionWordsTests {
  /// The kinds whose keys the list has, with the files of each. What stands below another of its headings has its own list.
  static let kinds: [(headings: [String], folder: String, isOfKind: @Sendable (String) -> Bool)] = [
    (["`4-checks`"], "4-checks", { _ in true }),
    (["`5-facts`"], "5-facts", { _ in true }),
    (["`6-metrics`"], "6-metrics", { !$0.hasSuffix(".oracle.yaml") }),
    (["`6-metrics`, facit"], "6-metrics", { $0.hasSuffix(".oracle.yaml") }),
    (["`7-reports`", "`7-reports`, afsnit", "`7-reports`, kolonner i en tabel"], "7-reports", { _ in true }),
    (["`8-deliverables`"], "8-deliverables", { _ in true }),
    (["`access`"], "access", { _ in true }),
  ]

  /// Folders of YAML with other lists: the language of profiles has its own.
  static let listedElsewhere: Set = ["1-profiles"]

  let definitions: URL
  /// The lines below each heading.
  let sections: [String: [Substring]]

  init() throws {
    definitions = try Installation.locate(environment: [:], program: nil).definitions
    let text = try String(contentsOf: definitions.appendingPathComponent("README.md"), encoding: .utf8)
    sections = text.components(separatedBy: "\n## ").dropFirst().reduce(into: [:]) { sections, part in
      let lines = part.split(separator: "\n")
      sections[String(lines[0])] = Array(lines.dropFirst())
    }
  }

  /// What stands between backticks in a section's table, row by row: keys, and the words to choose between.
  private func rows(_ heading: String) throws -> [(keys: [String], words: [String])] {
    try #require(sections[heading], "\(heading)").filter { $0.hasPrefix("| `") }.map { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      func marked(_ cell: Substring) -> [String] { cell.matches(of: /`([^`]+)`/).map { String($0.1) } }
      // The middle column tells the keys of what lies below.
      return (marked(cells[1]) + marked(cells[2]), marked(cells[3]))
    }
  }

  private func files(in folder: String) throws -> [String] {
    let place = definitions.appendingPathComponent(folder)
    guard try place.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true else { return [] }
    return try FileManager.default.subpathsOfDirectory(atPath: place.path).sorted().filter { $0.hasSuffix(".yaml") }
  }

  @Test func `every key of a shipped file stands in the list`() throws {
    for kind in Self.kinds {
      let list = try KeyList(rows: kind.headings.flatMap(rows))
      let files = try files(in: kind.folder).filter(kind.isOfKind)
      #expect(!files.isEmpty)
      for name in files {
        let place = definitions.appendingPathComponent("\(kind.folder)/\(name)")
        let file = DefinitionFile(name: name, text: try String(contentsOf: place, encoding: .utf8))
        let unlisted = list.unlisted(in: try #require(file.mapping))
        #expect(unlisted == [], "\(kind.folder)/\(name): skriv nøglen i Definitions/README.md")
      }
    }
  }

  /// The keys that a kind of definition may have.
  private struct KeyList {
    /// Keys that the reader knows.
    var known: Set<String>
    /// Keys that hold names of the writer's own.
    var free: Set<String>
    /// Keys whose own keys are chosen words.
    var chosen: [String: Set<String>]

    init(rows: [(keys: [String], words: [String])]) {
      let keys = rows.flatMap(\.keys)
      free = Set(keys.filter { $0.hasSuffix("*") }.map { String($0.dropLast()) })
      known = Set(keys).union(free)
      chosen = rows.reduce(into: [:]) { chosen, row in
        for key in row.keys where !row.words.isEmpty { chosen[key] = Set(row.words) }
      }
    }

    func unlisted(in mapping: DefinitionMapping) -> Set<String> { unlisted(in: mapping, among: known) }

    private func unlisted(in mapping: DefinitionMapping, among listed: Set<String>) -> Set<String> {
      mapping.keys.reduce(into: Set(mapping.keys).subtracting(listed)) { found, key in
        guard !free.contains(key) else { return }
        if mapping.isMapping(key) {
          let words = listed == known ? chosen[key] : nil
          if let below = mapping.mapping(key) { found.formUnion(unlisted(in: below, among: words ?? known)) }
        } else {
          for below in mapping.mappings(key) { found.formUnion(unlisted(in: below)) }
        }
      }
    }
  }

  @Test func `every folder of definitions in YAML has its list`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: definitions.path)
      .filter { try !files(in: $0).isEmpty && !Self.listedElsewhere.contains($0) }
    #expect(Set(folders) == Set(Self.kinds.map(\.folder)))
  }

  @Test func `the words to choose between are those that the program knows`() throws {
    func words<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> [String]
    where Choice.RawValue == String { type.allCases.map(\.rawValue) }
    let known: [(heading: String, key: String, words: [String])] = [
      ("`4-checks`", "severity", words(FindingSeverity.self)), ("`4-checks`", "owner", words(FindingOwner.self)),
      ("`5-facts`", "populations", words(Population.self)), ("`5-facts`", "traits", words(Fact.Trait.self)),
      ("`5-facts`", "findings", words(Fact.Findings.self)),
      ("`5-facts`", "type", words(Fact.ColumnType.self)),
      ("`6-metrics`", "unit", words(CareModel.Unit.self)), ("`6-metrics`", "population", words(Population.self)),
      ("`6-metrics`", "direction", words(Direction.self)), ("`6-metrics`", "when", words(Withholding.Rule.Word.self)),
      ("`6-metrics`", "covered_days", words(Measure.DayShare.self)),
      ("`6-metrics`", "persons", words(Measure.PersonRule.self)),
      ("`6-metrics`", "spells", words(Measure.SpellEvent.self)), ("`6-metrics`", "count", words(Measure.Moment.self)),
      ("`6-metrics`, facit", "grain", words(Period.Grain.self)),
      ("`6-metrics`, facit", "state", words(FigureState.self)),
      ("`8-deliverables`", "level", words(Deliverable.Level.self)),
      ("`8-deliverables`", "cadence", words(DeliverableCatalogue.Cadence.self)),
      ("`8-deliverables`", "recipients", words(Role.self)),
      ("`7-reports`", "period", words(GrainWord.self)), ("`7-reports`", "window", words(ReportWindow.self)),
      ("`7-reports`", "phrase", Phrases.all.map { $0.word }), ("`7-reports`", "format", words(NumberText.self)),
      ("`7-reports`, afsnit", "kind", SectionKinds.all.map { $0.word }),
      ("`7-reports`, afsnit", "subject", words(QualitySection.Subject.self)),
      ("`7-reports`, kolonner i en tabel", "kind", words(ColumnDefinition.Kind.self)),
      ("`access`", "roles", words(Role.self)), ("`access`", "sees", words(PolicyReading.Sight.self)),
      ("`access`", "unit", words(Rights.UnitRule.self)), ("`access`", "holds", words(PolicyReading.Held.self)),
      ("`access`", "threshold", [PolicyReading.noThreshold]),
      ("`access`", "dimensions", [PolicyReading.allDimensions]),
    ]
    for (heading, key, words) in known {
      let row = try #require(rows(heading).first { $0.keys.contains(key) }, "\(heading) \(key)")
      #expect(row.words.sorted() == words.sorted(), "\(heading) \(key)")
    }
    for heading in Self.kinds.flatMap(\.headings) {
      let listed = try rows(heading).count { !$0.words.isEmpty }
      #expect(listed == known.count { $0.heading == heading }, "\(heading)")
    }
  }

  /// Most keys of reports are in no shipped file every day, so the list is held against the readers too.
  @Test func `the list of reports has the keys that their readers read, and no others`() throws {
    let reports = try #require(Self.kinds.first { $0.folder == "7-reports" })
    let listed = Set(try reports.headings.flatMap(rows).flatMap(\.keys))
    #expect(try keysRead(below: "Sources/4-Output/Reporting") == listed)
  }

  /// The keys that the Swift files of a folder ask a definition for.
  private func keysRead(below folder: String) throws -> Set<String> {
    let sources = definitions.deletingLastPathComponent().appendingPathComponent(folder)
    let call =
      /\.(?:string|optionalString|optionalInt|optionalDouble|bool|choice|optionalChoice|strings|choices|mapping|requiredMapping|mappings)\("([a-z_]+)"|etrics?\.(?:metric|optionalMetric)\([a-z]+, "([a-z_]+)"\)/
    var read: Set<String> = []
    for name in try FileManager.default.subpathsOfDirectory(atPath: sources.path) where name.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appendingPathComponent(name), encoding: .utf8)
      read.formUnion(text.matches(of: call).compactMap { ($0.1 ?? $0.2).map(String.init) })
    }
    return read
  }

  @Test func `the language of profiles has the words that it had when it was frozen`() throws {
    let read = try keysRead(below: "Sources/3-Pipeline/Intake")
    let section = try #require(sections["`1-profiles`: profilsproget, version 1"])
    let listed = section.filter { $0.hasPrefix("`") }.flatMap { $0.matches(of: /`([a-z_]+)`/).map { String($0.1) } }
    #expect(Set(listed) == read && listed.count == read.count)
  }
}
