internal import Diagnostics
internal import Warehouse

/// The failing rows of one check, as findings in a fixed order.
struct FindingRows {
  private let check: Check
  private let columns: [String: Int]

  /// - Parameter columns: the names of what each row holds, in order; `file` and `key` are among them.
  init(_ check: Check, columns: [String]) {
    self.check = check
    self.columns = Dictionary(zip(columns, columns.indices), uniquingKeysWith: { first, _ in first })
  }

  func findings(_ rows: [[Value]]) throws -> [Finding] {
    var names = FindingNames(check: check.id)
    return try rows.map { (row: $0, order: try order($0)) }.sorted { $0.order < $1.order }
      .map { try finding($0.row, named: &names) }
  }

  /// By entity, never by the order in which DuckDB's threads came home.
  private func order(_ row: [Value]) throws -> RowOrder {
    RowOrder(
      file: try needed("file", row), key: try needed("key", row), facet: text("facet", row) ?? "",
      rowNumber: cell("row_number", row).int ?? 0, message: message(row))
  }

  private func finding(_ row: [Value], named names: inout FindingNames) throws -> Finding {
    let file = try needed("file", row)
    let key = try needed("key", row)
    return Finding(
      finding: names.next(file: file, key: key, facet: text("facet", row)), severity: try severity(row), file: file,
      key: key, message: message(row),
      rowNumber: cell("row_number", row),
      citizen: cell("citizen", row),
      attributes: FindingTables.attributes.map { cell($0, row) },
      related: related(row), shown: check.values.map { danishText(cell($0.column, row), column: $0.column) })
  }

  private func message(_ row: [Value]) -> String {
    check.message.filled { danishText(cell($0, row), column: $0) }
  }

  private func severity(_ row: [Value]) throws -> Check.Severity {
    guard let word = text("severity", row) else { return check.severity }
    guard let severity = Check.Severity(rawValue: word) else {
      throw broken("Kolonnen `severity` holder et ord, der ikke er en alvor: brug blocking, warning eller info.")
    }
    return severity
  }

  /// `disponering:D000077`, one after another.
  private func related(_ row: [Value]) -> [(file: String, key: String)] {
    (text("related", row) ?? "").split(separator: Chunk.listSeparator).compactMap { item in
      let parts = item.split(separator: ":", maxSplits: 1)
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
  }

  private func needed(_ column: String, _ row: [Value]) throws -> String {
    guard let text = text(column, row) else { throw broken("Kolonnen `\(column)` er tom i en række.") }
    return text
  }

  private func broken(_ message: String) -> Diagnostics {
    Diagnostics([
      Diagnostic(
        code: "kontrol-raekke", "Kontrollen \(check.id) giver en række, der ikke kan bruges. \(message)",
        at: Place(file: check.relation.path))
    ])
  }

  private func cell(_ column: String, _ row: [Value]) -> Value { columns[column].map { row[$0] } ?? .null }
  private func text(_ column: String, _ row: [Value]) -> String? { cell(column, row).text }
}

private struct RowOrder: Comparable {
  let file: String
  let key: String
  let facet: String
  let rowNumber: Int
  let message: String

  static func < (left: RowOrder, right: RowOrder) -> Bool {
    (left.file, left.key, left.facet, left.rowNumber, left.message)
      < (right.file, right.key, right.facet, right.rowNumber, right.message)
  }
}
