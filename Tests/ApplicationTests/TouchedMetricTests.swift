import CareModel
import Foundation
import MetricEngine
import Modelling
import TestSupport
import Testing

@testable import Keeping
@testable import Serving

/// Which key figures the findings of the product's own checks hold back.
@Suite struct TouchedMetricTests {
  private static let definitions = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Definitions")

  private func checks(of knowledge: Knowledge, touching metric: String) -> Set<String> {
    Set(knowledge.checks.all.filter { $0.touchedMetrics.contains { $0.metric == metric } }.map(\.id))
  }

  @Test func `every key figure can be held back by something`() throws {
    let (knowledge, faults) = try Knowledge.load(folder: Self.definitions)
    #expect(faults.isEmpty)
    for metric in knowledge.metrics.all {
      #expect(checks(of: knowledge, touching: metric.id).count >= 3, "\(metric.id)")
    }
  }

  @Test func `a key figure that is added is held back by the same findings as its kind, and nobody has typed it`()
    throws
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "traad-definitioner-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: Self.definitions, to: folder)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    let area = folder.appendingPathComponent("6-metrics/aktivitet")
    for ending in ["yaml", "oracle.yaml"] {
      let text = try String(contentsOf: area.appendingPathComponent("modtagere.\(ending)"), encoding: .utf8)
      try text.replacing("id: modtagere", with: "id: modtagere_ny").replacing(
        "metric: modtagere", with: "metric: modtagere_ny"
      )
      .write(to: area.appendingPathComponent("modtagere_ny.\(ending)"), atomically: true, encoding: .utf8)
    }
    let (knowledge, faults) = try Knowledge.load(folder: folder)
    #expect(faults.isEmpty, "\(faults)")
    let held = checks(of: knowledge, touching: "modtagere_ny")
    #expect(held.isSuperset(of: ["K21", "K17", "K44", "K15", "K53"]) && held.isDisjoint(with: ["K35", "K26"]))
    // K22, K23 and K43 name the one that they are about.
    #expect(checks(of: knowledge, touching: "modtagere").subtracting(held) == ["K22", "K23", "K43"])
  }

  @Test func `a fact that is added is touched by what is found in the rows of its extract, and nobody has typed it`()
    throws
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "traad-definitioner-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: Self.definitions, to: folder)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    try AddedFact.write(to: folder)
    let (knowledge, faults) = try Knowledge.load(folder: folder)
    #expect(faults.isEmpty, "\(faults)")
    let touching = knowledge.checks.all.filter { $0.touchedMetrics.contains { $0.metric == "stillinger" } }
    let narrowed = touching.filter { check in
      check.touchedMetrics.contains { $0.metric == "stillinger" && $0.file == "løn" }
    }
    // Those that look at the extract, for its rows alone; those that are about any file; none that is about another's.
    #expect(narrowed.map(\.id) == ["K52", "K58"])
    #expect(Set(touching.map(\.id)) == ["K34", "K50", "K52", "K57", "K58"])
    #expect(touching.contains { $0.severity == .blocking }, "\(touching.map { ($0.id, $0.severity) })")
  }

  @Test
  func `a fact that is added is touched by what touches its extracts, is tried by validate, and has a right figure`()
    throws
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "traad-definitioner-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: Self.definitions, to: folder)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    func copy(_ from: String, _ to: String, _ words: [(String, String)]) throws {
      var text = try String(contentsOf: folder.appendingPathComponent(from), encoding: .utf8)
      for (word, other) in words { text = text.replacing(word, with: other) }
      try text.write(to: folder.appendingPathComponent(to), atomically: true, encoding: .utf8)
    }
    try copy("5-facts/appeal.sql", "5-facts/appeal_ny.sql", [])
    try copy(
      "5-facts/appeal.yaml", "5-facts/appeal_ny.yaml", [("id: appeal", "id: appeal_ny"), ("findings: named\n", "")])
    let metric = [("id: klager", "id: klager_ny"), ("fact: appeal", "fact: appeal_ny"), ("  appeal:", "  appeal_ny:")]
    let oracle = metric + [("metric: klager", "metric: klager_ny"), ("facts.appeal", "facts.appeal_ny")]
    try copy("6-metrics/kvalitet/klager.yaml", "6-metrics/kvalitet/klager_ny.yaml", metric)
    try copy("6-metrics/kvalitet/klager.oracle.yaml", "6-metrics/kvalitet/klager_ny.oracle.yaml", oracle)
    let (knowledge, faults) = try Knowledge.load(folder: folder)
    #expect(faults.isEmpty, "\(faults)")
    // Its example is counted right, and its table is as it says.
    let result = try validateDefinitions(
      folder.path, queries: [], surroundings: DemoHome.workspace(DemoHome.copy()).surroundings)
    #expect(!result.lines.contains { $0.contains("5-facts") || $0.contains("6-metrics") }, "\(result.lines)")
    let appeals = knowledge.checks.all.filter { check in
      check.sources.contains("klager") && check.touches.contains { $0.name == "appeal" }
    }.map(\.id)
    #expect(!appeals.isEmpty && checks(of: knowledge, touching: "klager_ny").isSuperset(of: appeals))
  }

  @Test func `a column that a fact describes and does not give, and the other way round, is told`() throws {
    for (word, other, code) in [
      ("  appeal: {title: Klage}", "  appeal: {title: Klage}\n  klagepunkt: {title: Klagepunkt}", "kolonne-ukendt"),
      ("  month: {type: month", "  month_: {type: key", "kolonne-ukendt"),
      (
        "outcome, legal_basis, service_area, team, unit]", "outcome, legal_basis, service_area, team]",
        "kolonne-ubeskrevet"
      ),
      ("  case_id: {title: Sag}", "  case_id: {title: Sag, type: date}", "kolonne-forkert-type"),
    ] {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-fakta-\(UUID().uuidString)")
      try FileManager.default.copyItem(at: Self.definitions, to: folder)
      defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
      let file = folder.appendingPathComponent("5-facts/appeal.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(text.contains(word), "\(word)")
      try text.replacing(word, with: other).write(to: file, atomically: true, encoding: .utf8)
      let result = try validateDefinitions(
        folder.path, queries: [], surroundings: DemoHome.workspace(DemoHome.copy()).surroundings)
      #expect(
        result.lines.contains { $0.contains("5-facts/appeal.yaml") && $0.contains("[\(code)]") }, "\(result.lines)")
    }
  }
}
