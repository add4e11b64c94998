import ControlStore
import Foundation
import Intake
import Testing

@testable import Serving
@testable import traad

/// What looks like a CPR number and is typed where it does not belong is said again by no message, and kept nowhere.
@Suite(.serialized) struct HiddenNumberTests {
  private func ask(_ arguments: [String]) throws -> (status: Int32, said: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = KillTests.program
    process.arguments = arguments
    process.standardError = pipe
    process.standardOutput = pipe
    try process.run()
    let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said)
  }

  @Test func `a number in any part of a call is not repeated, and not in the home`() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("traad-skjult-\(UUID().uuidString)")
    let home = place.appendingPathComponent("hjem").path
    #expect(try ask(["demo", "--no-serve", "--home", home, "--citizens", "20", "--years", "1"]).status == 0)
    let deliveries = home + "/udtraek"
    let delivery = try #require(try FileManager.default.contentsOfDirectory(atPath: deliveries).sorted().last)
    let folder = "\(deliveries)/\(delivery)"
    let named = place.appendingPathComponent("010190-7531").path
    try FileManager.default.createDirectory(atPath: named, withIntermediateDirectories: true)
    let number = "010190-7531"
    let output = place.appendingPathComponent("ud.json").path
    for call in [
      ["metric", "forbrug", "--as", number], ["metric", "forbrug", "--as", "ledelse:\(number)"],
      ["metric", number], ["metric", "forbrug", "--by", number], ["metric", "forbrug", "--where", "unit=\(number)"],
      ["metric", "forbrug", "--period", number], ["metric", "forbrug", "--format", number],
      ["metric", "forbrug", "--compare", number], ["metric", "forbrug", "--volapyk=\(number)"],
      ["report", "sagsoverblik", "--output", output, "--recipient", number], ["report", number, "--output", output],
      ["load", folder, "--profile", number], ["load", folder, "--municipality", number],
      ["load", folder, "--municipality", "aaaaaaaaaaaa\(number)"], ["load", folder, "--as-of", number],
      ["load", "/findes/ikke/\(number)"], ["load", named], ["close", "--period", number],
      ["reopen", "--period", "2026-10", "--reason", number], ["restore", "--delivery", number],
      ["log", "verify", "--head", number], ["check", "--severity", number],
    ] {
      let (status, said) = try ask(call + ["--home", home])
      #expect(status == 2, "\(call): \(said)")
      #expect(!said.contains(number.suffix(4)) && !said.contains("010190"), "\(call): \(said)")
      #expect(said.contains("fejl [") || said.contains("Fejl:"), "\(call): \(said)")
    }
    for number in [number, "0101907531", "010190-7KX1"] {
      for call in [
        [number], ["laod\(number)"], ["synth", home + "-x", "--faults", number],
        ["load", folder, "--profile", number, "--home", home],
      ] {
        let (status, said) = try ask(call)
        #expect(status == 2 && !said.contains(number.suffix(4)) && !said.contains("010190"), "\(call): \(said)")
      }
    }
    // Every file of the home but those that are sealed.
    for path in try FileManager.default.subpathsOfDirectory(atPath: home)
    where !path.hasPrefix("udtraek") && !path.hasPrefix("archive") {
      guard let data = FileManager.default.contents(atPath: "\(home)/\(path)") else { continue }
      for tail in ["-7531", "010190-", "0101907531", "7KX1"] {
        #expect(data.range(of: Data(tail.utf8)) == nil, "\(path): \(tail)")
      }
    }
    let runs = try Home(URL(fileURLWithPath: home)).controlDatabase(random: { Data() }).loadRuns.latest(50)
    #expect(runs.contains { $0.outcome == .failed && $0.profile?.contains("udeladt") == true })
    try FileManager.default.removeItem(at: place)
  }
}
