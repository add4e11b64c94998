import Foundation
import MetricEngine
import Modelling
import Testing

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
}
