import Access
import CareModel
import Foundation
import GRDB
import Testing

@testable import ControlStore

struct AccessLogTests {
  let file: URL
  let control: ControlDatabase

  init() throws {
    file = FileManager.default.temporaryDirectory.appendingPathComponent("styring-\(UUID().uuidString).sqlite")
    control = try ControlDatabase(path: file.path, sealKey: Data(repeating: 7, count: 32))
  }

  func entry(_ subject: String, persons: Int = 0) -> AccessEntry {
    AccessEntry(
      time: "2026-11-09T08:00:00Z", user: "demo", role: .leadership, unit: nil, reason: "Se som", action: .view,
      subject: subject, persons: persons)
  }

  @Test func `what was logged comes back, the newest first`() throws {
    try control.accessLog.add(entry("rapport sagsoverblik 2026-10"))
    try control.accessLog.add(entry("tal modtagere 2026-10", persons: 36))
    let lines = try control.accessLog.latest(10)
    #expect(lines.map(\.subject) == ["tal modtagere 2026-10", "rapport sagsoverblik 2026-10"])
    #expect(lines[0].persons == 36)
  }

  @Test func `an untouched log has no broken line`() throws {
    for number in 1...5 { try control.accessLog.add(entry("rapport \(number)")) }
    guard case .whole(let lines, let head?) = try control.accessLog.verify() else {
      Issue.record("loggen er ikke hel")
      return
    }
    #expect(lines == 5 && head.line == 5)
    #expect(try control.accessLog.verify(kept: head) == .whole(lines: 5, head: head))
    #expect(LogHead(head.text) == head)
  }

  @Test func `lines cut off at the end are found by the head, here and elsewhere`() throws {
    for number in 1...5 { try control.accessLog.add(entry("rapport \(number)")) }
    guard case .whole(_, let head?) = try control.accessLog.verify() else {
      Issue.record("loggen er ikke hel")
      return
    }
    try control.pool.write {
      try $0.execute(sql: "DROP TRIGGER access_log_never_forgets; DELETE FROM access_log WHERE id > 3")
    }
    #expect(try control.accessLog.verify() == .cut(5))
    // The log goes on, and the proof of the cut is not written over.
    for number in 6...9 { try control.accessLog.add(entry("rapport \(number)")) }
    #expect(try control.accessLog.verify() == .cut(5))
    // Whoever can write in the home can take the head away, too; a log without its head is told as that, and stays so.
    try FileManager.default.removeItem(at: ControlDatabase.headFile(file.path))
    #expect(try control.accessLog.verify() == .headless)
    try control.accessLog.add(entry("rapport 10"))
    #expect(try control.accessLog.verify() == .headless)
    #expect(try control.accessLog.verify(kept: head) == .cut(5))
  }

  @Test func `a database of somebody else's, and a store without a table, are no store`() throws {
    let other = file.deletingPathExtension().appendingPathExtension("fremmed.sqlite")
    try DatabaseQueue(path: other.path).write { try $0.execute(sql: "CREATE TABLE x(a)") }
    #expect(throws: ControlStoreError.damaged) {
      try ControlDatabase(path: other.path, sealKey: Data(repeating: 7, count: 32))
    }
    try control.pool.write { try $0.execute(sql: "DROP TABLE load_run") }
    #expect(throws: ControlStoreError.damaged) {
      try ControlDatabase(path: file.path, sealKey: Data(repeating: 7, count: 32))
    }
  }

  @Test func `the tables that a store must have are those that the migrations make`() throws {
    let made = try control.pool.read(ControlDatabase.tables).subtracting(["grdb_migrations", "sqlite_sequence"])
    #expect(made == ControlDatabase.ownTables)
  }

  @Test func `a store that was put in another's place is told from it`() throws {
    try control.mustBeTheFile(at: file.path)
    let moved = file.deletingPathExtension().appendingPathExtension("flyttet.sqlite")
    try FileManager.default.moveItem(at: file, to: moved)
    #expect(throws: ControlStoreError.replaced) { try control.mustBeTheFile(at: file.path) }
    try FileManager.default.copyItem(at: moved, to: file)
    #expect(throws: ControlStoreError.replaced) { try control.mustBeTheFile(at: file.path) }
  }

  @Test func `a copy is whole while the log goes on, and its head is its own`() throws {
    for number in 1...5 { try control.accessLog.add(entry("rapport \(number)")) }
    let copy = file.deletingPathExtension().appendingPathExtension("kopi.sqlite")
    try control.copy(to: copy.path)
    try control.accessLog.add(entry("rapport 6"))
    let other = try ControlDatabase(path: copy.path, sealKey: Data(repeating: 7, count: 32))
    guard case .whole(let lines, let head?) = try other.accessLog.verify() else {
      Issue.record("kopiens log er ikke hel")
      return
    }
    #expect(lines == 5 && head.line == 5)
    try other.mustBeSound()
  }

  @Test func `a line cannot be changed or removed`() throws {
    try control.accessLog.add(entry("rapport 1"))
    #expect(throws: DatabaseError.self) {
      try control.pool.write { try $0.execute(sql: "UPDATE access_log SET subject = 'andet'") }
    }
    #expect(throws: DatabaseError.self) { try control.pool.write { try $0.execute(sql: "DELETE FROM access_log") } }
  }

  @Test func `a line changed behind the triggers is found`() throws {
    for number in 1...5 { try control.accessLog.add(entry("rapport \(number)")) }
    try control.pool.write {
      try $0.execute(sql: "DROP TRIGGER access_log_never_changes; UPDATE access_log SET persons = 9 WHERE id = 3")
    }
    #expect(try control.accessLog.verify() == .broken(3))
  }

  @Test func `a line taken out in the middle is found`() throws {
    for number in 1...5 { try control.accessLog.add(entry("rapport \(number)")) }
    try control.pool.write {
      try $0.execute(sql: "DROP TRIGGER access_log_never_forgets; DELETE FROM access_log WHERE id = 2")
    }
    #expect(try control.accessLog.verify() == .broken(3))
  }

  @Test(arguments: ["id = 5 THEN 9", "id = 3 THEN 30", "id = 1 THEN 0"])
  func `a line that has got another number is found`(change: String) throws {
    for number in 1...5 { try control.accessLog.add(entry("rapport \(number)")) }
    #expect(try control.accessLog.verify().isWhole)
    try control.pool.write {
      try $0.execute(
        sql: "DROP TRIGGER access_log_never_changes; UPDATE access_log SET id = CASE WHEN \(change) ELSE id END")
    }
    guard case .broken = try control.accessLog.verify() else {
      Issue.record("\(try control.accessLog.verify())")
      return
    }
  }

  @Test func `all lines moved by one are found`() throws {
    for number in 1...5 { try control.accessLog.add(entry("rapport \(number)")) }
    try control.pool.write {
      try $0.execute(
        sql: "DROP TRIGGER access_log_never_changes; UPDATE access_log SET id = -id; UPDATE access_log SET id = 1 - id")
    }
    #expect(try control.accessLog.verify() == .broken(2))
  }

  @Test func `a chain made with another key does not hold`() throws {
    try control.accessLog.add(entry("rapport 1"))
    let other = try ControlDatabase(path: file.path, sealKey: Data(repeating: 8, count: 32))
    #expect(try other.accessLog.verify() == .broken(1))
  }
}

struct LoadRunTests {
  @Test func `runs are kept over a new opening, the newest first`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("styring-\(UUID().uuidString).sqlite")
    let asOf = try #require(Day(2026, 10, 31))
    for (number, outcome) in LoadRun.Outcome.allCases.enumerated() {
      let control = try ControlDatabase(path: file.path, sealKey: Data(repeating: 7, count: 32))
      try control.loadRuns.add(
        LoadRun(
          delivery: "d\(number)", started: "2026-11-09T01:00:00Z", finished: "2026-11-09T01:00:05Z", asOf: asOf,
          outcome: outcome, filesRead: 21, filesRefused: number, rowsRead: 1000, rowsSetAside: 3))
    }
    let control = try ControlDatabase(path: file.path, sealKey: Data(repeating: 7, count: 32))
    #expect(try control.loadRuns.latest(2).map(\.outcome) == [.failed, .needsAttention])
  }
}
