import CareModel
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Access

/// What a policy may say, and what is told of one that says something else.
@Suite("Policies") struct PolicyTests {
  /// A folder with the shipped policy, changed.
  private func folder(_ change: (String) -> String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("politik-\(UUID().uuidString)")
    let access = folder.appendingPathComponent("access")
    try FileManager.default.createDirectory(at: access, withIntermediateDirectories: true)
    let shipped = try String(
      contentsOf: shippedDefinitions.appendingPathComponent("access/policy.yaml"), encoding: .utf8)
    try Data(change(shipped).utf8).write(to: access.appendingPathComponent("policy.yaml"))
    return folder
  }

  /// The policy with one thing replaced in what it says of a role.
  private func replacing(_ old: String, _ new: String, of role: String) throws -> URL {
    try folder { text in
      guard let begin = text.range(of: "  \(role):\n"),
        let place = text.range(of: old, range: begin.upperBound..<text.endIndex)
      else { return text }
      return text.replacingCharacters(in: place, with: new)
    }
  }

  @Test func `the shipped policy is sound`() throws {
    let (_, faults) = try Policy.load(shippedDefinitions)
    #expect(faults.map(\.description) == [])
  }

  @Test(arguments: [
    ("fagudvalg", "threshold: 5", "threshold: 2", ["graense-ukendt"], "fra 3 til 10"),
    ("fagudvalg", "threshold: 5", "threshold: 8", ["graense-uden-ord"], "“<5”"),
    ("fagudvalg", "threshold: 5", "threshold: 11", ["graense-ukendt"], "fra 3 til 10"),
    ("fagudvalg", "threshold: 5", "threshold: få", ["graense-ukendt"], "fra 3 til 10"),
    ("fagudvalg", "rows: false", "rows: true", ["politisk-raekker", "rolle-ser-mindre"], "enkelte borgere"),
    ("fagudvalg", "threshold: 5", "threshold: ingen", ["politisk-smaa-tal", "rolle-ser-mindre"], "små tal"),
    ("fagudvalg", "- setting", "- seting", ["ord-ukendt", "ord-ukendt", "ord-ukendt"], "Mente du `setting`?"),
    ("fagudvalg", "sees: tal", "sees: alt", ["ord-ukendt"], "tal, logge"),
    ("fagudvalg", "rows: false", "rows: måske", ["forkert-type"], "true eller false"),
    ("fagudvalg", "    rows: false\n", "", ["felt-mangler"], "`rows`"),
    (
      "direktoer", "dimensions: alle", "dimensions: [service_area]",
      ["rolle-ser-mindre", "rolle-ser-mindre", "rolle-ser-mindre"],
      "Direktør må ikke se mindre end Fagudvalg: absence_cause, acting_municipality, age_group"
    ),
    ("direktoer", "dimensions: alle", "dimensions: []", ["dimensioner-mangler"], "`alle`"),
    ("ledelse", "unit: valgfri", "unit: ingen", ["rolle-ser-mindre"], "en enhed for sig"),
    ("ledelse", "holds: alt", "holds: tilbud", ["rolle-ser-mindre"], "alt i en enhed"),
    ("myndighed", "rows: true", "rows: false", ["rolle-ser-mindre"], "Myndighed må ikke se mindre end Ledelse"),
    ("stab", "threshold: ingen", "threshold: 5", ["rolle-ser-mindre"], "små tal"),
    ("dpo", "sees: logge", "sees: logge\n    rows: true", ["felt-ukendt"], "`rows`"),
  ])
  func `what a policy may not say is told with its place`(
    role: String, old: String, new: String, codes: [String], word: String
  ) throws {
    let (policy, faults) = try Policy.load(replacing(old, new, of: role))
    #expect(faults.map(\.code) == codes)
    #expect(faults.allSatisfy { $0.place?.file == "access/policy.yaml" && ($0.place?.line ?? 0) > 14 })
    #expect(faults.contains { $0.description.contains(word) })
    // Whatever is wrong, nobody sees rows by it who does not by the shipped policy.
    for role in Role.allCases { #expect(try !policy[role].seesRows || Policy.shipped()[role].seesRows) }
  }

  @Test func `a role that is misspelt is missing and unknown`() throws {
    let (policy, faults) = try Policy.load(folder { $0.replacing("  byraad:", with: "  byraadet:") })
    #expect(faults.map(\.code) == ["felt-mangler", "felt-ukendt"])
    #expect(faults.last?.suggestion == "Mente du `byraad`?")
    #expect(!policy[.council].seesFigures)
  }

  @Test func `a municipality's own policy stands in the place of the shipped one, with the same limits`() throws {
    let wider = try replacing("rows: false", "rows: true", of: "direktoer")
    let (policy, faults) = try Policy.load(shippedDefinitions, overlay: wider)
    #expect(faults.isEmpty && policy[.director].seesRows)
    let tooWide = try replacing("rows: false", "rows: true", of: "byraad")
    let (closed, found) = try Policy.load(shippedDefinitions, overlay: tooWide)
    #expect(found.first?.description.hasPrefix("overlay/access/policy.yaml:") == true)
    #expect(found.first?.code == "politisk-raekker" && !closed[.council].seesFigures)
    // One that has none goes by the shipped one.
    let none = FileManager.default.temporaryDirectory.appendingPathComponent("ingen-\(UUID().uuidString)")
    #expect(try Policy.load(shippedDefinitions, overlay: none).policy == Policy.shipped())
  }

  @Test func `without a policy nobody sees anything`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ingen-\(UUID().uuidString)")
    let (policy, faults) = try Policy.load(folder)
    #expect(faults.map(\.code) == ["politik-mangler"])
    for role in Role.allCases {
      #expect(policy[role] == .none)
      #expect(throws: AccessDenied.noFigures(role)) {
        try policy.scope(of: Reader.test(role).grant, on: .init(number: 0))
      }
    }
  }
}
