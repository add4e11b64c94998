import Access
import CareModel
import Definitions
import Foundation
import Testing

@testable import MetricEngine
@testable import Serving

/// `Definitions/README.md` is the list of words: docs/decisions/0020-keys-english-words-danish.md.
@Suite struct DefinitionWordsTests {
  /// The kinds whose keys the list has, with the files of each.
  static let kinds: [(heading: String, folder: String, isOfKind: @Sendable (String) -> Bool)] = [
    ("`4-checks`", "4-checks", { _ in true }),
    ("`6-metrics`", "6-metrics", { !$0.hasSuffix(".oracle.yaml") }),
    ("`6-metrics`, facit", "6-metrics", { $0.hasSuffix(".oracle.yaml") }),
    ("`8-deliverables`", "8-deliverables", { _ in true }),
  ]

  /// Folders of YAML with other lists: the language of profiles has its own; facts and reports write theirs with their readers.
  static let listedElsewhere: Set = ["1-profiles", "5-facts", "7-reports"]

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
      let known = try rows(kind.heading).flatMap(\.keys)
      let free = Set(known.filter { $0.hasSuffix("*") }.map { String($0.dropLast()) })
      let listed = Set(known).union(free)
      let files = try files(in: kind.folder).filter(kind.isOfKind)
      #expect(!files.isEmpty)
      for name in files {
        let place = definitions.appendingPathComponent("\(kind.folder)/\(name)")
        let file = DefinitionFile(name: name, text: try String(contentsOf: place, encoding: .utf8))
        let used = keys(of: try #require(file.mapping), free: free)
        #expect(used.subtracting(listed) == [], "\(kind.folder)/\(name): skriv nøglen i Definitions/README.md")
      }
    }
  }

  private func keys(of mapping: DefinitionMapping, free: Set<String>) -> Set<String> {
    mapping.keys.reduce(into: []) { found, key in
      found.insert(key)
      guard !free.contains(key) else { return }
      let below = mapping.isMapping(key) ? mapping.mapping(key).map { [$0] } ?? [] : mapping.mappings(key)
      for each in below { found.formUnion(keys(of: each, free: free)) }
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
    ]
    for (heading, key, words) in known {
      let row = try #require(rows(heading).first { $0.keys.contains(key) }, "\(heading) \(key)")
      #expect(row.words.sorted() == words.sorted(), "\(heading) \(key)")
    }
    for kind in Self.kinds {
      let listed = try rows(kind.heading).count { !$0.words.isEmpty }
      #expect(listed == known.count { $0.heading == kind.heading }, "\(kind.heading)")
    }
  }

  @Test func `the language of profiles has the words that it had when it was frozen`() throws {
    let sources = definitions.deletingLastPathComponent().appendingPathComponent("Sources/3-Pipeline/Intake")
    let call =
      /\.(?:string|optionalString|optionalInt|optionalDouble|bool|choice|optionalChoice|strings|choices|mapping|requiredMapping|mappings)\("([a-z_]+)"/
    var read: Set<String> = []
    for name in try FileManager.default.subpathsOfDirectory(atPath: sources.path) where name.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appendingPathComponent(name), encoding: .utf8)
      read.formUnion(text.matches(of: call).map { String($0.1) })
    }
    let section = try #require(sections["`1-profiles`: profilsproget, version 1"])
    let listed = section.filter { $0.hasPrefix("`") }.flatMap { $0.matches(of: /`([a-z_]+)`/).map { String($0.1) } }
    #expect(Set(listed) == read && listed.count == read.count)
  }
}
