package import DocumentModel

/// A table for a Danish spreadsheet: `;` between fields, decimal comma, LF, UTF-8, no number formatted for the eye.
package enum CSVText {
  package static func text(_ table: DataTable) -> String {
    let header = table.columns.map { column in
      field([column.title, column.unit].compactMap { $0 }.joined(separator: ", "))
    }
    return ([header] + table.rows.map { row in row.cells.map(field) })
      .map { $0.joined(separator: ";") + "\n" }.joined()
  }

  private static func field(_ cell: Cell) -> String {
    guard let number = cell.number else { return field(cell.date ?? cell.text) }
    return String(JSONText.digits(number).map { $0 == "." ? "," : $0 })
  }

  /// A text that a spreadsheet would take for a formula gets an apostrophe in front; a number stays a number.
  package static func field(_ text: String) -> String {
    var text = text
    if let first = text.unicodeScalars.first, beginsFormula(first), !isNumber(text) { text = "'" + text }
    guard text.contains(where: { $0 == ";" || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// Also a full-width sign, which some spreadsheets read as the plain one, and what is skipped before a sign is looked for.
  private static func beginsFormula(_ scalar: Unicode.Scalar) -> Bool {
    "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}\u{2212}".unicodeScalars.contains(scalar)
  }

  private static func isNumber(_ text: String) -> Bool {
    text.wholeMatch(of: /-?[0-9]+(?:,[0-9]+)?(?:[eE][-+]?[0-9]+)?/) != nil
  }
}
