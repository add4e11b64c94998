package import Foundation
package import Warehouse

/// The month-grained facts as they were known when a period was closed (lukkede tal), in a file of their own.
///
/// Persons are pseudonyms in it: a warehouse's own numbers change with every delivery. A later warehouse takes the closed
/// months from here and builds the open ones anew.
package enum FrozenFacts {
  /// Copies the months up to and with the last closed one out of a warehouse.
  ///
  /// - Parameters:
  ///   - file: must not exist.
  ///   - through: index of the last closed month.
  package static func freeze(_ warehouse: URL, through: Int, to file: URL) throws {
    let connection = try Database(path: nil).connect()
    try connection.execute("ATTACH \(literal: warehouse.path) AS warehouse (READ_ONLY)")
    try connection.execute("ATTACH \(literal: file.path) AS frozen; CREATE SCHEMA frozen.facts")
    for fact in try MonthFact.all(in: "warehouse", connection) {
      try connection.execute(
        "CREATE TABLE frozen.facts.\(identifier: fact.name) AS "
          + fact.rows(of: "warehouse", where: "month <= \(raw: String(through))") + " ORDER BY month")
      if fact.hasDays { try connection.execute(border(fact, through)) }
    }
    try connection.execute("DETACH frozen")
  }

  /// Who was there on the last closed day is gone or still there by the day after: that day belongs to the close, too.
  private static func border(_ fact: MonthFact, _ through: Int) -> SQL {
    let columns = fact.columns.map { $0 == "mask" ? "1 AS mask" : SQL.identifier($0) }.joined(separator: ", ")
    return "INSERT INTO frozen.facts.\(identifier: fact.name) SELECT \(columns) FROM ("
      + fact.rows(of: "warehouse", where: "month = \(raw: String(through + 1)) AND mask & 1 = 1")
      + ") AS fact WHERE citizen IN (SELECT citizen FROM frozen.facts.\(identifier: fact.name) WHERE \(lastDay(through)))"
  }

  /// Rows that cover the last day of a month.
  private static func lastDay(_ month: Int) -> SQL {
    let days = SQL(raw: "day(last_day(make_date(\(month / 12), \(month % 12 + 1), 1)))")
    return "month = \(raw: String(month)) AND (mask >> (\(days) - 1)) & 1 = 1"
  }

  /// Puts the closed months of a file in the place of those just built, and writes down what differs.
  ///
  /// - Parameter through: the last month that is closed now; the file may hold later ones that were opened again.
  package static func apply(_ file: URL, through: Int, on connection: Connection) throws {
    let here = try connection.query("SELECT current_database()").single.text ?? ""
    try connection.execute("ATTACH \(literal: file.path) AS frozen (READ_ONLY)")
    let frozen = try MonthFact.all(in: "frozen", connection)
    for fact in try MonthFact.all(in: here, connection) {
      guard let known = frozen.first(where: { $0.name == fact.name }) else { continue }
      let closed: SQL = "month <= \(raw: String(through))"
      let before: SQL = "SELECT * FROM frozen.facts.\(identifier: fact.name) WHERE " + closed
      try Restatement.write(
        known.columns == fact.columns ? fact : known.common(with: fact), before: before,
        after: fact.rows(of: here, where: closed), isClosed: true, on: connection)
      try nameMissing(known, here, connection)
      try connection.execute(replacement(fact, known, here, through))
    }
    try connection.execute("DETACH frozen")
  }

  /// The first month that a file holds, or nil when it holds none.
  package static func earliestMonth(_ file: URL) throws -> Int? {
    let connection = try Database(path: nil).connect()
    try connection.execute("ATTACH \(literal: file.path) AS frozen (READ_ONLY)")
    return try MonthFact.all(in: "frozen", connection).compactMap { fact in
      try connection.query("SELECT min(month) FROM frozen.facts.\(identifier: fact.name)").single.int
    }.min()
  }

  /// A person who is in no file any more was there when the month was closed.
  private static func nameMissing(_ fact: MonthFact, _ here: String, _ connection: Connection) throws {
    guard fact.hasCitizens else { return }
    try connection.execute(
      """
      INSERT INTO \(identifier: here).model.citizen (citizen, pseudonym)
      SELECT (SELECT coalesce(max(citizen), 0) FROM \(identifier: here).model.citizen)
        + row_number() OVER (ORDER BY pseudonym), pseudonym
      FROM (SELECT DISTINCT citizen AS pseudonym FROM frozen.facts.\(identifier: fact.name) WHERE citizen IS NOT NULL)
      WHERE pseudonym NOT IN (SELECT pseudonym FROM \(identifier: here).model.citizen)
      """)
  }

  private static func replacement(_ fact: MonthFact, _ known: MonthFact, _ here: String, _ through: Int) -> SQL {
    let table: SQL = "\(identifier: here).facts.\(identifier: fact.name)"
    let columns = fact.columns.map { SQL.identifier($0) }.joined(separator: ", ")
    // A definition may have got a column, or lost one, since the close.
    let kept = fact.columns.map { column -> SQL in
      if !known.columns.contains(column) { return "NULL AS \(identifier: column)" }
      return column == "citizen" ? "person.citizen" : "frozen.\(identifier: column)"
    }.joined(separator: ", ")
    let persons: SQL =
      fact.hasCitizens
      ? " LEFT JOIN \(identifier: here).model.citizen AS person ON person.pseudonym = frozen.citizen" : ""
    let frozen: SQL = "SELECT \(kept) FROM frozen.facts.\(identifier: fact.name) AS frozen" + persons
    let closed = SQL(raw: "month <= \(through)")
    let next = SQL(raw: "month = \(through + 1)")
    guard fact.hasDays else {
      return "CREATE OR REPLACE TABLE \(table) AS SELECT \(columns) FROM (SELECT * FROM (" + frozen + ") WHERE "
        + closed
        + " UNION ALL SELECT \(columns) FROM \(table) WHERE month IS NULL OR NOT (" + closed + "))"
    }
    let others = fact.columns.filter { $0 != "mask" }.map { SQL.identifier($0) }.joined(separator: ", ")
    return """
      CREATE OR REPLACE TABLE \(table) AS
      WITH kept AS (\(frozen)),
      there AS (SELECT DISTINCT citizen FROM kept WHERE \(lastDay(through))),
      border AS (
        SELECT \(others), bit_or(mask)::INTEGER AS mask
        FROM (
          SELECT \(others), CASE WHEN citizen IN (SELECT citizen FROM there) THEN mask & ~1 ELSE mask END AS mask
          FROM \(table) WHERE \(next)
          UNION ALL
          SELECT \(others), mask & 1 AS mask FROM kept WHERE \(next) AND citizen IN (SELECT citizen FROM there))
        GROUP BY ALL
        HAVING bit_or(mask) <> 0)
      SELECT \(columns) FROM kept WHERE \(closed)
      UNION ALL SELECT \(columns) FROM border
      UNION ALL SELECT \(columns) FROM \(table) WHERE month > \(raw: String(through + 1))
      ORDER BY month
      """
  }
}

extension MonthFact {
  /// The columns that both have.
  func common(with other: MonthFact) -> MonthFact {
    MonthFact(name: name, columns: columns.filter(other.columns.contains), codes: codes.union(other.codes))
  }
}
