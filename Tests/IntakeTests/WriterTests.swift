import Foundation
import Intake
import Testing
import Warehouse

/// Every file of the standard as text and as a workbook of each program that people's workbooks come from: the same rows.
///
/// The files are written by `Goldens/Workbooks/make.py`, but for those in the number forms of Java programs, which are made here.
@Suite struct WriterTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens/Workbooks")

  private func files(_ name: String) throws -> [String: Data] {
    let folder = Self.folder.appendingPathComponent(name)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appendingPathComponent($0))) })
  }

  /// All rows of all extracts, with pseudonyms of one home.
  private func rows(_ files: [String: Data], home: URL) throws -> [String: [String]] {
    let delivered = try Delivered(files, home: home)
    #expect(delivered.report.refused.isEmpty)
    #expect(try delivered.setAside == [])
    let tables = try Delivered.profile("standard").sources.map { $0.table }
    return try Dictionary(
      uniqueKeysWithValues: tables.map {
        ($0, try delivered.rows("SELECT * EXCLUDE (file_id) FROM staging.\(identifier: $0) ORDER BY row_number"))
      })
  }

  private func expectSame(_ workbooks: [String: Data]) throws {
    let home = try Delivered.folder()
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: home) } }
    let texts = try rows(files("tekst"), home: home)
    let found = try rows(workbooks, home: home)
    #expect(texts.count == 22 && workbooks.count == 22)
    for (table, rows) in texts {
      #expect(rows.count == 6, "\(table)")
      #expect(found[table] == rows, "\(table)")
    }
  }

  @Test(arguments: ["openpyxl", "xlsxwriter", "libreoffice"])
  func `a workbook of another program has the rows of the text file`(_ writer: String) throws {
    try expectSame(files(writer))
  }

  @Test func `a workbook in the number forms of Java programs has the rows of the text file`() throws {
    let sources = try Delivered.profile("standard").sources
    var workbooks: [String: Data] = [:]
    for (name, data) in try files("tekst") {
      let stem = name.precomposedStringWithCanonicalMapping.replacing(".csv", with: "")
      let source = try #require(sources.first { $0.name == stem })
      let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map { Self.fields(String($0)) }
      let rows = lines.dropFirst().enumerated().map { index, values in
        TestSheet.row(index + 2, zip(source.fields, values).map { Self.cell($1, $0.kind) })
      }
      workbooks["\(stem).xlsx"] = TestSheet.workbook([lines[0]], rows.joined())
    }
    try expectSame(workbooks)
  }

  /// The values of a line; a quoted one has no line breaks here.
  private static func fields(_ line: String) -> [String] {
    line.matches(of: /(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/).map {
      $0.1.map { String($0).replacing("\"\"", with: "\"") } ?? String($0.2 ?? "")
    }
  }

  private static func cell(_ text: String, _ kind: Field.Kind) -> String {
    if text.isEmpty { return "" }
    let danish = Double(text.replacing(".", with: "").replacing(",", with: "."))
    switch kind {
    case .amount, .number, .whole, .code, .municipality: return TestSheet.number(java(danish ?? .nan))
    case .level: return danish.map { TestSheet.number(java($0)) } ?? TestSheet.text(text)
    case .text, .function, .businessNumber, .cpr:
      return Double(text).map { TestSheet.number(java($0)) } ?? TestSheet.text(escaped(text))
    case .date:
      let parts = text.split(separator: "-").compactMap { Int($0) }
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = .gmt
      let day = calendar.date(from: DateComponents(year: parts[2], month: parts[1], day: parts[0]))
      return TestSheet.number(java((day?.timeIntervalSince1970 ?? .nan) / 86_400 + 25_569), style: 1)
    case .boolean: return "<c r=\"@\" t=\"b\"><v>\(text == "Ja" ? 1 : 0)</v></c>"
    case .name, .month, .quarter, .words: return TestSheet.text(escaped(text))
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  /// As Java's `Double.toString` writes it: `47172.0`, and `1.23456789E7` from ten millions on.
  private static func java(_ number: Double) -> String {
    guard abs(number) >= 1e7 else { return "\(number)" }
    let digits = "\(number)".replacing(".0", with: "").filter { $0.isNumber }
    let exponent = Int(log10(abs(number)))
    let rest = String(digits.dropFirst())
    return "\(number < 0 ? "-" : "")\(digits.prefix(1)).\(rest.isEmpty ? "0" : rest)E\(exponent)"
  }
}
