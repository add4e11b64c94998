import Access
import Foundation
import Testing
import Warehouse

@testable import Figures
@testable import Loads
@testable import Serving

/// What a delivery must be before it takes the place of the one that is shown.
@Suite(.serialized) struct GateTests {
  /// Asserts a refusal that changes neither warehouse nor archive.
  private func refusal(of call: (Home, URL) throws -> LoadCall) throws -> Refusal? {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    let before = try Data(contentsOf: home.warehouse)
    let archived = try FileManager.default.contentsOfDirectory(atPath: home.archive.path)
    let call = try call(home, temporaryFolder())
    let refusal = #expect(throws: Refusal.self) { try Loads(.command("load", in: workspace)).load(call) }
    #expect(try Data(contentsOf: home.warehouse) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.archive.path) == archived)
    return refusal
  }

  @Test func `a folder without any extract is refused and replaces nothing`() throws {
    let refusal = try refusal { _, folder in
      try Data("hej".utf8).write(to: folder.appendingPathComponent("noter.txt"))
      return LoadCall(folder: folder.path, isDemo: true)
    }
    #expect(refusal?.code == "leverance-ukendt")
    #expect(refusal?.message == "Ingen af de 1 filer i mappen kendes som udtræk, så der er intet at indlæse.")
  }

  @Test func `a delivery of refused files alone is refused with every reason`() throws {
    let refusal = try refusal { _, folder in
      try Data("Enhed;Forkert\n".utf8).write(to: folder.appendingPathComponent("organisation.csv"))
      return LoadCall(folder: folder.path, isDemo: true)
    }
    #expect(refusal?.code == "leverance-uden-data")
    #expect(refusal?.lines.last?.hasPrefix("organisation.csv: fejl [kolonne-mangler]") == true)
  }

  /// The demonstration's wages without their last months.
  private func olderFolder(_ home: Home, _ folder: URL) throws {
    let text = try String(
      contentsOf: home.folder.appendingPathComponent("udtraek/2026-10-31/løn.csv"), encoding: .windowsCP1252)
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("2026-1") }
    try #require(lines.joined(separator: "\n").data(using: .windowsCP1252)).write(
      to: folder.appendingPathComponent("løn.csv"))
  }

  @Test func `a delivery that reaches less far than the one shown is refused`() throws {
    let refusal = try refusal { home, folder in
      try olderFolder(home, folder)
      return LoadCall(folder: folder.path, isDemo: true)
    }
    #expect(refusal?.code == "levering-aeldre")
    #expect(
      refusal?.message
        == "Leveringen går til 30-09-2026, men datalageret har data til 31-10-2026. Intet er ændret.")
  }

  @Test(arguments: [LoadCall(folder: "", allowsOlder: true), LoadCall(folder: "", asOf: "30-09-2026")])
  func `who asks for an older delivery or an earlier day gets it`(_ asked: LoadCall) throws {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    let folder = try temporaryFolder()
    try olderFolder(home, folder)
    var call = asked
    call.folder = folder.path
    call.isDemo = true
    #expect(try Loads(.command("load", in: workspace)).load(call).filesRead == 1)
  }

  @Test func `the same delivery twice gives the same figures, one archived delivery, and says so`() throws {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    let stab = try Reader.commandLine(nil)
    func figures() throws -> String {
      try Figures(Session(workspace, for: stab, at: "prøve")).show(
        FigureCall(metrics: ["forbrug", "modtagere", "sager"], format: .json))
    }
    let before = try figures()
    let received = try workspace.serving.current().received
    func notes() throws -> [[Value]] {
      try workspace.serving.current().database.withConnection {
        try $0.query("TABLE meta.previous_source").rows + $0.query("TABLE meta.restatement").rows
      }
    }
    let told = try notes()
    #expect(!told.isEmpty)
    let archived = try FileManager.default.contentsOfDirectory(atPath: home.archive.path).sorted()
    let outcome = try Loads(.command("load", in: workspace)).load(
      LoadCall(folder: home.folder.appendingPathComponent("udtraek/2026-10-31").path))
    #expect(outcome.messages.first?.hasPrefix("oplysning [levering-kendt]: Leveringen er den samme som ") == true)
    #expect(try figures() == before)
    #expect(try workspace.serving.current().received == received)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.archive.path).sorted() == archived)
  }
}
