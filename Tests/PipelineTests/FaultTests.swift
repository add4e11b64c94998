import CareModel
import Demonstration
import Foundation
import Loads
import Serving
import Testing

@Suite("All sown faults are found, and nothing is accused falsely")
struct FaultTests {
  private func workspace(_ folder: URL) throws -> Workspace {
    let surroundings = Surroundings(
      clock: Clock { 1_794_188_040 }, environment: [:], current: folder, program: nil,
      randomKey: { Data(repeating: 7, count: 32) }, say: { _ in })
    return try Workspace(home: Home(folder.appendingPathComponent("hjem")), surroundings: surroundings)
  }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-fejl-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    try body(folder)
  }

  /// Writes the delivery, loads it, and gives what should be found and what was.
  private func loaded(
    _ call: DemoCall, in folder: URL, by workspace: Workspace
  ) throws -> (key: FindingKey, found: FindingKey) {
    let delivery = folder.appendingPathComponent("levering-\(call.asOf ?? "sidst")")
    try writeDemo(call, to: delivery.path, surroundings: workspace.surroundings)
    let outcome = try Loads(.command("load", in: workspace)).load(
      LoadCall(
        folder: delivery.path, municipality: "0999", name: "Fjordby Kommune", asOf: call.asOf ?? "2026-10-31"))
    #expect(outcome.asOf.description == call.asOf ?? "2026-10-31")
    let key = try FindingKey(delivery.appendingPathComponent("facit.json"), home: folder.appendingPathComponent("hjem"))
    return (key, try FindingKey(workspace.serving.current()))
  }

  private func expectAgreement(_ key: FindingKey, _ found: FindingKey) {
    func lines(_ findings: [FindingKey.Finding]) -> [String] {
      findings.filter { $0.severity != "info" }.map { "\($0.check) \($0.severity) \($0.file) \($0.key)" }
    }
    let missed = difference(lines(key.findings), lines(found.findings))
    let accused = difference(lines(found.findings), lines(key.findings))
    #expect(missed.isEmpty, "ikke fundet: \(missed.count)\n\(missed.prefix(60).joined(separator: "\n"))")
    #expect(accused.isEmpty, "fundet uden fejl: \(accused.count)\n\(accused.prefix(60).joined(separator: "\n"))")
    let aside = difference(key.setAside, found.setAside) + difference(found.setAside, key.setAside)
    #expect(aside.isEmpty, "sat til side: \(aside)")
    let refused = difference(key.refused, found.refused) + difference(found.refused, key.refused)
    #expect(refused.isEmpty, "afvist: \(refused)")
  }

  @Test(arguments: [(100, 1, UInt64(2026)), (400, 3, 7)])
  func `every sown fault is found and nothing else above info`(citizens: Int, years: Int, seed: UInt64) throws {
    try withFolder { folder in
      let workspace = try workspace(folder)
      var call = DemoCall(citizens: citizens, years: years, seed: seed, asOf: "2026-09-30")
      // A column can be new only beside a delivery that lacks it.
      let (_, before) = try loaded(call, in: folder, by: workspace)
      #expect(before.findings.allSatisfy { $0.severity == "info" })
      call.asOf = nil
      call.faults = ["all"]
      var (key, found) = try loaded(call, in: folder, by: workspace)
      key.findings += key.besideEarlier
      #expect(Set(key.findings.map(\.check)).count >= 45)
      expectAgreement(key, found)
      // Information that was sown is found too; there is more of it, as in any real delivery.
      let information = Set(found.findings.filter { $0.severity == "info" })
      let unseen = key.findings.filter { $0.severity == "info" && !information.contains($0) && $0.check != "K40" }
      #expect(unseen.isEmpty, "\(unseen)")
    }
  }

  @Test(arguments: [(100, 1, UInt64(2026)), (400, 3, 7), (900, 2, 99)])
  func `a clean delivery has nothing above info`(citizens: Int, years: Int, seed: UInt64) throws {
    try withFolder { folder in
      let (key, found) = try loaded(
        DemoCall(citizens: citizens, years: years, seed: seed), in: folder, by: workspace(folder))
      #expect(key.findings.isEmpty && key.setAside.isEmpty && key.refused.isEmpty)
      expectAgreement(key, found)
    }
  }

  @Test func `every municipality of several is clean in its own home`() throws {
    try withFolder { folder in
      let workspace = try workspace(folder)
      let delivery = folder.appendingPathComponent("levering")
      try writeDemo(
        DemoCall(citizens: 100, years: 1, municipalities: 2, seed: 12), to: delivery.path,
        surroundings: workspace.surroundings)
      _ = try Loads(.command("load", in: workspace)).load(
        LoadCall(
          folder: delivery.appendingPathComponent("0998").path, municipality: "0998", name: "Fjordby Nord",
          asOf: "2026-10-31"))
      let found = try FindingKey(workspace.serving.current())
      #expect(found.findings.allSatisfy { $0.severity == "info" }, "\(Set(found.findings.map(\.check)).sorted())")
    }
  }

  @Test func `what is corrected in the next delivery is gone, and the rest is the same`() throws {
    try withFolder { folder in
      let workspace = try workspace(folder)
      var call = DemoCall(
        citizens: 100, years: 1, seed: 5, faults: ["K5:3", "K9", "K22:2", "K24", "K48"], asOf: "2026-09-30")
      let (firstKey, first) = try loaded(call, in: folder, by: workspace)
      expectAgreement(firstKey, first)
      call.asOf = nil
      call.corrected = ["K5:1", "K22", "K48:1"]
      call.correctedInFinance = ["K5:2"]
      let (secondKey, second) = try loaded(call, in: folder, by: workspace)
      expectAgreement(secondKey, second)
      // What is left was there before, under the same key.
      #expect(difference(secondKey.findings, firstKey.findings).isEmpty)
      #expect(firstKey.findings.count - secondKey.findings.count == 4)
    }
  }
}
