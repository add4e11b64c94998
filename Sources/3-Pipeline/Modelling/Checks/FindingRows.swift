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

  /// By entity and by what is said of it, never by the order of rows in the file or of DuckDB's threads coming home.
  private func order(_ row: [Value]) throws -> RowOrder {
    RowOrder(
      file: try needed("file", row), key: try needed("key", row), facet: text("facet", row) ?? "",
      message: message(row), attributes: FindingTables.attributes.map { danishText(cell($0, row), column: "") },
      rowNumber: cell("row_number", row).int ?? 0)
  }

  private func finding(_ row: [Value], named names: inout FindingNames) throws -> Finding {
    let file = try needed("file", row)
    let key = try needed("key", row)
    return Finding(
      finding: names.next(file: file, key: key, facet: text("facet", row)),
      severity: try word("severity", row) ?? check.severity, owner: try word("owner", row) ?? check.owner, file: file,
      key: key, message: message(row),
      rowNumber: cell("row_number", row),
      citizen: cell("citizen", row),
      attributes: FindingTables.attributes.map { cell($0, row) },
      related: related(row), shown: check.values.map { danishText(cell($0.column, row), column: $0.column) })
  }

  private func message(_ row: [Value]) -> String {
    check.message.filled(hasValue: { cell($0, row) != .null }) { column, words in
      let value = cell(column, row)
      let text = danishText(value, column: column)
      guard let words else { return text }
      return "\(text)\u{A0}\(value == .int(1) || value == .double(1) ? words.one : words.many)"
    }
  }

  /// A row's own word of a closed list; nil where it has none.
  private func word<Word: RawRepresentable & CaseIterable>(
    _ column: String, _ row: [Value]
  ) throws -> Word? where Word.RawValue == String {
    guard let text = text(column, row) else { return nil }
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw broken("Kolonnen `\(column)` holder et ord, der ikke kan bruges: vælg mellem \(known).")
    }
    return word
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
  let message: String
  let attributes: [String]
  let rowNumber: Int

  static func < (left: RowOrder, right: RowOrder) -> Bool {
    let (entity, other) = (
      (left.file, left.key, left.facet, left.message), (right.file, right.key, right.facet, right.message)
    )
    if entity != other { return entity < other }
    if left.attributes != right.attributes { return left.attributes.lexicographicallyPrecedes(right.attributes) }
    return left.rowNumber < right.rowNumber
  }
}
