internal import CareModel
import Foundation
import Modelling
import Testing
import Warehouse

@testable import Loads
@testable import Serving

/// The checks as part of a load: what they compare with, what a municipality tunes, and what stops.
@Suite(.serialized) struct LoadCheckTests {
  private func load(_ workspace: Workspace) throws -> LoadOutcome {
    try Loads(.command("load", in: workspace)).load(
      LoadCall(folder: workspace.home.folder.appendingPathComponent("udtraek/2026-10-31").path, asOf: "31-10-2026"))
  }

  private func states(_ workspace: Workspace, _ sql: String) throws -> [[String]] {
    try workspace.serving.current().database.withConnection { connection in
      try connection.query(.init(raw: sql)).rows.map { row in row.map { $0.text ?? "\($0.int ?? -1)" } }
    }
  }

  private func tune(_ home: Home, _ file: String, _ text: String) throws {
    let folder = home.definitions.appendingPathComponent("4-checks")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appendingPathComponent(file))
  }

  @Test func `a load says which checks ran, and none has failed to`() throws {
    let workspace = try DemoHome.workspace(DemoHome.shared.get())
    let runs = try states(workspace, "SELECT check_id, state FROM findings.check_run")
    #expect(runs.map { $0[0] } == workspace.knowledge.checks.all.map(\.id))
    #expect(Set(runs.map { $0[1] }) == ["ran", "source_missing"])
    #expect(runs.filter { $0[1] == "source_missing" }.map { $0[0] } == ["K43"])
  }

  @Test func `a file that has lost half of its rows since the last delivery blocks`() throws {
    let workspace = try DemoHome.workspace(DemoHome.copy())
    let file = workspace.home.folder.appendingPathComponent("udtraek/2026-10-31/sager.csv")
    let lines = try Data(contentsOf: file).split(separator: 10, omittingEmptySubsequences: false)
    try Data(lines[..<(lines.count / 2)].joined(separator: [10])).write(to: file)
    let outcome = try load(workspace)
    #expect(outcome.needsPerson && outcome.findings[.blocking, default: 0] >= 1)
    #expect(
      try states(workspace, "SELECT file, key, severity FROM findings.finding WHERE check_id = 'K34'")
        == [["sager", "sager", "blocking"]])
    #expect(outcome.findingsText.hasPrefix("Kontroller: "))
  }

  @Test func `the same delivery again gives the same findings by the same names`() throws {
    let workspace = try DemoHome.workspace(DemoHome.copy())
    let all = "SELECT finding, check_id, key, message FROM findings.finding"
    let before = try states(workspace, all)
    _ = try load(workspace)
    #expect(try states(workspace, all) == before)
    #expect(!before.isEmpty)
  }

  @Test func `a check that the municipality has switched off is said to be off`() throws {
    let home = try DemoHome.copy()
    try tune(home, "K24.yaml", "enabled: false\n")
    let workspace = try DemoHome.workspace(home)
    _ = try load(workspace)
    #expect(
      try states(workspace, "SELECT state, threshold_text FROM findings.check_run WHERE check_id = 'K24'")
        == [["off", "slået fra af kommunen"]])
    #expect(try states(workspace, "SELECT 1 FROM findings.finding WHERE check_id = 'K24'") == [])
  }

  @Test func `a municipality's own check that cannot run stops the load with its file and line, and nothing changes`()
    throws
  {
    let home = try DemoHome.copy()
    try tune(
      home, "FJ1.yaml",
      """
      id: FJ1
      title: Egen
      severity: info
      owner: bi
      sources: []
      message: Egen.
      action: [Se efter.]
      why: En egen kontrol.
      """)
    try tune(home, "FJ1.sql", "-- One row a case.\nSELECT 'sager' AS file, case_id AS key\nFROM model.care_cases")
    let before = try Data(contentsOf: home.warehouse)
    let workspace = try DemoHome.workspace(home)
    let refusal = #expect(throws: Refusal.self) { try load(workspace) }
    #expect(refusal?.code == "sql-fejl")
    #expect(refusal.map { "\($0)".contains("overlay/4-checks/FJ1.sql") } == true)
    #expect(try Data(contentsOf: home.warehouse) == before)
    try tune(home, "FJ1.sql", "-- One row a case.\nSELECT 'sager' AS file, case_id AS key\nFROM model.care_case")
    // Another program, for definitions are read once: who serves the earlier ones goes on with their warehouse.
    let mended = try DemoHome.workspace(home)
    _ = try load(mended)
    #expect(try states(mended, "SELECT state FROM findings.check_run WHERE check_id = 'FJ1'") == [["ran"]])
  }
}
