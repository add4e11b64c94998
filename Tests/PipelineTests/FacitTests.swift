import CareModel
import Demonstration
import Foundation
import Loads
import Serving
import Testing

@Suite("The figures agree with their answer keys")
struct FacitTests {
  /// A workspace in a folder of its own, with a clock that stands still.
  private func workspace(_ folder: URL) throws -> Workspace {
    let surroundings = Surroundings(
      clock: Clock { 1_794_188_040 }, environment: [:], current: folder, program: nil,
      randomKey: { Data(repeating: 7, count: 32) }, say: { _ in })
    return try Workspace(home: Home(folder.appendingPathComponent("hjem")), surroundings: surroundings)
  }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-facit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    try body(folder)
  }

  private func check(_ delivery: URL, in workspace: Workspace, atLeast count: Int, hasFaults: Bool = false) throws {
    let key = try AnswerKey(delivery.appendingPathComponent("facit.json"))
    let outcome = try Loads(.command("load", in: workspace)).load(
      LoadCall(folder: delivery.path, municipality: key.municipality, name: "Fjordby Kommune", asOf: key.asOf))
    if !hasFaults {
      #expect(outcome.filesRefused == 0, "\(outcome.messages)")
      #expect(outcome.rowsSetAside == 0, "\(outcome.messages)")
    }
    let (compared, found) = try differences(key, workspace.serving.current())
    #expect(compared >= count)
    #expect(
      found.isEmpty,
      "\(found.count) af \(compared) er forskellige:\n\(found.sorted().prefix(40).joined(separator: "\n"))")
  }

  @Test func `the fixture that a person can count by hand`() throws {
    try withFolder { folder in
      let fixture = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures/fjordby")
        .standardizedFileURL
      try check(fixture, in: workspace(folder), atLeast: 50)
    }
  }

  @Test(arguments: [UInt64(2026), 7])
  func `a generated municipality, value by value, for every metric, grain and group`(seed: UInt64) throws {
    try withFolder { folder in
      let workspace = try workspace(folder)
      let delivery = folder.appendingPathComponent("levering")
      try writeDemo(
        DemoCall(citizens: 150, years: 2, seed: seed), to: delivery.path, surroundings: workspace.surroundings)
      try check(delivery, in: workspace, atLeast: 5_000)
    }
  }

  @Test(arguments: [nil, "2026-09-30"] as [String?])
  func `a delivery with every fault has the figures that stand in its files`(day: String?) throws {
    try withFolder { folder in
      let workspace = try workspace(folder)
      let delivery = folder.appendingPathComponent("levering")
      try writeDemo(
        DemoCall(citizens: 150, years: 2, seed: 11, faults: ["all"], asOf: day), to: delivery.path,
        surroundings: workspace.surroundings)
      try check(delivery, in: workspace, atLeast: 5_000, hasFaults: true)
    }
  }
}
