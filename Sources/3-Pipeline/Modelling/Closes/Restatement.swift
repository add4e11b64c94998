package import Foundation
package import Warehouse

/// What a delivery says of months that have been told before (efterregulering): closed ones keep what was told, open ones
/// are told anew, and both differences are written down in `meta.restatement`.
package enum Restatement {
  /// One close that is in force.
  package struct Close: Sendable, Hashable {
    /// Index of the last month.
    package var through: Int
    /// Danish time.
    package var closed: String
    package var delivery: String

    package init(through: Int, closed: String, delivery: String) {
      self.through = through
      self.closed = closed
      self.delivery = delivery
    }
  }

  /// Writes the closes in force; a warehouse from before there were closes gets the tables that it lacks.
  package static func begin(_ closes: [Close], on connection: Connection) throws {
    try MetaTable.createAll(on: connection)
    try MetaTable.closedPeriod.empty(on: connection)
    try MetaTable.closedPeriod.add(
      closes.map {
        ["last_month": .int($0.through), "closed": .text($0.closed), "delivery": .text($0.delivery)]
      }, on: connection)
  }

  /// The closes of a warehouse that is built already, in the place of those it was built with.
  package static func replaceCloses(_ closes: [Close], in warehouse: URL) throws {
    let connection = try Database(path: warehouse.path).connect()
    try begin(closes, on: connection)
    try connection.execute("CHECKPOINT")
  }

  /// Compares open months with the warehouse that was served until now.
  ///
  /// - Parameter closed: the last closed month, or nil.
  package static func compare(with previous: URL, after closed: Int?, on connection: Connection) throws {
    let here = try connection.query("SELECT current_database()").single.text ?? ""
    try connection.execute("ATTACH \(literal: previous.path) AS previous (READ_ONLY)")
    let told = try connection.query("SELECT max(year(as_of) * 12 + month(as_of) - 1)::INTEGER FROM previous.meta.build")
      .single.int
    if let told {
      let open = SQL(raw: "month > \(closed ?? 0) AND month <= \(told)")
      let known = try MonthFact.all(in: "previous", connection)
      for fact in try MonthFact.all(in: here, connection) {
        guard let before = known.first(where: { $0.name == fact.name }), before.columns == fact.columns else {
          continue
        }
        try write(
          fact, before: fact.rows(of: "previous", where: open), after: fact.rows(of: here, where: open),
          isClosed: false, on: connection)
      }
    }
    try connection.execute("DETACH previous")
  }

  static func write(_ fact: MonthFact, before: SQL, after: SQL, isClosed: Bool, on connection: Connection) throws {
    try MetaTable.restatement.add(
      from: """
        SELECT coalesce(b.month, a.month) AS month, \(literal: fact.name) AS fact, \(raw: String(isClosed)) AS is_closed,
          coalesce(b.rows, 0) AS rows_before, coalesce(a.rows, 0) AS rows_after, b.amount AS amount_before_ore,
          a.amount AS amount_after_ore, b.persons AS persons_before, a.persons AS persons_after, b.days AS days_before,
          a.days AS days_after
        FROM (\(fact.summary(of: before))) AS b FULL JOIN (\(fact.summary(of: after))) AS a ON a.month = b.month
        WHERE a.content IS DISTINCT FROM b.content OR a.rows IS DISTINCT FROM b.rows
        ORDER BY 1
        """, on: connection)
  }
}
