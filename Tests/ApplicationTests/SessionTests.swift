import Access
import CareModel
import ControlStore
import Foundation
import TestSupport
import Testing

@testable import Loads
@testable import Reports
@testable import Serving

/// Whatever leaves a session is in the access log, and so is whatever was refused, once.
@Suite(.serialized) struct SessionTests {
  private struct Wrong: Error {}

  private func workspace() throws -> Workspace { try DemoHome.workspace(DemoHome.copy()) }

  private func latest(_ count: Int, _ workspace: Workspace) throws -> [String] {
    try workspace.controlDatabase().accessLog.latest(count).map { "\($0.action.rawValue): \($0.subject)" }
  }

  /// Lines written while `work` was done, the newest first.
  private func lines(_ workspace: Workspace, _ work: () throws -> Void) throws -> [String] {
    let log = try workspace.controlDatabase().accessLog
    let before = try log.latest(10_000).count
    do { try work() } catch is Refusal {}
    return try latest(log.latest(10_000).count - before, workspace)
  }

  private func session(_ workspace: Workspace, _ role: Role = .dataTeam) -> Session {
    Session(workspace, for: Reader.test(role), at: "traad prøve")
  }

  @Test func `each way out writes what was shown, and in its own words`() throws {
    let workspace = try workspace()
    let session = session(workspace)
    #expect(try lines(workspace) { try session.show { _ in Shown((), log: LogLine("a")) } } == ["view: a"])
    #expect(
      try lines(workspace) { try session.show { _ in Shown((), log: LogLine("b", isRows: true, persons: 3)) } }
        == ["view_rows: b"])
    #expect(try workspace.controlDatabase().accessLog.latest(1).first?.persons == 3)
    #expect(try lines(workspace) { try session.export { _ in Shown((), log: LogLine("c")) } } == ["export: c"])
    #expect(try lines(workspace) { try session.run(.backUp) { _ in Shown((), log: LogLine("d")) } } == ["backup: d"])
    #expect(try lines(workspace) { try session.change(.change) { _ in Change(log: LogLine("e")) {} } } == ["change: e"])
    #expect(try lines(workspace) { try session.change(.change) { _ in .nothing(()) } } == [])
    #expect(try lines(workspace) { try session.showAgain(session.logged) }.count == 5)
  }

  @Test func `a change that cannot be logged is not made`() throws {
    let workspace = try workspace()
    var isMade = false
    try FileManager.default.removeItem(at: workspace.home.control)
    let refusal = #expect(throws: Refusal.self) {
      try session(workspace).change(.change) { _ in Change(log: LogLine("x")) { isMade = true } }
    }
    #expect(!isMade && refusal?.kind == .unavailable)
  }

  @Test func `what is refused is written once, however many ways out it goes through`() throws {
    let workspace = try workspace()
    let session = session(workspace, .authority)
    let refusal = Refusal(.badCall, code: "prøve", "Nej.")
    #expect(
      try lines(workspace) { try session.show { _ in try session.export { _ -> Shown<Shown<Void>> in throw refusal } } }
        == ["refuse: traad prøve [prøve]"])
    #expect(
      try lines(workspace) { try session.show { _ -> Shown<Void> in throw refusal.about("fund 1") } }
        == ["refuse: fund 1"])
    let said = #expect(throws: Refusal.self) { try session.show { _ -> Shown<Void> in throw refusal } }
    #expect(said?.isLogged == true)
    // A fault of ours is told in the list of faults, by whoever answers.
    #expect(try lines(workspace) { try session.show { _ -> Shown<Void> in throw Wrong() } } == [])
  }

  @Test func `a grant that has ended or not begun opens nothing, not even what was kept, and is written`() throws {
    let workspace = try workspace()
    let today = workspace.surroundings.clock.today
    for (from, to, code) in [
      (today.advanced(by: 1), nil, "adgang-ikke-begyndt"), (nil, today.advanced(by: -1), "adgang-udloebet"),
    ] as [(Day?, Day?, String)] {
      let reader = Reader.test(.leadership, from: from, to: to)
      let session = Session(workspace, for: reader, at: "side /")
      #expect(
        try lines(workspace) {
          try session.show { _ -> Shown<Void> in
            Issue.record("lukket ind")
            return .withoutFigures(())
          }
        } == ["refuse: side / [\(code)]"])
      #expect(try lines(workspace) { try session.showAgain(session.logged) } == ["refuse: side / [\(code)]"])
      let open = try workspace.serving.current()
      #expect(throws: Refusal.self) { try open.scope(of: reader) }
    }
    let session = Session(workspace, for: .test(.leadership, from: today, to: today), at: "side /")
    #expect(try lines(workspace) { try session.show { _ in Shown((), log: LogLine("a")) } } == ["view: a"])
  }

  @Test func `loads, closes, openings and their refusals stand in the log`() throws {
    let workspace = try workspace()
    let closes = try PeriodCloses(.command("close", in: workspace))
    #expect(
      try lines(workspace) { _ = try closes.close("2026-08") }.map { $0.prefix(22) }
        == ["close: periode 2026-08,"].map { $0.prefix(22) })
    #expect(try lines(workspace) { _ = try closes.close("2026-08") } == ["refuse: traad close [periode-lukket]"])
    #expect(
      try lines(workspace) { _ = try closes.reopen("2026-08", reason: "Rettet i begge systemer") }
        == ["reopen: periode 2026-08"])
    let folder = workspace.home.folder.appendingPathComponent("udtraek/2026-10-31").path
    #expect(
      try lines(workspace) { _ = try Loads(.command("load", in: workspace)).load(LoadCall(folder: folder)) }
        .map { $0.prefix(13) } == ["load: leverin"])
    #expect(
      try lines(workspace) {
        _ = try ReportReleases(session(workspace, .authority)).release(
          ReportCall(id: "maanedsopfoelgning-myndighed"), reason: "Det er helt i orden.")
      }.first?.hasPrefix("refuse: rapport maanedsopfoelgning-myndighed") == true)
  }
}
