package import Access
internal import CareModel
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
    /// Brought a delivery in (indlæs).
    case load
    /// Closed a period (luk).
    case close
    /// Opened a period again (genåbn).
    case reopen
    /// Made a copy of the home (sikkerhedskopiér).
    case backUp = "backup"
    /// Brought a home or an earlier day's warehouse back (gendan).
    case restore
    /// Took a citizen out (slet).
    case erase
  }

  /// ISO time, UTC.
  package var time: String
  package var user: String
  /// nil when nobody knows who it was: somebody who was turned away at the door.
  package var role: Role?
  package var unit: String?
  /// Why the scope was given.
  package var reason: String
  package var action: Action
  /// What was asked for: `rapport sagsoverblik 2026-10`.
  package var subject: String
  /// How many different citizens (borgere) were shown as rows.
  package var persons: Int

  package init(
    time: String, user: String, role: Role?, unit: String?, reason: String, action: Action, subject: String,
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
/// A line that is changed, removed or slipped in breaks every seal after it; only the holder of the key can make new ones. Lines are
/// numbered from 1 without a gap, so the chain gives each its number, too: none can be had by another.
package struct AccessLog: Sendable {
  let pool: DatabasePool
  let key: Data
  /// Where the last line is remembered outside the database, so that a cut tail shows.
  let headFile: URL

  /// Whatever looks like a CPR number is left out, and what is longer than anyone needs is cut: the log outlives what it speaks of.
  package func add(_ entry: AccessEntry) throws {
    let entry = entry.withoutNumbers
    let head = try pool.write { database -> LogHead? in
      let before = try Self.last(database)
      let isKnown = try LogHead.read(headFile) == before
      let seal = seal(entry, after: before?.seal ?? "")
      try database.execute(
        literal: """
          INSERT INTO access_log (time, user, role, unit, reason, action, subject, persons, seal)
          VALUES (\(entry.time), \(entry.user), \(entry.roleText), \(entry.unit), \(entry.reason),
            \(entry.action.rawValue), \(entry.subject), \(entry.persons), \(seal))
          """)
      return isKnown ? LogHead(line: Int(database.lastInsertedRowID), seal: seal) : nil
    }
    // Written when the line stands: a head is never ahead of its log, and one that lags behind is only weaker. A head that was
    // not the last line's is evidence that something is gone, and is left as it is.
    try head?.write(to: headFile)
  }

  /// The last line; nil of an empty log.
  static func last(_ database: GRDB.Database) throws -> LogHead? {
    try Row.fetchOne(database, sql: "SELECT id, seal FROM access_log ORDER BY id DESC LIMIT 1")
      .map { LogHead(line: $0["id"], seal: $0["seal"]) }
  }

  /// The newest first.
  package func latest(_ count: Int) throws -> [AccessEntry] {
    try pool.read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM access_log ORDER BY id DESC LIMIT ?", arguments: [count])
        .map { row in try AccessEntry(row: row) }
    }
  }

  /// Holds every line against its seal, and the log against its heads.
  ///
  /// - Parameter kept: a head that somebody kept elsewhere, out of reach of whoever can write in the home.
  package func verify(kept: LogHead? = nil) throws -> LogStanding {
    let own = try LogHead.read(headFile)
    let heads = [own, kept].compactMap { $0 }
    return try pool.read { database in
      var last: LogHead?
      var lines = 0
      var missing = Set(heads)
      let rows = try Row.fetchCursor(database, sql: "SELECT * FROM access_log ORDER BY id")
      while let row = try rows.next() {
        let line = LogHead(line: row["id"], seal: row["seal"])
        guard line.line == lines + 1 else { return .broken(line.line) }
        do {
          guard try line.seal == seal(AccessEntry(row: row), after: last?.seal ?? "") else { return .broken(line.line) }
        } catch is ControlStoreError {
          // What this program never writes was written by somebody else.
          return .broken(line.line)
        }
        missing.remove(line)
        last = line
        lines += 1
      }
      if let cut = missing.map(\.line).max() { return .cut(cut) }
      if own == nil && lines > 0 { return .headless }
      return .whole(lines: lines, head: last)
    }
  }

  /// Fields go in with their lengths, so that no two lines can be read as one another.
  private func seal(_ entry: AccessEntry, after before: String) -> String {
    let fields = [
      before, entry.time, entry.user, entry.roleText, entry.unit ?? "", entry.unit == nil ? "0" : "1",
      entry.reason, entry.action.rawValue, entry.subject, String(entry.persons),
    ]
    let text = fields.map { "\($0.utf8.count):\($0)" }.joined()
    let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: key))
    return hexadecimal(code)
  }
}

extension AccessEntry {
  fileprivate static let noRole = "ingen"
  fileprivate var roleText: String { role?.rawValue ?? AccessEntry.noRole }

  fileprivate var withoutNumbers: AccessEntry {
    func clean(_ text: String) -> String {
      CivilNumberPattern.isIn(text) ? "[udeladt: ligner et CPR-nummer]" : String(text.prefix(400))
    }
    var entry = self
    entry.user = clean(user)
    entry.unit = unit.map(clean)
    entry.reason = clean(reason)
    entry.subject = clean(subject)
    return entry
  }

  init(row: Row) throws {
    let roleText: String = row["role"]
    let role = Role(rawValue: roleText)
    guard role != nil || roleText == AccessEntry.noRole, let action = Action(rawValue: row["action"]) else {
      throw ControlStoreError.unreadableRow(table: "access_log")
    }
    self.init(
      time: row["time"], user: row["user"], role: role, unit: row["unit"], reason: row["reason"], action: action,
      subject: row["subject"], persons: row["persons"])
  }
}
