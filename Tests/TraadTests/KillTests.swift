import ControlStore
import Foundation
import Intake
import Testing

@testable import Serving

/// The program is killed in the middle of a load, again and again: what was served goes on being served, and the next load
/// succeeds. `make test` kills a few times; `make kill` a hundred (`KILLS=100`).
@Suite(.serialized) struct KillTests {
  private static let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap(Int.init) ?? 3
  private static let seed = ProcessInfo.processInfo.environment["KILL_SEED"].flatMap(UInt64.init) ?? 2026

  /// The program that was built with these tests.
  static let program: URL = {
    let built = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = built.appendingPathComponent("traad")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    return root.appendingPathComponent(".build/debug/traad")
  }()

  private func start(_ arguments: [String], output: URL? = nil) throws -> Process {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    if let output {
      _ = FileManager.default.createFile(atPath: output.path, contents: nil)
      process.standardOutput = try FileHandle(forWritingTo: output)
    } else {
      process.standardOutput = FileHandle.nullDevice
    }
    try process.run()
    return process
  }

  private func run(_ arguments: [String]) throws -> Int32 {
    let process = try start(arguments)
    process.waitUntilExit()
    return process.terminationStatus
  }

  private func figures(_ home: String) throws -> String {
    let file = URL(fileURLWithPath: home).appendingPathComponent("tal.json")
    let process = try start(
      ["metric", "forbrug", "modtagere", "beholdning", "--from", "2026-01", "--home", home, "--format", "json"],
      output: file)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    // The figures alone: deliveries are named by the time they came.
    let sets = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]] ?? []
    let rows = sets.map { $0["rows"] ?? [] }
    #expect(rows.count == 3)
    return String(decoding: try JSONSerialization.data(withJSONObject: rows, options: [.sortedKeys]), as: UTF8.self)
  }

  private struct Tally {
    var before = 0
    var after = 0
    var first = 0
  }

  @Test func `a load that is killed leaves the old warehouse as it was, and the next one succeeds`() throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("traad-drab-\(UUID().uuidString)")
    defer { do { try FileManager.default.removeItem(at: root) } catch { Issue.record("kan ikke slette \(root.path)") } }
    let (home, one, other) = (root.appendingPathComponent("hjem").path, root.path + "/a", root.path + "/b")
    #expect(try run(["synth", one, "--citizens", "60", "--years", "1"]) == 0)
    #expect(try run(["synth", other, "--citizens", "70", "--years", "1", "--seed", "7"]) == 0)
    func load(_ folder: String, _ home: String) -> [String] {
      ["load", folder, "--home", home, "--municipality", "0999", "--as-of", "2026-10-31"]
    }
    var known: [String: String] = [:]
    var begun = Date()
    for folder in [other, one] {
      begun = Date()
      #expect(try run(load(folder, home)) < 2)
      known[folder] = try figures(home)
    }
    #expect(known[one] != known[other])
    let length = Date().timeIntervalSince(begun)
    let warehouse = URL(fileURLWithPath: home).appendingPathComponent("warehouse.duckdb")
    var chance = Chance(seed: Self.seed)
    var tally = Tally()
    var current = one
    for number in 1...Self.kills {
      let next = current == one ? other : one
      let bytes = try Data(contentsOf: warehouse)
      let process = try start(load(next, home))
      Thread.sleep(forTimeInterval: chance.unit() * length)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      // Either nothing happened, or all of it did.
      if try Data(contentsOf: warehouse) == bytes {
        tally.before += 1
      } else {
        tally.after += 1
        current = next
      }
      #expect(try figures(home) == known[current], "drab \(number)")
      if number % 5 == 0 { tally.first += try killFirstLoad(root, one, chance.unit() * length, known[one]) }
      let following = current == one ? other : one
      #expect(try run(load(following, home)) < 2, "drab \(number)")
      #expect(try figures(home) == known[following], "drab \(number)")
      current = following
      try expectTidy(URL(fileURLWithPath: home), deliveries: 2)
    }
    print("\(Self.kills) drab: \(tally.before) før skiftet, \(tally.after) efter, \(tally.first) i et tomt hjem")
  }

  /// Kills the very first load of a home, while keys and folders are made; the next one must find no half of anything.
  private func killFirstLoad(_ root: URL, _ folder: String, _ wait: Double, _ figures: String?) throws -> Int {
    let home = root.appendingPathComponent("nyt-\(UUID().uuidString)")
    let call = ["load", folder, "--home", home.path, "--municipality", "0999", "--as-of", "2026-10-31"]
    let process = try start(call)
    Thread.sleep(forTimeInterval: wait / 3)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try run(call) < 2)
    #expect(try self.figures(home.path) == figures)
    try expectTidy(home, deliveries: 1)
    return 1
  }

  /// Nothing half is left: no build, no draft of an archive, no lock, a whole control store, deliveries that can be opened.
  private func expectTidy(_ home: URL, deliveries: Int) throws {
    let left = try FileManager.default.contentsOfDirectory(atPath: home.path)
    #expect(left.filter { $0.hasPrefix("build-") || $0 == ".arbejde" || $0.hasSuffix(".ny") } == [])
    let archive = try FileManager.default.contentsOfDirectory(atPath: home.appendingPathComponent("archive").path)
    #expect(archive.count == deliveries && archive.allSatisfy { !$0.hasPrefix(".") })
    let workspace = try Workspace(home: Home(home), surroundings: .system { _ in })
    #expect(try workspace.controlDatabase().loadRuns.latest(1).first?.outcome != .failed)
    #expect(try workspace.controlDatabase().accessLog.verify().isWhole)
    let keys = try KeyRing(folder: home.appendingPathComponent("keys"))
    let sealed = DeliveryArchive(folder: home.appendingPathComponent("archive"), keys: keys)
    for delivery in try sealed.deliveries() {
      let target = home.appendingPathComponent("prøve-\(delivery)")
      try sealed.restore(delivery, to: target)
      try FileManager.default.removeItem(at: target)
    }
  }
}

/// Seeded chance (SplitMix64).
private struct Chance {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((mixed ^ (mixed >> 31)) >> 11) / 9_007_199_254_740_992
  }
}
