internal import Diagnostics
internal import Warehouse

/// A check's SELECT with its columns known and each of a type that can be read.
struct CheckStatement {
  let check: Check
  let sql: SQL
  let columns: [String: Int]

  /// What every check may give; other columns feed the message and the values.
  static let standard = [
    "file", "key", "facet", "row_number", "related", "citizen", "service_period", "case_id", "service_area",
    "legal_basis", "facility", "unit", "team", "caseworker", "function", "first_month", "last_month", "amount_ore",
    "days", "severity",
  ]

  /// Asks DuckDB what the SELECT gives; thresholds are set on the connection, and stay until `forget`.
  ///
  /// - Throws: `Diagnostics` with the file and line.
  init(_ check: Check, on connection: Connection) throws {
    self.check = check
    for threshold in check.thresholds {
      let type = threshold.isWhole ? "INTEGER" : "DOUBLE"
      try connection.execute(
        "SET VARIABLE \(identifier: threshold.name) = CAST(\(literal: threshold.value) AS \(raw: type))")
    }
    let described: Table
    do {
      described = try connection.query(SQL(raw: "DESCRIBE\n" + check.relation.sql))
    } catch {
      throw Diagnostics([CheckStatement.diagnostic(of: error, in: check)])
    }
    var columns: [String: Int] = [:]
    var parts: [SQL] = []
    for (index, row) in described.rows.enumerated() {
      guard let name = row[0].text, let type = row[1].text else { continue }
      columns[name] = index
      parts.append(CheckStatement.readable(name, type))
    }
    self.columns = columns
    sql = "SELECT \(parts.joined(separator: ", ")) FROM (\n\(raw: check.relation.sql)\n)"
    let faults = faults(among: described.rows.compactMap { $0[0].text })
    guard faults.isEmpty else { throw Diagnostics(faults) }
  }

  func forget(on connection: Connection) throws {
    for threshold in check.thresholds { try connection.execute("RESET VARIABLE \(identifier: threshold.name)") }
  }

  private static func readable(_ name: String, _ type: String) -> SQL {
    let column = SQL.identifier(name)
    if type == "VARCHAR[]" { return "array_to_string(\(column), chr(31)) AS \(column)" }
    if type.hasPrefix("DECIMAL") { return "CAST(\(column) AS DOUBLE) AS \(column)" }
    if type == "\"NULL\"" { return "CAST(NULL AS VARCHAR) AS \(column)" }
    return column
  }

  /// Columns that message and values name and the SELECT lacks; standard columns that cannot be done without.
  private func faults(among names: [String]) -> [Diagnostic] {
    let missing =
      check.message.columns.filter { columns[$0] == nil }.map { ($0, check.messagePlace) }
      + check.values.filter { columns[$0.column] == nil }.map { ($0.column, $0.place) }
    let unknown = missing.map { name, place in
      Diagnostic(
        code: "kolonne-ukendt", "Kolonnen `\(name)` er ikke i kontrollens SELECT.",
        suggestion: nearMiss(name, among: names).map { "Mente du `\($0)`?" }
          ?? "Den giver: \(names.joined(separator: ", ")).", at: place)
    }
    let needed = ["file", "key"].filter { columns[$0] == nil }.map { name in
      Diagnostic(
        code: "kolonne-mangler", "Kontrollens SELECT skal give kolonnen `\(name)`.",
        suggestion: "`file` er udtrækkets navn, `key` rækkens eget id.", at: Place(file: check.relation.path))
    }
    // A near miss of a standard column is read by nobody: the finding would lose its place without a word.
    let used = Set(check.message.columns + check.values.map(\.column))
    let stray = names.filter { !CheckStatement.standard.contains($0) && !used.contains($0) }.map { name in
      Diagnostic(
        code: "kolonne-ubrugt", "Kolonnen `\(name)` bruges hverken i beskeden, i værdierne eller af fundet.",
        suggestion: nearMiss(name, among: CheckStatement.standard).map { "Mente du `\($0)`?" } ?? "Fjern den.",
        at: Place(file: check.relation.path))
    }
    return unknown + needed + stray
  }

  /// DuckDB's own words are shown where they are about the SELECT; where they may hold a cell's value they are not.
  static func diagnostic(of error: WarehouseError, in check: Check) -> Diagnostic {
    let aboutText = ["Parser Error", "Binder Error", "Catalog Error"].contains(error.kind)
    let line = error.detail.firstMatch(of: /LINE (\d+):/).flatMap { Int($0.output.1) }
    let words = error.detail.prefix { $0 != "\n" }
    return Diagnostic(
      code: "sql-fejl", "DuckDB kan ikke køre kontrollen \(check.id)\(aboutText ? ": \(words)" : " (\(error.kind)).")",
      at: Place(file: check.relation.path, line: aboutText ? line.map { max(1, $0 - 1) } : nil))
  }
}
