import Access
import CareModel
import Foundation
import MetricEngine
import TestSupport
import Testing
import Warehouse

@testable import Demonstration
@testable import Loads
@testable import Serving

/// What a municipality lays over the definitions counts in what is loaded, not in what is tried alone.
@Suite("A municipality's own definitions") struct OverlayTests {
  /// A home with a small delivery loaded, after something was laid over its definitions.
  private func load(_ lay: (URL) throws -> Void, _ body: (OpenWarehouse) throws -> Void) throws {
    try TestHome.with { home in
      func load(_ workspace: Workspace, seed: UInt64) throws {
        let delivery = home.folder.appendingPathComponent("levering-\(seed)")
        try writeDemo(
          DemoCall(citizens: 20, years: 1, seed: seed, faults: []), to: delivery.path,
          surroundings: workspace.surroundings)
        _ = try Loads(.command("load", in: workspace)).load(
          LoadCall(folder: delivery.path, municipality: "0999", name: "Fjordby Kommune", asOf: "2026-10-31"))
      }
      try load(home.workspace, seed: 5)
      let overlay = home.workspace.home.definitions.appendingPathComponent("reference")
      try FileManager.default.createDirectory(at: overlay, withIntermediateDirectories: true)
      try lay(overlay)
      // Definitions are read when the program starts.
      let workspace = try Workspace(home: home.workspace.home, surroundings: home.workspace.surroundings)
      try load(workspace, seed: 6)
      try body(workspace.serving.current())
    }
  }

  @Test func `its reference data are those of the warehouse`() throws {
    try load { overlay in
      try Data("severity;valid_from;valid_to;days\nblocking;;;3\n".utf8)
        .write(to: overlay.appendingPathComponent("finding_deadline.csv"))
    } _: { open in
      let rows = try open.database.withConnection {
        try $0.query("SELECT severity, days FROM reference.finding_deadline")
      }
      #expect(rows.rows.map { $0.map { $0.text ?? "" } } == [["blocking", "3"]])
    }
  }

  @Test func `a file that replaces none, or has other columns, is refused with its place`() throws {
    for (name, text, code) in [
      ("finding_deadlin.csv", "severity;valid_from;valid_to;days\n", "overlay-ukendt"),
      ("finding_deadline.csv", "severity;valid_from;valid_to;dage\n", "reference-kolonner"),
    ] {
      let refusal = #expect(throws: Refusal.self) {
        try load {
          try Data(text.utf8).write(to: $0.appendingPathComponent(name))
        } _: { _ in
        }
      }
      #expect(refusal?.lines.contains { $0.contains("overlay/reference/\(name)") && $0.contains(code) } == true)
    }
  }

  @Test func `a fact of its own, and a key figure counted from it, are read, loaded and told`() throws {
    try load {
      try AddedFact.write(to: $0.deletingLastPathComponent())
    } _: { open in
      let request = MetricRequest(metrics: ["stillinger"], from: .month(2026, 9), to: .month(2026, 9))
      let set = try #require(open.engine.figures(request, scope: Scope.shipped(.dataTeam)).first)
      let summed = try open.database.withConnection {
        try $0.query("SELECT sum(posts) FROM facts.staffing WHERE month = 2026 * 12 + 8").single.double
      }
      #expect(set.rows.first?.value == summed && (summed ?? 0) > 0)
      #expect(set.sources.map(\.file) == ["loen"])
      let rows = try open.database.withConnection {
        try $0.query("SELECT check_id FROM findings.touch WHERE metric = 'stillinger' ORDER BY 1").rows
      }
      #expect(rows.contains { $0[0].text == "K58" })
    }
  }

  @Test func `a fact whose SELECT gives other columns than are said is refused with its place`() throws {
    let refusal = #expect(throws: Refusal.self) {
      try load {
        try AddedFact.write(
          to: $0.deletingLastPathComponent(), sql: AddedFact.sql.replacing("AS posts", with: "AS stillinger"))
      } _: { _ in
      }
    }
    #expect(
      refusal?.lines.contains {
        $0.contains("overlay/5-facts/staffing.yaml:12:10") && $0.contains("kolonne-ukendt")
      } == true, "\(refusal?.lines ?? [])")
  }
}
