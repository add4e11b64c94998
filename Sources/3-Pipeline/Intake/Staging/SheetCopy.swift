internal import Foundation
internal import Warehouse

/// One sheet of a workbook as a text file, each cell as it is stored.
struct SheetCopy {
  let path: String
  /// The first sheet when nil.
  let sheet: String?

  /// Columns that a sheet with rows above its header may have.
  private static let widest = "ALL"

  /// From the first row that is not empty, as wide as that is: a table with its header on top.
  func write(to text: URL, on connection: Connection) throws {
    try copy(reader(), to: text, on: connection)
  }

  /// From the first cell of the sheet, so that row numbers are the sheet's own, as wide and as long as it is used.
  ///
  /// By itself DuckDB's reader takes the width of the first row that is not empty, which is often a title.
  func writeWhole(to text: URL, on connection: Connection) throws {
    let rows = try usedRows(connection)
    let columns = try usedColumns(rows, connection)
    try copy(reader(range: "A1:\(letters(max(columns, 2)))\(rows)"), to: text, on: connection)
  }

  /// What the user is told when the sheet cannot be read.
  func refusal(_ error: WarehouseError) -> (code: String, message: String) {
    if let sheet, error.detail.contains("not found in xlsx") {
      return ("ark-mangler", "Regnearket har ikke arket `\(sheet)`. Ret `sheet` i profilen.")
    }
    return (
      "xlsx-ulaeselig",
      "Regnearket kan ikke læses. Åbn det, se efter at \(sheet.map { "arket `\($0)`" } ?? "første ark") har data, og gem det igen som .xlsx."
    )
  }

  private func reader(range: String? = nil) -> SQL {
    var options = "header = false, all_varchar = true, stop_at_empty = false"
    if let range { options += ", range = '\(range)'" }
    let named: SQL = sheet.map { ", sheet = \(literal: $0)" } ?? ""
    return "read_xlsx(\(literal: plainPath(path)), \(raw: options)" + named + ")"
  }

  private func copy(_ reader: SQL, to text: URL, on connection: Connection) throws {
    try connection.execute(
      "COPY (SELECT * FROM " + reader
        + ") TO \(literal: text.path) (FORMAT csv, DELIMITER ';', HEADER false, QUOTE '\"')")
  }

  /// The number of the last row; the reader's own first column is named by the cell it begins in.
  private func usedRows(_ connection: Connection) throws -> Int {
    let first = try connection.query("SELECT column_name FROM (DESCRIBE SELECT * FROM " + reader() + ") LIMIT 1")
      .single.text
    let start = first.flatMap { Int($0.drop { !$0.isNumber }) } ?? 1
    let count = try connection.query("SELECT count(*) FROM " + reader()).single.int ?? 0
    return max(start + count - 1, 1)
  }

  /// The number of the last column with a value among the first rows, where the header is.
  private func usedColumns(_ rows: Int, _ connection: Connection) throws -> Int {
    let table = try connection.query("SELECT * FROM " + reader(range: "A1:\(Self.widest)\(min(rows, 60))"))
    return table.rows.map { row in (row.lastIndex { $0 != .null } ?? -1) + 1 }.max() ?? 1
  }
}

/// `28` → `AB`.
private func letters(_ column: Int) -> String {
  var rest = column
  var result = ""
  while rest > 0 {
    let digit = UInt8((rest - 1) % 26)
    result = String(UnicodeScalar(65 + digit)) + result
    rest = (rest - 1) / 26
  }
  return result
}
