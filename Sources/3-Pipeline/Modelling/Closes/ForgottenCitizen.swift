package import Foundation
internal import Warehouse

/// A citizen who is taken out of a file of rows (sletning): another pseudonym stands in the place of theirs, so that the figures are the
/// same and nothing leads to the person.
package enum ForgottenCitizen {
  /// Writes the whole file anew: what is changed in place leaves the old bytes behind.
  ///
  /// - Parameters:
  ///   - pseudonym: what is replaced wherever it stands, also inside a text.
  ///   - other: made by chance, as long as the first.
  /// - Returns: how many rows held it.
  package static func replace(_ pseudonym: String, by other: String, in file: URL, to fresh: URL) throws -> Int {
    let connection = try Database(path: nil).connect()
    try connection.execute("ATTACH \(literal: file.path) AS old (READ_ONLY)")
    try connection.execute(
      "ATTACH \(literal: fresh.path) AS fresh (STORAGE_VERSION 'latest'); COPY FROM DATABASE old TO fresh (SCHEMA)")
    try connection.execute("BEGIN")
    var changed = 0
    for (schema, table, columns) in try tables(connection) {
      let texts = columns.filter(\.isText).map { SQL.identifier($0.name) }
      let held = texts.map { "contains(\($0), \(literal: pseudonym))" as SQL }.joined(separator: " OR ")
      let values = texts.map {
        "replace(\($0), \(literal: pseudonym), \(literal: other)) AS \($0)" as SQL
      }.joined(separator: ", ")
      let list: SQL = texts.isEmpty ? "*" : "* REPLACE (" + values + ")"
      let from: SQL = "old.\(identifier: schema).\(identifier: table)"
      if !texts.isEmpty {
        changed += try connection.query("SELECT count(*) FROM " + from + " WHERE " + held).single.int ?? 0
      }
      try connection.execute(
        "INSERT INTO fresh.\(identifier: schema).\(identifier: table) SELECT " + list + " FROM " + from)
    }
    try connection.execute("COMMIT")
    try connection.execute("DETACH fresh")
    return changed
  }

  private struct Column {
    let name: String
    let isText: Bool
  }

  private static func tables(_ connection: Connection) throws -> [(schema: String, table: String, columns: [Column])] {
    let rows = try connection.query(
      """
      SELECT schema_name, table_name, column_name, data_type = 'VARCHAR' FROM duckdb_columns()
      WHERE database_name = 'old' AND NOT internal
        AND (schema_name, table_name) IN (SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'old')
      ORDER BY schema_name, table_name, column_index
      """
    ).rows
    var result: [(schema: String, table: String, columns: [Column])] = []
    for row in rows {
      guard let schema = row[0].text, let table = row[1].text, let name = row[2].text else { continue }
      if result.last.map({ $0.schema != schema || $0.table != table }) ?? true { result.append((schema, table, [])) }
      result[result.count - 1].columns.append(Column(name: name, isText: row[3].bool ?? false))
    }
    return result
  }
}
