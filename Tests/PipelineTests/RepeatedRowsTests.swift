import Access
import CareModel
import Foundation
import MetricEngine
internal import Serving
import TestSupport
import Testing
import Warehouse

@testable import Demonstration
@testable import Loads

/// An extract that was drawn twice in part: every tenth record of every file stands once more.
@Suite("Rows that stand twice are never added up without a word")
struct RepeatedRowsTests {
  private func repeated(_ file: Data) -> Data {
    let records = ShuffledDelivery.records(of: file).map { $0.last == 10 ? $0 : $0 + Data("\r\n".utf8) }
    let extra = records.indices.filter { $0 % 10 == 1 }.map { records[$0] }
    return Data((records + extra).joined())
  }

  private func totals(_ home: TestHome) throws -> [String: Double?] {
    let open = try home.workspace.serving.current()
    var found: [String: Double?] = [:]
    for metric in home.workspace.knowledge.metrics.all {
      let request = MetricRequest(
        metrics: [metric.id], from: Period("2025-K3")!, to: Period("2026-K3")!, grain: .quarter, by: [])
      for row in try open.engine.answers([request], scope: Scope.shipped(.dataTeam))[0][0].rows {
        found["\(metric.id) \(row.from)"] = .some(row.value)
      }
    }
    return found
  }

  private func touched(_ home: TestHome) throws -> Set<String> {
    let open = try home.workspace.serving.current()
    return try Set(
      open.database.withConnection {
        try $0.query(
          """
          SELECT DISTINCT touch.metric FROM findings.finding
          JOIN findings.touch ON touch.check_id = finding.check_id AND coalesce(touch.file = finding.file, TRUE)
          WHERE finding.check_id IN ('K19', 'K33', 'K35', 'K54', 'K58')
          """)
      }.rows.map { $0[0].text ?? "" })
  }

  @Test func `each figure that they change has a finding that marks it`() throws {
    try TestHome.with { first in
      try TestHome.with { second in
        let delivery = first.folder.appendingPathComponent("levering")
        let other = second.folder.appendingPathComponent("levering")
        try writeDemo(
          DemoCall(citizens: 120, years: 2, seed: 2026, faults: []), to: delivery.path,
          surroundings: first.workspace.surroundings)
        try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: delivery.path) {
          let bytes = try Data(contentsOf: delivery.appendingPathComponent(name))
          let isPlain = name.hasSuffix(".csv") && name.first?.isLowercase == true && !bytes.starts(with: [0xFF, 0xFE])
          try (isPlain ? repeated(bytes) : bytes).write(to: other.appendingPathComponent(name))
        }
        for (home, folder) in [(first, delivery), (second, other)] {
          _ = try Loads(.command("load", in: home.workspace)).load(
            LoadCall(folder: folder.path, municipality: "0999", name: "Fjordby Kommune", asOf: "2026-10-31"))
        }
        let (before, after, marked) = try (totals(first), totals(second), touched(second))
        let changed = Set(
          before.keys.filter { before[$0] != after[$0] }.map { $0.prefix { $0 != " " } }.map(String.init))
        #expect(changed.contains("loenforbrug") && changed.contains("korrigeret_budget"))
        // The reports' own figures of quality change as they should: they count what is found.
        let quality: Set = ["datakvalitet"]
        let silent = changed.subtracting(marked).subtracting(quality)
        #expect(silent.isEmpty, "\(silent.sorted())")
      }
    }
  }
}
