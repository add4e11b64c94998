import Foundation

/// The XML of a workbook's cells, for tests: `@` in a cell stands for its place.
enum TestSheet {
  static func text(_ text: String) -> String { "<c r=\"@\" t=\"inlineStr\"><is><t>\(text)</t></is></c>" }

  /// Style 1 is a date, 2 a day with a time, 3 a time, 4 the format that the workbook says itself.
  static func number(_ digits: String, style: Int = 0) -> String { "<c r=\"@\" s=\"\(style)\"><v>\(digits)</v></c>" }

  static func row(_ number: Int, _ cells: [String]) -> String {
    let placed = cells.enumerated().map { column, cell in
      cell.replacingOccurrences(of: "\"@\"", with: "\"\(UnicodeScalar(UInt8(65 + column)))\(number)\"")
    }
    return "<row r=\"\(number)\">\(placed.joined())</row>"
  }

  static func styles(_ format: String) -> ZipMaker.Entry {
    let safe = format.replacingOccurrences(of: "\"", with: "&quot;")
    return .init(
      "xl/styles.xml",
      """
      <?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
      <numFmts count="1"><numFmt numFmtId="170" formatCode="\(safe)"/></numFmts><cellXfs count="5">\
      <xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="170"/></cellXfs></styleSheet>
      """)
  }

  /// A workbook of one sheet: rows of text, then rows as they stand in its XML.
  static func workbook(_ texts: [[String]], _ rows: String, format: String = "0", date1904: String = "") -> Data {
    let head = texts.enumerated().map { row($0 + 1, $1.map(text)) }.joined()
    var made = ZipMaker.workbook(head + rows, extra: [styles(format)])
    if !date1904.isEmpty {
      let book = made.entries.firstIndex { $0.name == "xl/workbook.xml" } ?? 0
      let text = String(decoding: made.entries[book].packed, as: UTF8.self)
      made.entries[book] = .init(
        "xl/workbook.xml",
        text.replacingOccurrences(of: "<sheets>", with: "<workbookPr date1904=\"\(date1904)\"/><sheets>"))
    }
    return made.data
  }
}
