import Access
import CareModel
import Foundation
import GRDB
import Testing

@testable import ControlStore

/// A finding's life from delivery to delivery. Every delivery here is a load of its own, on the day it is counted to.
struct FindingTests {
  let control: ControlDatabase
  var findings: Findings { control.findings }

  init() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("fund-\(UUID().uuidString).sqlite")
    control = try ControlDatabase(path: file.path, sealKey: Data(repeating: 7, count: 32))
  }

  @discardableResult
  func load(
    _ day: String, _ ids: [String], ran: Set<String> = ["K5"], delivery: String? = nil, today: String? = nil
  ) throws -> FindingUpdateRun {
    let asOf = try #require(Day(iso: day))
    return try findings.bringUpToDate(
      FindingUpdate(
        delivery: delivery ?? day, received: "\(day)T02:00:00", asOf: asOf,
        found: ids.map {
          .init(
            finding: $0,
            marks: .init(check: "K5", severity: "warning", owner: "myndighed", source: "indsatser", unit: "VST"))
        }, checksRun: ran, daysToAct: ["warning": 30]),
      time: "\(day)T03:00:00Z", today: try #require(Day(iso: today ?? day)))
  }

  func change(_ finding: String, _ change: FindingChange, on day: String) throws {
    try findings.change(
      finding, change, user: "demo", role: .leadership, asOf: try #require(Day(iso: day)), time: "\(day)T10:00:00Z")
  }

  func present() throws -> [String: FindingState] {
    try findings.history().states.filter { $0.value.closed == nil }
  }

  func state(_ finding: String) throws -> FindingState { try #require(try findings.state(of: finding)) }
  func kinds(_ finding: String) throws -> [FindingEvent.Kind] {
    try findings.events(of: finding).reversed().map(\.kind)
  }

  @Test func `a new finding is ny, since the day its delivery is counted to, with a deadline`() throws {
    let run = try load("2026-08-31", ["K5-1"], today: "2026-09-09")
    let state = try state("K5-1")
    #expect(state.status == .new && state.opened == Day(iso: "2026-08-31") && state.due == Day(iso: "2026-10-09"))
    #expect(run.opened == 1 && run.closed == 0)
    #expect(try kinds("K5-1") == [.found])
  }

  @Test func `the same delivery once more changes nothing`() throws {
    try load("2026-08-31", ["K5-1", "K5-2"])
    try change("K5-1", FindingChange(status: .corrected, correctedWhere: .both), on: "2026-08-31")
    let before = try present()
    let run = try load("2026-08-31", ["K5-1", "K5-2"])
    #expect(try present() == before)
    #expect(run.opened == 0 && run.closed == 0 && run.reopened == 0)
  }

  @Test func `a finding that is gone closes by itself as corrected`() throws {
    try load("2026-08-31", ["K5-1", "K5-2"])
    try load("2026-09-30", ["K5-2"])
    let state = try state("K5-1")
    #expect(state.closed == Day(iso: "2026-09-30") && state.status == .corrected && !state.isPresent)
    #expect(try kinds("K5-1") == [.found, .closed])
    #expect(try present().keys.sorted() == ["K5-2"])
  }

  @Test func `a finding whose check could not run neither closes nor counts as looked at`() throws {
    try load("2026-08-31", ["K5-1"])
    try load("2026-09-30", [], ran: ["K1"])
    var state = try state("K5-1")
    #expect(state.closed == nil && !state.isPresent && !state.isOpen(on: Day(number: 30_000)))
    try load("2026-10-31", ["K5-1"])
    state = try self.state("K5-1")
    #expect(state.isPresent && state.opened == Day(iso: "2026-08-31"))
    #expect(try kinds("K5-1") == [.found])
  }

  @Test func `a finding that returns is open again and keeps its history`() throws {
    try load("2026-08-31", ["K5-1"])
    try change("K5-1", FindingChange(person: "Anja Toft", text: "Botilbuddet er spurgt."), on: "2026-09-05")
    try load("2026-09-30", [])
    let run = try load("2026-10-31", ["K5-1"])
    let state = try state("K5-1")
    #expect(state.status == .new && state.closed == nil && state.person == "Anja Toft")
    #expect(state.firstSeen == Day(iso: "2026-08-31") && state.opened == Day(iso: "2026-10-31"))
    #expect(run.reopened == 1)
    #expect(try kinds("K5-1") == [.found, .changed, .closed, .reopened])
  }

  @Test func `marked as corrected and still there, it goes back to undersøges`() throws {
    try load("2026-08-31", ["K5-1"])
    try change("K5-1", FindingChange(status: .corrected, correctedWhere: .caseSystem), on: "2026-09-05")
    #expect(try state("K5-1").correctedWhere == .caseSystem)
    try load("2026-09-30", ["K5-1"])
    #expect(try state("K5-1").status == .underReview)
    #expect(try kinds("K5-1") == [.found, .changed, .stillThere])
  }

  @Test func `marked as corrected, it waits where the check did not run`() throws {
    try load("2026-08-31", ["K5-1"])
    try change("K5-1", FindingChange(status: .corrected, correctedWhere: .both), on: "2026-09-05")
    try load("2026-09-30", [], ran: [])
    #expect(try state("K5-1").status == .corrected && state("K5-1").closed == nil)
  }

  @Test func `an accepted deviation is not open until its end date has passed, then it is`() throws {
    try load("2026-08-31", ["K5-1"])
    let until = try #require(Day(iso: "2026-10-15"))
    try change("K5-1", FindingChange(status: .accepted, acceptedUntil: until, text: "Aftalt."), on: "2026-09-05")
    #expect(try !state("K5-1").isOpen(on: until) && state("K5-1").isOpen(on: until.advanced(by: 1)))
    #expect(try state("K5-1").status(on: until.advanced(by: 1)) == .new)
    try load("2026-09-30", ["K5-1"], today: "2026-10-09")
    #expect(try state("K5-1").status == .accepted)
    try load("2026-10-31", ["K5-1"], today: "2026-11-09")
    #expect(try state("K5-1").status == .new && state("K5-1").opened == Day(iso: "2026-10-31"))
    #expect(try kinds("K5-1") == [.found, .changed, .expired])
  }

  @Test func `an accepted deviation that is corrected closes`() throws {
    try load("2026-08-31", ["K5-1"])
    let until = try #require(Day(iso: "2027-10-15"))
    try change("K5-1", FindingChange(status: .accepted, acceptedUntil: until, text: "Aftalt."), on: "2026-08-31")
    try load("2026-09-30", [])
    #expect(try state("K5-1").closed != nil && state("K5-1").status == .corrected)
  }

  @Test func `months count what was open, came and went`() throws {
    try load("2026-08-31", ["a", "b", "c"])
    try change("a", FindingChange(status: .accepted, acceptedUntil: Day(number: 30_000), text: "x"), on: "2026-08-31")
    try load("2026-09-30", ["a", "c", "d"])
    try load("2026-10-31", ["a", "b", "c"])
    let spans = try findings.history().spans
    func open(_ day: String) throws -> [String] {
      let day = try #require(Day(iso: day))
      return spans.filter { $0.kind == .open && $0.covers(endOf: day) }.map(\.finding).sorted()
    }
    #expect(
      try open("2026-08-31") == ["b", "c"] && open("2026-09-30") == ["c", "d"] && open("2026-10-31") == ["b", "c"])
    #expect(spans.filter { $0.outcome == .corrected }.map(\.finding).sorted() == ["b", "d"])
    #expect(try findings.history().deliveryDays.count == 3)
  }

  @Test func `an older delivery that comes late ends nothing before it began`() throws {
    try load("2026-10-31", ["a"])
    try load("2026-09-30", [])
    let span = try #require(try findings.history().spans.first)
    #expect(span.ended == span.began)
  }

  @Test func `events cannot be changed or removed`() throws {
    try load("2026-08-31", ["a"])
    #expect(throws: DatabaseError.self) {
      try control.pool.write { try $0.execute(sql: "UPDATE finding_event SET text = 'andet'") }
    }
    #expect(throws: DatabaseError.self) { try control.pool.write { try $0.execute(sql: "DELETE FROM finding_event") } }
  }

  @Test func `ten thousand findings are brought up to date in a moment`() throws {
    let ids = (0..<10_000).map { "K5-\($0)" }
    let clock = ContinuousClock()
    let first = try clock.measure { try load("2026-08-31", ids) }
    let second = try clock.measure { try load("2026-09-30", Array(ids.dropFirst(500))) }
    print("10.000 fund: første levering \(first), næste \(second)")
    #expect(try present().count == 9500)
    #expect(first < .seconds(10) && second < .seconds(10))
  }

  @Test func `the states hold no message, key or pseudonym`() throws {
    let columns = try control.pool.read { database in
      try ["finding_state", "finding_event", "finding_span", "finding_update"].flatMap {
        try database.columns(in: $0).map(\.name)
      }
    }
    #expect(Set(columns).isDisjoint(with: ["message", "key", "pseudonym", "citizen", "name"]))
  }
}
