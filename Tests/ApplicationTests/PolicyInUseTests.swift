import Access
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Keeping
@testable import Serving

/// The policy is part of what the definitions say: tried with them, laid over as they are, known by their version.
@Suite struct PolicyInUseTests {
  /// A municipality's folder with the shipped policy, changed.
  private func overlay(_ old: String, _ new: String) throws -> URL {
    let folder = try temporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("access"), withIntermediateDirectories: true)
    let shipped = try String(
      contentsOf: shippedDefinitions.appendingPathComponent("access/policy.yaml"), encoding: .utf8)
    let begin = try #require(shipped.range(of: old))
    try Data(shipped.replacingCharacters(in: begin, with: new).utf8)
      .write(to: folder.appendingPathComponent("access/policy.yaml"))
    return folder
  }

  @Test func `a municipality's policy is in use, and other definitions than the shipped ones`() throws {
    let (shipped, _) = try Knowledge.load(folder: shippedDefinitions)
    let director = "  direktoer:\n    sees: tal\n    unit: valgfri\n    holds: alt\n    rows: "
    let (own, faults) = try Knowledge.load(
      folder: shippedDefinitions, overlay: overlay(director + "false", director + "true"))
    #expect(faults.isEmpty && own.version != shipped.version)
    #expect(own.policy[.director].seesRows && !shipped.policy[.director].seesRows)
    #expect(own.policy[.committee] == shipped.policy[.committee])
  }

  @Test func `no municipality opens rows for a political role, and the program does not start on such a policy`() throws
  {
    let council = "  byraad:\n    sees: tal\n    unit: ingen\n    holds: alt\n    rows: "
    let home = Home(try temporaryFolder())
    try FileManager.default.createDirectory(at: home.definitions, withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: home.folder.path)
    try FileManager.default.moveItem(
      at: overlay(council + "false", council + "true").appendingPathComponent("access"),
      to: home.definitions.appendingPathComponent("access"))
    let refusal = #expect(throws: Refusal.self) {
      try Workspace(home: home, surroundings: DemoHome.workspace(DemoHome.copy()).surroundings)
    }
    let lines = refusal?.lines ?? []
    // It is told once, at the role and at the one that would see less, and not again at what the role receives.
    #expect(lines.allSatisfy { $0.hasPrefix("overlay/access/policy.yaml:") } && lines.count == 2, "\(lines)")
    #expect(lines.first?.contains("[politisk-raekker]: Byråd er politisk") == true)
  }

  @Test func `a deliverable that goes to a role without figures is told`() throws {
    let council = "  byraad:\n    sees: "
    let figures =
      "tal\n    unit: ingen\n    holds: alt\n    rows: false\n    threshold: 5\n    dimensions: *omraadet\n    releases: false\n"
    let policy = try overlay(council + figures, council + "logge\n")
    let (_, faults) = try Knowledge.load(folder: shippedDefinitions, overlay: policy)
    #expect(
      faults.contains {
        $0.code == "modtager-uden-tal" && $0.place?.file == "8-deliverables/03-danmarkskortet.yaml"
      })
  }

  @Test func `what is wrong with the policy is told by validate`() throws {
    let folder = try temporaryFolder().appendingPathComponent("Definitions")
    try FileManager.default.copyItem(at: shippedDefinitions, to: folder)
    let file = folder.appendingPathComponent("access/policy.yaml")
    let text = try String(contentsOf: file, encoding: .utf8).replacing("threshold: 5", with: "threshold: 50")
    try Data(text.utf8).write(to: file)
    let result = try validateDefinitions(
      folder.path, queries: [], surroundings: DemoHome.workspace(DemoHome.copy()).surroundings)
    #expect(!result.isSound)
    #expect(result.lines.count { $0.hasPrefix("access/policy.yaml:") && $0.contains("[graense-ukendt]") } == 4)
  }
}
