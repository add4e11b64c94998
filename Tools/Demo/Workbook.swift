internal import Foundation

/// A cell of a workbook.
enum Cell {
  case text(String)
  /// A real date cell, from a day number.
  case day(Int)
  /// A real number cell, in hundredths.
  case hundredths(Int64)
  case blank
}

/// Writes a workbook of one sheet (Office Open XML, stored without compression): enough for test data, no more.
enum Workbook {
  static func write(_ rows: [[Cell]], to url: URL) throws {
    var sheet = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
    sheet += #"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#
    for (number, row) in rows.enumerated() {
      sheet += "<row r=\"\(number + 1)\">"
      for (column, cell) in row.enumerated() { sheet += xml(cell, at: reference(column) + "\(number + 1)") }
      sheet += "</row>"
    }
    sheet += "</sheetData></worksheet>"
    try zip(parts + [("xl/worksheets/sheet1.xml", sheet)]).write(to: url)
  }

  private static func reference(_ column: Int) -> String {
    String(UnicodeScalar(UInt8(65 + column)))
  }

  private static func xml(_ cell: Cell, at place: String) -> String {
    switch cell {
    case .text(let text):
      let safe = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      return "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(safe)</t></is></c>"
    case .day(let day):
      // Day 25,569 of a workbook's calendar is 1 January 1970.
      return "<c r=\"\(place)\" s=\"1\"><v>\(day + 25_569)</v></c>"
    case .hundredths(let value):
      let number = "\(value / 100)" + (value % 100 == 0 ? "" : "." + digits(Int(abs(value % 100)), 2))
      return "<c r=\"\(place)\"><v>\(number)</v></c>"
    case .blank: return ""
    }
  }

  private static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml."
  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  private static let parts: [(String, String)] = [
    (
      "[Content_Types].xml",
      head + "<Types xmlns=\"\(package)content-types\">"
        + #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
        + #"<Default Extension="xml" ContentType="application/xml"/>"#
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(types)sheet.main+xml\"/>"
        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(types)styles+xml\"/>"
        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(types)worksheet+xml\"/></Types>"
    ),
    (
      "_rels/.rels",
      head + "<Relationships xmlns=\"\(package)relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"\(relations)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    ),
    (
      "xl/workbook.xml",
      head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\">"
        + #"<sheets><sheet name="Udtræk" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    ),
    (
      "xl/_rels/workbook.xml.rels",
      head + "<Relationships xmlns=\"\(package)relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"\(relations)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
        + "<Relationship Id=\"rId2\" Type=\"\(relations)/styles\" Target=\"styles.xml\"/></Relationships>"
    ),
    (
      "xl/styles.xml",
      head + "<styleSheet xmlns=\"\(main)\">"
        + #"<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>"#
        + #"<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>"#
        + #"<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>"#
        + #"<cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>"#
    ),
  ]

  // MARK: The archive, after PKWARE's APPNOTE 6.3, method 0 (stored)

  private static func zip(_ entries: [(String, String)]) -> Data {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in entries {
      let (name, content) = (Array(name.utf8), Array(content.utf8))
      let offset = archive.count
      // Version 2.0, names in UTF-8, stored, 1 January 2026 00:00.
      var common = little(20, 2) + little(0x0800, 2) + little(0, 2) + little(0, 2) + little(46 << 9 | 1 << 5 | 1, 2)
      common += little(checksum(content), 4) + little(content.count, 4) + little(content.count, 4)
      common += little(name.count, 2) + little(0, 2)
      archive += little(0x0403_4B50, 4) + common + name + content
      directory += little(0x0201_4B50, 4) + little(20, 2) + common
      directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(offset, 4) + name
    }
    let end = little(0x0605_4B50, 4) + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
    return Data(archive + directory + end + little(directory.count, 4) + little(archive.count, 4) + little(0, 2))
  }

  private static func little(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static let remainders: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { rest, _ in rest & 1 == 1 ? 0xEDB8_8320 ^ rest >> 1 : rest >> 1 }
  }

  /// CRC-32 (ISO 3309).
  private static func checksum(_ bytes: [UInt8]) -> Int {
    var rest: UInt32 = 0xFFFF_FFFF
    for byte in bytes { rest = remainders[Int((rest ^ UInt32(byte)) & 0xFF)] ^ rest >> 8 }
    return Int(rest ^ 0xFFFF_FFFF)
  }
}
