package import Access
internal import Crypto
internal import Foundation
internal import GRDB

/// One line of the access log: who saw what, in which role and why. Never holds a name or a CPR number.
package struct AccessEntry: Hashable, Sendable {
  package enum Action: String, Sendable, CaseIterable {
    /// Looked at figures or a report (vis).
    case view
    /// Looked at the rows of persons behind a figure (vis rækker).
    case viewRows = "view_rows"
    /// Took a file out (udtræk).
    case export
    /// Changed something: a finding's status, a comment (ændring).
    case change
    /// Was refused (afvist).
    case refuse
    /// Let a report out that blocking findings held back (frigiv).
    case release
    /// Changed role in the demonstration (skift rolle).
    case changeRole = "change_role"
  }

  /// ISO time, UTC.
  package var time: String
  package var user: String
  package var role: Role
  package var unit: String?
  /// Why the scope was given.
  package var reason: String
  package var action: Action
  /// What was asked for: `rapport sagsoverblik 2026-10`.
  package var subject: String
  /// How many persons were shown as rows.
  package var persons: Int

  package init(
    time: String, user: String, role: Role, unit: String?, reason: String, action: Action, subject: String,
    persons: Int = 0
  ) {
    self.time = time
    self.user = user
    self.role = role
    self.unit = unit
    self.reason = reason
    self.action = action
    self.subject = subject
    self.persons = persons
  }
}

/// The access log: append-only, each line sealed with a keyed hash over itself and the seal before it.
///
/// A line that is changed, removed or slipped in breaks every seal after it; only the holder of the key can make new ones.
package struct AccessLog: Sendable {
  let pool: DatabasePool
  let key: Data

  package func add(_ entry: AccessEntry) throws {
    try pool.write { database in
      let before = try String.fetchOne(database, sql: "SELECT seal FROM access_log ORDER BY id DESC LIMIT 1") ?? ""
      try database.execute(
        literal: """
          INSERT INTO access_log (time, user, role, unit, reason, action, subject, persons, seal)
          VALUES (\(entry.time), \(entry.user), \(entry.role.rawValue), \(entry.unit), \(entry.reason),
            \(entry.action.rawValue), \(entry.subject), \(entry.persons), \(seal(entry, after: before)))
          """)
    }
  }

  /// The newest first.
  package func latest(_ count: Int) throws -> [AccessEntry] {
    try pool.read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM access_log ORDER BY id DESC LIMIT ?", arguments: [count])
        .map { row in try AccessEntry(row: row) }
    }
  }

  /// The number of the first line whose seal does not fit, or nil when the whole chain holds.
  ///
  /// Lines cut off at the end cannot be seen from the chain alone; keep `lastSeal` elsewhere to see that too.
  package func firstBrokenLine() throws -> Int? {
    try pool.read { database in
      var before = ""
      let rows = try Row.fetchCursor(database, sql: "SELECT * FROM access_log ORDER BY id")
      while let row = try rows.next() {
        let stored: String = row["seal"]
        guard try stored == seal(AccessEntry(row: row), after: before) else { return row["id"] }
        before = stored
      }
      return nil
    }
  }

  package func lastSeal() throws -> String? {
    try pool.read { try String.fetchOne($0, sql: "SELECT seal FROM access_log ORDER BY id DESC LIMIT 1") }
  }

  /// Fields go in with their lengths, so that no two lines can be read as one another.
  private func seal(_ entry: AccessEntry, after before: String) -> String {
    let fields = [
      before, entry.time, entry.user, entry.role.rawValue, entry.unit ?? "", entry.unit == nil ? "0" : "1",
      entry.reason, entry.action.rawValue, entry.subject, String(entry.persons),
    ]
    let text = fields.map { "\($0.utf8.count):\($0)" }.joined()
    let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: key))
    return code.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
  }
}

extension AccessEntry {
  init(row: Row) throws {
    guard let role = Role(rawValue: row["role"]), let action = Action(rawValue: row["action"]) else {
      throw ControlStoreError.unreadableRow(table: "access_log")
    }
    self.init(
      time: row["time"], user: row["user"], role: role, unit: row["unit"], reason: row["reason"], action: action,
      subject: row["subject"], persons: row["persons"])
  }
}
