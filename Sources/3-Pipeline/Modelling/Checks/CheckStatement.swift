internal import Diagnostics
internal import Warehouse

/// A check's SELECT, asked with the check's thresholds; what it gives must have the columns that a finding is made of.
struct CheckStatement {
  private let check: Check

  init(_ check: Check) { self.check = check }

  /// What every check may give; other columns feed the message and the values.
  private static let standard = [
    "file", "key", "facet", "row_number", "related", "citizen", "service_period", "case_id", "service_area",
    "legal_basis", "facility", "unit", "team", "caseworker", "function", "first_month", "last_month", "amount_ore",
    "days", "severity", "owner",
  ]

  /// The failing rows, as findings in a fixed order.
  ///
  /// - Throws: `Diagnostics` with the file and line.
  func findings(on connection: Connection) throws -> [Finding] {
    for threshold in check.thresholds {
      let type = threshold.isWhole ? "INTEGER" : "DOUBLE"
      try connection.execute(
        "SET VARIABLE \(identifier: threshold.name) = CAST(\(literal: threshold.value) AS \(raw: type))")
    }
    let table: Table
    do {
      table = try connection.liftingLimit { () throws(WarehouseError) in
        try connection.query(SQL(raw: check.relation.sql))
      }
    } catch {
      throw Diagnostics([diagnostic(of: error)])
    }
    for threshold in check.thresholds { try connection.execute("RESET VARIABLE \(identifier: threshold.name)") }
    let faults = faults(among: table.columns)
    guard faults.isEmpty else { throw Diagnostics(faults) }
    return try FindingRows(check, columns: table.columns).findings(table.rows)
  }

  /// Columns that message and values name and the SELECT lacks; standard columns that cannot be done without.
  private func faults(among names: [String]) -> [Diagnostic] {
    let missing =
      check.message.columns.filter { !names.contains($0) }.map { ($0, check.messagePlace) }
      + check.values.filter { !names.contains($0.column) }.map { ($0.column, $0.place) }
    let unknown = missing.map { name, place in
      Diagnostic(
        code: "kolonne-ukendt", "Kolonnen `\(name)` er ikke i kontrollens SELECT.",
        suggestion: nearMiss(name, among: names).map { "Mente du `\($0)`?" }
          ?? "Den giver: \(names.joined(separator: ", ")).", at: place)
    }
    let needed = ["file", "key"].filter { !names.contains($0) }.map { name in
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
  private func diagnostic(of error: WarehouseError) -> Diagnostic {
    Diagnostic(
      code: "sql-fejl",
      "DuckDB kan ikke køre kontrollen \(check.id)\(error.wordsAboutText.map { ": \($0)" } ?? " (\(error.kind)).")",
      at: Place(file: check.relation.path, line: error.line))
  }
}
