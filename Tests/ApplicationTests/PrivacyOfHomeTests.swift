import CareModel
import Foundation
import Rendering
import Testing

@testable import Loads
@testable import Reports
@testable import Serving
@testable import Worklist

/// A home is its owner's alone, and what was left in it by a killed program goes.
@Suite(.serialized) struct PrivacyOfHomeTests {
  private func mode(_ file: URL) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int)
  }

  private func set(_ mode: Int, _ file: URL) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }

  @Test(arguments: [0o755, 0o750, 0o701]) func `a home that others can open is refused with what to do`(open: Int)
    throws
  {
    let home = try DemoHome.copy()
    try set(open, home.folder)
    let refusal = #expect(throws: Refusal.self) { try DemoHome.workspace(home) }
    #expect(refusal?.code == "hjem-aabent" && refusal?.suggestion?.contains("chmod -R go-rwx") == true)
    // Not mended behind anyone's back: somebody must know that it was open.
    #expect(try mode(home.folder) == open)
  }

  @Test func `a new home is closed to others, also in an empty folder that was open`() throws {
    let folder = try temporaryFolder()
    try set(0o755, folder)
    try Home(folder).make()
    #expect(try mode(folder) == 0o700)
  }

  @Test func `a folder with other things in it does not become a home, and keeps its rights`() throws {
    let folder = try temporaryFolder()
    try set(0o755, folder)
    try Data("x".utf8).write(to: folder.appendingPathComponent("mit.txt"))
    let refusal = #expect(throws: Refusal.self) { try Home(folder).make() }
    #expect(refusal?.code == "hjem-ikke-tomt")
    #expect(try mode(folder) == 0o755)
  }

  @Test func `a load takes the rights of others from every file`() throws {
    let home = try DemoHome.copy()
    for file in [home.configuration, home.control, home.warehouse] { try set(0o644, file) }
    _ = try Loads(.command("load", in: DemoHome.workspace(home))).load(
      LoadCall(folder: home.folder.appendingPathComponent("udtraek/2026-10-31").path))
    for file in [home.configuration, home.control] { #expect(try mode(file) == 0o600) }
  }

  @Test func `a file for a person is its owner's alone`() async throws {
    let workspace = try DemoHome.workspace(DemoHome.copy())
    let folder = try temporaryFolder()
    for ending in ["json", "html", "xlsx"] {
      let path = folder.appendingPathComponent("sag.\(ending)").path
      _ = try await Reports(Session(workspace, for: .commandLine("ledelse"), at: "prøve")).write(
        ReportCall(id: "sagsoverblik"), to: path)
      #expect(try mode(URL(fileURLWithPath: path)) == 0o600)
    }
    let list = folder.appendingPathComponent("fejl.xlsx").path
    _ = try Worklists(Session(workspace, for: .commandLine(nil), at: "prøve")).write(to: list, atLeast: .info)
    #expect(try mode(URL(fileURLWithPath: list)) == 0o600)
  }

  @Test func `what a killed program left goes at the next start, unless somebody is loading`() throws {
    let home = try DemoHome.copy()
    let left = [
      "build-1/warehouse.duckdb", ".arbejde/0.csv", ".proeve/ark.csv", ".gendannelse/borgere.csv", ".config.yaml.1.ny",
      "archive/.20261109T021400.under-vejs/0000.segl", "closed/.2026-08-1.duckdb", "identity/identities.sealed.ny",
      ".udskrift/a1b2c3/1.json",
    ].map(home.folder.appendingPathComponent)
    func leave() throws {
      for file in left {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("x".utf8).write(to: file)
      }
    }
    func found() -> [String] {
      left.filter { FileManager.default.fileExists(atPath: $0.path) }.map(\.lastPathComponent)
    }
    try leave()
    _ = try DemoHome.workspace(home)
    #expect(found() == [])
    try leave()
    try LoadLock.holding(home.lock) {
      _ = try DemoHome.workspace(home)
      #expect(found().count == left.count - 1)  // the room for printing has a lock of its own
    }
  }
}
