import Access
import Foundation
import TestSupport
import Testing
import Warehouse

@testable import Keeping
@testable import Loads
@testable import Reports
@testable import Serving

/// A warehouse that another program has built answers with what to do, not as a fault of ours.
@Suite(.serialized) struct OtherWarehouseTests {
  private let reader = Reader.test(.dataTeam, user: "test", because: "test")

  private func refusal(after spoil: (Home) throws -> Void, _ ask: (Workspace) throws -> Void) throws -> Refusal? {
    let home = try DemoHome.copy()
    try spoil(home)
    let workspace = try DemoHome.workspace(home)
    return #expect(throws: Refusal.self) { try ask(workspace) }
  }

  private func change(_ sql: String) -> (Home) throws -> Void {
    { home in
      let connection = try Database(path: home.warehouse.path).connect()
      try connection.execute(SQL(raw: sql))
      try connection.execute("CHECKPOINT")
    }
  }

  private func report(_ workspace: Workspace) throws {
    _ = try Reports(Session(workspace, for: reader, at: "prøve")).show(ReportCall(id: "maanedsopfoelgning-myndighed"))
  }

  @Test func `a table that an older program did not make`() throws {
    let refusal = try refusal(after: change("DROP TABLE facts.coverage"), report)
    #expect(refusal?.code == "lager-andet-program" && refusal?.kind == .unavailable)
    #expect(refusal?.description.contains("traad load") == true)
  }

  @Test func `a column that an older program did not make`() throws {
    let refusal = try refusal(after: change("ALTER TABLE facts.ledger DROP COLUMN posting_type"), report)
    #expect(refusal?.code == "lager-andet-program")
  }

  @Test func `a file that is no warehouse`() throws {
    let refusal = try refusal(after: { home in try Data("intet lager".utf8).write(to: home.warehouse) }, report)
    #expect(refusal?.code == "lager-beskadiget" && refusal?.description.contains("traad restore") == true)
    #expect(refusal?.description.contains("intet lager") == false)
  }

  @Test func `a folder in the warehouse's place is told as one, by whoever reads and whoever would build`() throws {
    let home = try DemoHome.copy()
    try FileManager.default.removeItem(at: home.warehouse)
    try FileManager.default.createDirectory(at: home.warehouse, withIntermediateDirectories: false)
    try Data("mit".utf8).write(to: home.warehouse.appendingPathComponent("mit.txt"))
    let number = "0101010101"
    let asks: [(Workspace) throws -> Void] = [
      report, { _ = try Restores(Session($0, for: self.reader, at: "prøve")).restore(RestoreCall()) },
      {
        _ = try Loads(.command("load", in: $0)).load(
          LoadCall(folder: home.folder.appendingPathComponent("udtraek/2026-10-31").path))
      },
      { _ = try Erasures(Session($0, for: self.reader, at: "prøve")).erase(number, removesOther: false) },
    ]
    for ask in asks {
      let refusal = #expect(throws: Refusal.self) { try ask(DemoHome.workspace(home)) }
      #expect(refusal?.code == "lager-ingen-fil" && refusal?.message.contains("en mappe") == true)
      #expect(refusal?.suggestion?.contains("Flyt det ud af hjemmet") == true)
    }
    try FileManager.default.removeItem(at: home.warehouse)
    let workspace = try DemoHome.workspace(home)
    _ = try Restores(Session(workspace, for: reader, at: "prøve")).restore(RestoreCall())
    try report(workspace)
  }

  @Test func `loading anew mends it`() throws {
    let home = try DemoHome.copy()
    try change("DROP TABLE facts.coverage")(home)
    let workspace = try DemoHome.workspace(home)
    _ = try Loads(.command("load", in: workspace)).load(
      LoadCall(folder: home.folder.appendingPathComponent("udtraek/2026-10-31").path))
    try report(workspace)
  }

  @Test func `a server goes on with what it has when another version's load swaps its warehouse in`() throws {
    let home = try DemoHome.copy()
    let workspace = try DemoHome.workspace(home)
    let before = try workspace.serving.current().version
    let fresh = home.folder.appendingPathComponent("ny.duckdb")
    try FileManager.default.copyItem(at: home.warehouse, to: fresh)
    do {
      let connection = try Database(path: fresh.path).connect()
      try connection.execute("UPDATE meta.build SET definition_version = 'en anden'; CHECKPOINT")
    }
    try WholeFile.take(fresh, as: home.warehouse)
    #expect(try workspace.serving.current().version == before)
    // The new version's own server takes it.
    #expect(try DemoHome.workspace(home).serving.current().version != before)
  }
}
