import Access
import CareModel
import Foundation
import MetricEngine
import TestSupport
import Testing
import Warehouse

@testable import Loads
@testable import Serving

/// Deliveries that were seen to be read wrongly: rows of one id that differ, and letters written in two ways.
@Suite("Master rows that repeat, and names that read the same")
struct MasterRowTests {
  private static let samples = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .appendingPathComponent("../../../shared/data/proevefiler").standardizedFileURL

  /// Loads a sample beside the checkout; does nothing where there is none.
  private func withSample(_ name: String, _ body: (OpenWarehouse) throws -> Void) throws {
    let delivery = Self.samples.appendingPathComponent(name)
    guard FileManager.default.fileExists(atPath: delivery.path) else {
      print("Prøvefilen \(name) er ikke ved siden af: springes over.")
      return
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-raekker-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    let surroundings = Surroundings(
      clock: Clock { 1_794_188_040 }, environment: [:], current: folder, program: nil,
      randomKey: { Data(repeating: 7, count: 32) }, say: { _ in })
    let workspace = try Workspace(home: Home(folder.appendingPathComponent("hjem")), surroundings: surroundings)
    _ = try Loads(.command("load", in: workspace)).load(
      LoadCall(folder: delivery.path, municipality: "0250", name: "Prøve Kommune", asOf: "2025-12-31"))
    try body(workspace.serving.current())
  }

  private func figures(
    _ metric: String, _ period: String, by: [CareModel.Dimension] = [], in open: OpenWarehouse
  ) throws -> [String: Double] {
    let asked = try #require(Period(period))
    let table = try open.engine.figures(
      MetricRequest(metrics: [metric], from: asked, to: asked, grain: nil, by: by),
      scope: Scope.shipped(.dataTeam))[0]
    return Dictionary(
      uniqueKeysWithValues: table.rows.map { ($0.groups.map { $0 ?? "–" }.joined(separator: "|"), $0.value ?? .nan) })
  }

  private func findings(_ check: String, in open: OpenWarehouse) throws -> [String] {
    try open.database.withConnection {
      try $0.query(
        "SELECT file || ' ' || key || ' ' || severity, message FROM findings.finding WHERE check_id = \(check) ORDER BY ALL"
      )
    }.rows.map { "\($0[0].text ?? ""): \($0[1].text ?? "")" }
  }

  @Test func `rows of one id that differ double no figure, and each is told with what counts`() throws {
    try withSample("14-duplicate-master-rows/levering") { open in
      #expect(try figures("modtagere", "2025", in: open) == ["": 4])
      #expect(try figures("sager", "2025", in: open) == ["": 4])
      #expect(try figures("modtagere", "2025", by: [.sex], in: open) == ["K": 2, "M": 2])
      #expect(try figures("modtagere", "2025", by: [.team], in: open) == ["VT1": 1, "VT2": 3])
      let told = try findings("K54", in: open)
      #expect(told.count == 5)
      #expect(told.filter { $0.hasPrefix("borgere ") }.count == 2)
      #expect(told.contains { $0.hasSuffix("Køn K eller M (M tæller).") })
      #expect(told.contains { $0.hasSuffix("Bopælskommune 0101 eller 0250 (0250 tæller).") })
      #expect(
        told.contains("sager S1 warning: Sagen står på 2 rækker, som ikke er ens: Team VT1 eller VT2 (VT2 tæller).")
          && told.contains(
            "tilbud T1 warning: Tilbuddet står på 2 rækker, som ikke er ens: Ejerform Kommunal eller Privat (Privat tæller)."
          )
          && told.contains(
            "organisation VT1 warning: Enheden står på 2 rækker, som ikke er ens: Navn Andet navn eller Voksenteam 1 (Voksenteam 1 tæller)."
          ))
    }
  }

  @Test func `a service that stands twice counts once and blocks`() throws {
    try withSample("14-duplicate-master-rows/levering-indsats-to-gange") { open in
      let persons = try figures("modtagere", "2025", in: open)
      let (twice, unlike) = (try findings("K19", in: open), try findings("K54", in: open))
      #expect(persons == ["": 4])
      #expect(twice.count == 1 && twice[0].hasPrefix("indsatser I1 blocking:"))
      #expect(unlike == [])
    }
  }

  @Test func `a name written with one letter or with two signs is one group, and groups add up`() throws {
    try withSample("03-decomposed-letters/levering-udbyder") { open in
      #expect(try figures("modtagere", "2025", by: [.provider], in: open) == ["Botilbud Ås": 4])
      #expect(try figures("modtagere", "2025", by: [.service], in: open) == ["Døgn på Ås": 4])
      let total = try #require(try figures("helaarspersoner", "2025", in: open)[""])
      #expect(try figures("helaarspersoner", "2025", by: [.service], in: open) == ["Døgn på Ås": total])
    }
    try withSample("03-decomposed-letters/levering") { open in
      let cases = try figures("sager", "2025", by: [.team], in: open)
      let astray = try findings("K52", in: open)
      #expect(cases == ["VT1": 2, "Team Å": 2])
      #expect(astray == [])
    }
  }
}
