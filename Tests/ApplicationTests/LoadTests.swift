import Access
import CareModel
import ControlStore
import Diagnostics
import DocumentModel
import Foundation
import MetricEngine
import TestSupport
import Testing

@testable import Demonstration
@testable import Figures
@testable import Loads
@testable import Reports
@testable import Serving

/// A small demonstration home, made once for all tests of this target.
enum DemoHome {
  static let shared: Result<Home, any Error> = Result {
    let home = Home(try temporaryFolder())
    let workspace = try DemoHome.workspace(home)
    _ = try makeDemo(DemoCall(citizens: 40, years: 1), in: workspace)
    return home
  }

  /// 09-11-2026 kl. 08.00 in Denmark.
  static func workspace(_ home: Home) throws -> Workspace {
    try Workspace(
      home: home,
      surroundings: Surroundings(
        clock: Clock { 1_794_207_600 }, environment: [:], current: home.folder, program: nil,
        randomKey: { Data(repeating: 7, count: 32) }, say: { _ in }))
  }

  /// A copy that a test may spoil.
  static func copy() throws -> Home {
    let folder = try temporaryFolder().appendingPathComponent("home")
    try FileManager.default.copyItem(at: shared.get().folder, to: folder)
    return Home(folder)
  }
}

@Suite(.serialized) struct LoadTests {
  @Test func `a failing load leaves the old warehouse as it was and is written down`() throws {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    let before = try Data(contentsOf: home.warehouse)
    let empty = try temporaryFolder()
    #expect(throws: Refusal.self) {
      try Loads(.command("load", in: workspace)).load(LoadCall(folder: empty.path, isDemo: true))
    }
    #expect(try Data(contentsOf: home.warehouse) == before)
    #expect(try workspace.controlDatabase().loadRuns.latest(1).first?.outcome == .failed)
    let left = try FileManager.default.contentsOfDirectory(atPath: home.folder.path)
    #expect(!left.contains { $0.hasPrefix("build-") || $0.hasPrefix("work-") })
  }

  @Test func `two loads in one home do not mix`() throws {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    try LoadLock.holding(home.lock) {
      let refusal = #expect(throws: Refusal.self) {
        try Loads(.command("load", in: workspace)).load(
          LoadCall(folder: home.folder.appendingPathComponent("udtraek/2026-10-31").path))
      }
      #expect(refusal?.code == "indlaesning-i-gang")
    }
  }

  @Test func `a reader gets the new warehouse without anyone starting anything again`() throws {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    let stab = try Reader.commandLine(nil)
    let old = try workspace.serving.current()
    let begun = Figures(Session(workspace, for: stab, at: "prøve"))
    let call = FigureCall(metrics: ["modtagere"], format: .json)
    let told = try begun.show(call)
    _ = try Loads(.command("load", in: workspace)).load(
      LoadCall(folder: home.folder.appendingPathComponent("udtraek/2026-10-31").path, asOf: "30-09-2026"))
    let new = try workspace.serving.current()
    #expect(old.version != new.version)
    #expect(new.asOf.description == "2026-09-30")
    // Who still reads the old one goes on with it: one request is of one warehouse.
    #expect(try begun.show(call) == told && told.contains("2026-10"))
    #expect(try Figures(Session(workspace, for: stab, at: "prøve")).show(call).contains("2026-09"))
  }

  @Test func `a home belongs to one municipality`() throws {
    let workspace = try DemoHome.workspace(DemoHome.copy())
    let refusal = #expect(throws: Refusal.self) {
      try Loads(.command("load", in: workspace)).load(LoadCall(folder: ".", municipality: "0250", isDemo: true))
    }
    #expect(refusal?.code == "hjem-anden-kommune")
  }

  @Test func `a demonstration takes its own deliveries alone, and says where a municipality's belong`() throws {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    let before = try Data(contentsOf: home.warehouse)
    let other = try temporaryFolder()
    try FileManager.default.copyItem(
      at: home.folder.appendingPathComponent("udtraek/2026-10-31"), to: other.appendingPathComponent("levering"))
    // Neither by another way to say the folder, nor by a link that lies among the demonstration's own.
    let link = home.folder.appendingPathComponent("udtraek/genvej")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: other.appendingPathComponent("levering"))
    let folders = [
      other.appendingPathComponent("levering").path, link.path, home.folder.path + "/udtraek/../udtraek/genvej",
      home.folder.path + "/udtraek/..",
    ]
    for folder in folders {
      for municipality in [nil, "0999", "0250"] {
        let refusal = #expect(throws: Refusal.self) {
          try Loads(.command("load", in: workspace)).load(LoadCall(folder: folder, municipality: municipality))
        }
        #expect(refusal?.code == "hjem-demonstration", "\(folder)")
        #expect(refusal?.suggestion?.contains("traad init") == true)
      }
    }
    #expect(try Data(contentsOf: home.warehouse) == before)
  }

  @Test func `a municipality that exists cannot be a demonstration`() throws {
    #expect(try HomeConfiguration.read(text: "municipality: \"0999\"\nname: Fjordby\ndemo: true\n").isDemo)
    #expect(try !HomeConfiguration.read(text: "municipality: \"0250\"\n").isDemo)
    #expect(throws: Diagnostics.self) { try HomeConfiguration.read(text: "municipality: \"0250\"\ndemo: true\n") }
  }

  @Test func `a first load must say which municipality`() throws {
    let workspace = try DemoHome.workspace(Home(try temporaryFolder()))
    let refusal = #expect(throws: Refusal.self) {
      try Loads(.command("load", in: workspace)).load(LoadCall(folder: "."))
    }
    #expect(refusal?.code == "kommune-mangler")
  }
}

@Suite(.serialized) struct ReportTests {
  @Test func `a role that a report is not for is refused, and the log says so`() throws {
    let workspace = try DemoHome.workspace(DemoHome.copy())
    let reader = Reader.test(.committee)
    let refusal = #expect(throws: Refusal.self) {
      try Reports(Session(workspace, for: reader, at: "prøve")).show(ReportCall(id: "sagsoverblik"))
    }
    #expect(refusal?.kind == .forbidden)
    let line = try workspace.controlDatabase().accessLog.latest(1).first
    #expect(line?.action == .refuse && line?.role == .committee)
    #expect(try workspace.controlDatabase().accessLog.verify().isWhole)
  }

  @Test func `every report in operation can be shown and its reading is logged`() throws {
    let workspace = try DemoHome.workspace(DemoHome.copy())
    for deliverable in workspace.knowledge.deliverables.all where deliverable.isInOperation {
      let role = try #require(deliverable.recipients.first)
      let edition = try Reports(
        Session(
          workspace, for: Reader.test(role, unit: try Policy.shipped()[role].unit == .required ? "T101" : nil),
          at: "prøve")
      ).show(ReportCall(id: deliverable.id))
      #expect(!edition.document.sections.isEmpty)
      let line = try workspace.controlDatabase().accessLog.latest(1).first
      #expect(line?.persons == edition.document.persons)
    }
  }

  @Test func `one recipient that cannot be written leaves no file at all`() async throws {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    let stab = try Reader.commandLine(nil)
    let folder = try temporaryFolder()
    let written = try await Reports(Session(workspace, for: stab, at: "prøve")).writeAll(
      ReportCall(id: "sagsoverblik"), to: folder.appendingPathComponent("sag.json").path
    ).paths
    #expect(written.map { URL(fileURLWithPath: $0).lastPathComponent } == ["sag-ledelse.json", "sag-myndighed.json"])
    let blocked = folder.appendingPathComponent("blok")
    try FileManager.default.createDirectory(
      at: blocked.appendingPathComponent("sag-myndighed.json/optaget"), withIntermediateDirectories: true)
    await #expect(throws: Refusal.self) {
      try await Reports(Session(workspace, for: stab, at: "prøve")).writeAll(
        ReportCall(id: "sagsoverblik"), to: blocked.appendingPathComponent("sag.json").path)
    }
  }

  @Test func `a recipient group gets an edition for each of its units beside the whole`() async throws {
    let workspace = try DemoHome.workspace(DemoHome.copy())
    let folder = try temporaryFolder()
    let written = try await Reports(Session(workspace, for: Reader.commandLine(nil), at: "prøve")).writeAll(
      ReportCall(id: "til-og-afgang"), to: folder.appendingPathComponent("t.json").path, perUnit: true
    ).paths
    let open = try workspace.serving.current()
    // A provider is of facilities, and of units that have some.
    let facilities = open.units.filter { $0.kind == .facility }
    let above = Set(facilities.compactMap(\.parent))
    #expect(
      written.count >= facilities.count && written.count < open.units.count && Set(written).count == written.count)
    #expect(above.allSatisfy { unit in written.contains { $0.contains(unit) } })
    #expect(!written.contains { $0.contains("VSY") })
    let unit = try #require(open.units.last)
    let edition = try #require(written.last)
    let alone = try await Reports(
      Session(workspace, for: Reader.test(.operations, unit: unit.id), at: "prøve")
    ).export(ReportCall(id: "til-og-afgang", unit: unit.id), as: .json)
    #expect(try Data(contentsOf: URL(fileURLWithPath: edition)) == alone.bytes)
    #expect(
      try workspace.controlDatabase().accessLog.latest(written.count).allSatisfy {
        $0.action == .export || $0.action == .view
      })
  }

  @Test func `figures come as JSON with the fields of the interface`() throws {
    let workspace = try DemoHome.workspace(DemoHome.copy())
    let stab = try Reader.commandLine(nil)
    let one = try Figures(Session(workspace, for: stab, at: "prøve")).show(
      FigureCall(metrics: ["helaarspersoner"], comparison: "last-year", format: .json))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(one.utf8)) as? [String: Any])
    #expect(object["metric"] as? String == "helaarspersoner" && object["population"] as? String == "betaler")
    let row = try #require((object["rows"] as? [[String: Any]])?.first)
    #expect(row["period"] as? String == "2026-10" && row["comparison_period"] as? String == "2025-10")
    let two = try Figures(Session(workspace, for: stab, at: "prøve")).show(
      FigureCall(metrics: ["tilgang", "afgang"], format: .json))
    #expect((try JSONSerialization.jsonObject(with: Data(two.utf8)) as? [Any])?.count == 2)
  }

  @Test func `a unit that does not exist is refused, not shown as empty`() throws {
    let workspace = try DemoHome.workspace(DemoHome.copy())
    let refusal = #expect(throws: Refusal.self) {
      try Figures(Session(workspace, for: Reader.commandLine("ledelse:FINDES-IKKE"), at: "prøve")).show(
        FigureCall(metrics: ["sager"]))
    }
    #expect(refusal?.code == "enhed-ukendt")
  }
}
