package import CareModel
internal import GRDB

/// One close of a period (lukning): its months, up to the last one, stand as they were known then.
package struct Close: Hashable, Sendable {
  /// As it was asked for: `2026-10`.
  package var period: String
  /// Month index of the last closed month.
  package var lastMonth: Int
  /// ISO time, Danish: what people are shown.
  package var closed: String
  package var closedBy: String
  /// The delivery that the figures were made of.
  package var delivery: String
  package var asOf: Day
  /// Name of the file with the frozen facts.
  package var file: String

  package init(
    period: String, lastMonth: Int, closed: String, closedBy: String, delivery: String, asOf: Day, file: String
  ) {
    self.period = period
    self.lastMonth = lastMonth
    self.closed = closed
    self.closedBy = closedBy
    self.delivery = delivery
    self.asOf = asOf
    self.file = file
  }
}

/// The closes of this home; one that is opened again stays on record.
package struct Closes: Sendable {
  let pool: DatabasePool

  /// Those in force, the earliest months first.
  package func inForce() throws -> [Close] {
    try pool.read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM closed_period WHERE reopened IS NULL ORDER BY last_month, id"
      ).map { row in try Close(row: row) }
    }
  }

  package func add(_ close: Close) throws { try pool.write { try Closes.insert(close, in: $0) } }

  /// Opens every month from the first one again. What was closed before it stays closed.
  ///
  /// - Parameter earliest: the first month that has figures; nothing before it is worth a close.
  package func reopen(fromMonth first: Int, earliest: Int, time: String, by user: String, reason: String) throws {
    try pool.write { database in
      let opened = try Row.fetchAll(
        database,
        sql: "SELECT * FROM closed_period WHERE reopened IS NULL AND last_month >= ? ORDER BY last_month, id",
        arguments: [first]
      ).map { row in try Close(row: row) }
      try database.execute(
        literal: """
          UPDATE closed_period SET reopened = \(time), reopened_by = \(user), reason = \(reason)
          WHERE reopened IS NULL AND last_month >= \(first)
          """)
      // A close of several months that is opened in the middle goes on for the months before.
      let left = try Int.fetchOne(database, sql: "SELECT max(last_month) FROM closed_period WHERE reopened IS NULL")
      guard var rest = opened.first, first > earliest, left.map({ $0 < first - 1 }) ?? true else { return }
      rest.lastMonth = first - 1
      rest.period = Period(monthIndex: rest.lastMonth).description
      try Closes.insert(rest, in: database)
    }
  }

  private static func insert(_ close: Close, in database: Database) throws {
    try database.execute(
      literal: """
        INSERT INTO closed_period (period, last_month, closed, closed_by, delivery, as_of, file)
        VALUES (\(close.period), \(close.lastMonth), \(close.closed), \(close.closedBy), \(close.delivery),
          \(close.asOf.description), \(close.file))
        """)
  }
}

extension Close {
  init(row: Row) throws {
    guard let asOf = Day(iso: row["as_of"] as String) else {
      throw ControlStoreError.unreadableRow(table: "closed_period")
    }
    self.init(
      period: row["period"], lastMonth: row["last_month"], closed: row["closed"], closedBy: row["closed_by"],
      delivery: row["delivery"], asOf: asOf, file: row["file"])
  }
}
