import Foundation
import Synchronization
import Testing

@testable import traad

@Suite(.serialized) struct CommandTests {
  private func folder() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("traad-kald-\(UUID().uuidString)").path
  }

  @Test(arguments: [
    ["metric", "forbrug", "--volapyk"], ["metric"], ["findes-ikke"], ["metric", "forbrug", "--format", "xml"],
    ["serve", "--port", "syv"], ["report", "sagsoverblik"],
  ]) func `a call that cannot be read ends with 2`(arguments: [String]) async {
    #expect(await Traad.run(arguments) == ExitStatus.refused)
  }

  @Test func `help ends with 0`() async {
    #expect(await Traad.run(["--help"]) == ExitStatus.done)
    #expect(await Traad.run(["help", "metric"]) == ExitStatus.done)
  }

  @Test func `figures without a warehouse end with 2`() async {
    #expect(await Traad.run(["metric", "forbrug", "--home", folder()]) == ExitStatus.refused)
  }

  @Test func `from demo to report, each command ends as written`() async {
    let home = folder()
    #expect(
      await Traad.run(["demo", "--no-serve", "--home", home, "--citizens", "40", "--years", "1"]) == ExitStatus.done)
    #expect(await Traad.run(["metric", "forbrug", "--home", home, "--format", "json"]) == ExitStatus.done)
    #expect(await Traad.run(["metric", "forbrug", "--home", home, "--from", "2025-13"]) == ExitStatus.refused)
    #expect(await Traad.run(["metric", "vrøvl", "--home", home]) == ExitStatus.refused)
    #expect(await Traad.run(["metric", "forbrug", "--home", home, "--as", "dpo"]) == ExitStatus.refused)
    #expect(await Traad.run(["explain", "forbrug", "--period", "2026-10", "--home", home]) == ExitStatus.done)
    for period in ["2026-10", "2026-K3", "2026-H1", "2025"] {
      #expect(await Traad.run(["metric", "forbrug", "--home", home, "--period", period]) == ExitStatus.done)
      #expect(await Traad.run(["explain", "forbrug", "--home", home, "--period", period]) == ExitStatus.done)
    }
    #expect(
      await Traad.run(["metric", "forbrug", "--home", home, "--period", "2026-10", "--from", "2026-09"])
        == ExitStatus.refused)
    #expect(await Traad.run(["close", "--period", "2026-H1", "--home", home]) == ExitStatus.done)
    #expect(await Traad.run(["reopen", "--period", "2026-K1", "--reason", "prøve", "--home", home]) == ExitStatus.done)
    #expect(await Traad.run(["reopen", "--reason", "prøve", "--home", home]) == ExitStatus.refused)
    #expect(await Traad.run(["catalogue", "--home", home]) == ExitStatus.done)
    let report = ["report", "sagsoverblik", "--home", home, "--output", home + "/ud/sag.json"]
    // The demonstration's sown faults hold it back: it is written, and somebody must look.
    #expect(await Traad.run(report) == ExitStatus.needsPerson)
    #expect(FileManager.default.fileExists(atPath: home + "/ud/sag.json"))
    #expect(await Traad.run(report + ["--as", "fagudvalg"]) == ExitStatus.refused)
    #expect(await Traad.run(report + ["--recipient", "fagudvalg"]) == ExitStatus.refused)
    #expect(await Traad.run(["load", home + "/findes-ikke", "--home", home]) == ExitStatus.refused)
  }

  @Test func `validate counts every worked example, and one that is wrong ends with 2`() async throws {
    let definitions = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Definitions")
    let place = URL(fileURLWithPath: folder())
    try FileManager.default.copyItem(at: definitions, to: place)
    #expect(await Traad.run(["validate", place.path]) == ExitStatus.done)
    let example = place.appendingPathComponent("6-metrics/oekonomi/forbrug.oracle.yaml")
    let text = try String(contentsOf: example, encoding: .utf8)
    try Data(text.replacing("{value: 3000}", with: "{value: 3001}").utf8).write(to: example)
    #expect(await Traad.run(["validate", place.path]) == ExitStatus.refused)
  }

  @Test(arguments: [
    ["--faults", "K99"], ["--faults", "K3:mange"], ["--faults", "K3:0"], ["--faults", "K3", "--corrected", "vrøvl"],
    ["--as-of", "2026-09-15"], ["--as-of", "i morgen"],
  ]) func `a fault or a day that the demonstration does not know ends with 2`(arguments: [String]) async {
    let place = folder()
    #expect(await Traad.run(["synth", place, "--citizens", "20", "--years", "1"] + arguments) == ExitStatus.refused)
    #expect(!FileManager.default.fileExists(atPath: place))
  }

  @Test func `faults are sown by kind, number and code`() async throws {
    let place = folder()
    let call = ["synth", place, "--citizens", "20", "--years", "1", "--faults", "k3:4, dato-ugyldig,tal-tvetydig"]
    #expect(await Traad.run(call + ["--corrected", "K3:-1", "--as-of", "2026-09-30"]) == ExitStatus.done)
    let key = try String(contentsOfFile: place + "/facit.json", encoding: .utf8)
    #expect(key.contains(#""as_of":"2026-09-30""#))
    #expect(key.matches(of: /"check":"K3"/).count == 3)
    #expect(key.contains(#""code":"dato-ugyldig""#) && key.contains(#""code":"tal-tvetydigt""#))
  }

  @Test func `a home made from unknown files is loaded by its proposal, and what is missing ends with 1`()
    async throws
  {
    let (files, home) = (folder(), folder())
    try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: true)
    func write(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: files).appendingPathComponent(name))
    }
    try write("Beboere.csv", "Institution,CPR-nr.,Indflyttet,Betaler\nT1,010203-1234,2024-02-01,0250\n")
    let call = ["init", "--from", files, "--home", home, "--municipality", "0250"]
    #expect(await Traad.run(call) == ExitStatus.done)
    #expect(await Traad.run(["load", files, "--home", home, "--profile", "forslag"]) == ExitStatus.done)
    #expect(await Traad.run(["load", files, "--home", home, "--profile", "forslga"]) == ExitStatus.refused)
    try write("takstblad.csv", "Tilbud;Pris;Gælder fra;Ydelse\nT1;100,00;01-01-2024;Bo\n")
    #expect(await Traad.run(call) == ExitStatus.needsPerson)
    let profiles = try FileManager.default.contentsOfDirectory(atPath: home + "/profiles").sorted()
    #expect(profiles == ["forslag-før-1.yaml", "forslag.yaml"])
    #expect(!FileManager.default.fileExists(atPath: home + "/.proeve"))
    let configuration = try String(contentsOf: URL(fileURLWithPath: home + "/config.yaml"), encoding: .utf8)
    #expect(configuration.contains("municipality: \"0250\"") && configuration.contains("Frederikssund Kommune"))
    try Data("id: brudt\ntitle: B\nkind: mapping\nfiles: [{read: [x], into: sagerr, fields: {}}]\n".utf8)
      .write(to: URL(fileURLWithPath: home + "/profiles/brudt.yaml"))
    #expect(await Traad.run(["load", files, "--home", home, "--profile", "brudt"]) == ExitStatus.refused)
  }

  @Test func `our own definitions are sound`() async {
    #expect(await Traad.run(["validate"]) == ExitStatus.done)
  }
}

struct DanishMessageTests {
  @Test func `the parser's words come out in Danish`() {
    let text = DanishMessages.translate(
      "Error: Unknown option '--volapyk'\nUsage: traad metric <subcommand>\n  See 'traad metric --help' for more information."
    )
    #expect(
      text
        == "Fejl: Ukendt valgmulighed '--volapyk'\nBrug: traad metric <kommando>\n  Se 'traad metric --help' for mere hjælp."
    )
    #expect(
      DanishMessages.translate("Error: The value 'syv' is invalid for '--port <port>'")
        == "Fejl: Værdien 'syv' kan ikke bruges til '--port <port>'")
  }
}

struct ProgressBarTests {
  private func written(isTerminal: Bool, isVerbose: Bool = false) -> String {
    let box = Box()
    let bar = ProgressBar(expected: 2, isVerbose: isVerbose, isTerminal: isTerminal) { part in box.add(part) }
    bar.step("Læser filer")
    bar.step("Bygger fakta")
    bar.end()
    return box.all
  }

  @Test func `elsewhere than on a terminal a step is told to those who ask for it alone`() {
    #expect(written(isTerminal: false) == "")
    for isTerminal in [false, true] {
      #expect(written(isTerminal: isTerminal, isVerbose: true) == "Læser filer\nBygger fakta\n")
    }
  }

  @Test func `on a terminal the bar fills and is wiped at the end`() {
    let text = written(isTerminal: true)
    #expect(text.contains("██████████░░░░░░░░░░ Læser filer") && text.contains("████████████████████ Bygger fakta"))
    #expect(text.hasSuffix("\r\u{1B}[2K"))
  }
}

/// What was written, in one place.
private final class Box: Sendable {
  private let text = Mutex("")
  func add(_ part: String) { text.withLock { $0 += part } }
  var all: String { text.withLock { $0 } }
}
