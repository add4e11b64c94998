import ControlStore
import Foundation
import Testing

@testable import Serving
@testable import traad

/// The operating guide's way back, followed to the letter: every command of these sections is run as it is written, with the guide's
/// folders moved to a place of the test's own.
@Suite(.serialized) struct GuideTests {
  private static let sections = [
    "Close a period", "Back up", "Restore", "Back to an earlier day", "Erase a citizen", "The access log",
  ]

  private static let root: URL = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url
  }()

  /// The indented lines of a section, in order.
  private func commands(_ section: String) throws -> [String] {
    let text = try String(contentsOf: Self.root.appendingPathComponent("docs/operating.md"), encoding: .utf8)
    let body = try #require(text.components(separatedBy: "\n## \(section)\n").dropFirst().first)
    return body.components(separatedBy: "\n## ")[0].split(separator: "\n").filter { $0.hasPrefix("    ") }
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// Words as a shell parts them; quotes hold a word together.
  private func words(_ line: String) -> [String] {
    var words: [String] = []
    var isQuoted = false
    var word: String?
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
        word = word ?? ""
      } else if character == " ", !isQuoted {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + [word].compactMap { $0 }
  }

  /// Runs the built program, for one that reads standard input.
  private func run(_ arguments: [String], input: String) throws -> Int32 {
    let process = Process()
    process.executableURL = KillTests.program
    process.arguments = arguments
    let pipe = Pipe()
    process.standardInput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    try pipe.fileHandleForWriting.write(contentsOf: Data((input + "\n").utf8))
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func `the way back goes as the guide writes it`() async throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("traad-drift-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: place.appendingPathComponent("srv/traad"), withIntermediateDirectories: true)
    defer {
      do { try FileManager.default.removeItem(at: place) } catch { Issue.record("kan ikke slette \(place.path)") }
    }
    func moved(_ word: String) -> String {
      ["/srv/", "/backup/", "/safe/"].contains { word.hasPrefix($0) } ? place.path + word : word
    }
    let home = moved("/srv/traad/0250")
    #expect(
      await Traad.run(["demo", "--no-serve", "--home", home, "--citizens", "40", "--years", "1"]) == ExitStatus.done)
    let extract = try Data(contentsOf: URL(fileURLWithPath: home + "/udtraek/2026-10-31/indsatser.csv"))
    let row = try #require(
      String(data: extract, encoding: .windowsCP1252)?.firstMatch(of: /[0-9]{6}-?[0-9]{4}/)?.output)
    var done = 0
    for section in Self.sections {
      for line in try commands(section) {
        let words = words(line).map(moved)
        switch (words[0], words.dropFirst().first) {
        case ("mv", _): try FileManager.default.moveItem(atPath: words[1], toPath: words[2])
        // Serves until it is stopped: that it can be opened is asked by the figures before it.
        case ("traad", "serve"): #expect(FileManager.default.fileExists(atPath: words[3] + "/warehouse.duckdb"))
        case ("traad", "erase"):
          #expect(try run(Array(words.dropFirst()), input: String(row)) <= ExitStatus.needsPerson, "\(line)")
        case ("traad", _):
          let status = await Traad.run(Array(words.dropFirst()))
          // A load tells with 1 that somebody must look at the sown faults.
          #expect(status <= (words[1] == "restore" ? ExitStatus.needsPerson : ExitStatus.done), "\(line)")
        default: Issue.record("vejledningen har en kommando, som prøven ikke kender: \(line)")
        }
        done += 1
      }
    }
    #expect(done >= 12)
    func log(of home: String) throws -> [AccessEntry] {
      try Workspace(home: Home(URL(fileURLWithPath: home)), surroundings: .system { _ in }).controlDatabase()
        .accessLog.latest(100)
    }
    // A copy is logged where it was taken; the home that came back from it stands as it was before that line.
    let entries = try log(of: home)
    let user = ProcessInfo.processInfo.userName
    for (action, entries) in try ["load", "close", "reopen", "restore", "erase"].map({ ($0, entries) })
      + [("backup", log(of: home + "-damaged"))]
    {
      #expect(entries.contains { $0.action.rawValue == action && $0.user == user }, "\(action)")
    }
    #expect(!entries.contains { $0.subject.contains(row) || $0.subject.contains(row.filter(\.isNumber)) })
  }

  @Test func `a refusal on the command line stands in the log, with its code and without what was typed`() async throws
  {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("traad-afvist-\(UUID().uuidString)")
    defer {
      do { try FileManager.default.removeItem(at: place) } catch { Issue.record("kan ikke slette \(place.path)") }
    }
    let home = place.path
    #expect(
      await Traad.run(["demo", "--no-serve", "--home", home, "--citizens", "30", "--years", "1"]) == ExitStatus.done)
    for (call, line) in [
      (["load", home + "/findes-ikke"], "traad load [mappe-mangler]"),
      (["metric", "forbrug", "--from", "2026-13"], "traad metric [periode-ukendt]"),
      (["close", "2027"], "traad close [periode-ikke-slut]"),
      (["reopen", "2026-08", "--reason", "Borger 010190-1234"], "traad reopen [begrundelse-cpr]"),
      (["erase"], "traad erase [cpr-mangler]"),
      (["restore", "--as-of", "2019-01-31"], "traad restore [dag-ukendt]"),
      (["backup", "--output", home + "/kopi"], "traad backup [kopi-i-hjemmet]"),
    ] {
      let status = try call == ["erase"] ? run(call + ["--home", home], input: "x") : nil
      let ended = if let status { status } else { await Traad.run(call + ["--home", home]) }
      #expect(ended == ExitStatus.refused, "\(call)")
      let last = try Workspace(home: Home(place), surroundings: .system { _ in }).controlDatabase().accessLog.latest(1)[
        0]
      #expect(last.action == .refuse && last.subject == line && last.user == ProcessInfo.processInfo.userName)
    }
  }
}
