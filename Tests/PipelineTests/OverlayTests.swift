import Foundation
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
}
