internal import Diagnostics

/// One file of reference data: `;` between fields, key columns, `valid_from`, `valid_to` (inclusive), then values.
///
/// Dates are `åååå-mm-dd` or `dd-mm-åååå`; an empty field is null. Periods of the same key may not overlap, so that a look-up
/// by key and day always finds one row.
package struct ReferenceFile: Sendable, Hashable {
  /// `reference.age_group`.
  package let name: String
  package let path: String
  package private(set) var columns: [String] = []
  /// Dates in ISO form.
  package private(set) var rows: [[String?]] = []

  private static let dates = ["valid_from", "valid_to"]

  init(name: String, path: String, text: String, faults: inout [Diagnostic]) {
    self.name = name
    self.path = path
    var lines = text.drop { $0 == "\u{FEFF}" }.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { $0.split(separator: ";", omittingEmptySubsequences: false).map(ReferenceFile.field) }
    columns = lines.isEmpty ? [] : lines.removeFirst().map { $0 ?? "" }
    guard let from = columns.firstIndex(of: "valid_from"), from > 0, columns.dropFirst(from + 1).first == "valid_to"
    else {
      faults.append(
        Diagnostic(
          code: "reference-kolonner", "Første linje skal have nøgle, `valid_from`, `valid_to` og værdier i den orden.",
          at: Place(file: path, line: 1)))
      return
    }
    var seen: [[String?]: [(from: String, to: String)]] = [:]
    for (index, fields) in lines.enumerated() where fields != [nil] {
      let line = index + 2
      guard fields.count == columns.count else {
        faults.append(
          Diagnostic(
            code: "reference-felter", "Linjen har \(fields.count) felter; der skal være \(columns.count).",
            at: Place(file: path, line: line)))
        continue
      }
      guard let row = withDates(fields, from, line, &faults) else { continue }
      let period = (from: row[from] ?? "0001-01-01", to: row[from + 1] ?? "9999-12-31")
      let key = Array(row[..<from])
      if period.from > period.to
        || seen[key, default: []].contains(where: { $0.from <= period.to && period.from <= $0.to })
      {
        faults.append(
          Diagnostic(
            code: "reference-overlap",
            "Gyldigheden overlapper en tidligere linje med samme nøgle eller ender før start.",
            suggestion: "Sæt `valid_to` på den gamle linje til dagen før den nye.",
            at: Place(file: path, line: line, field: "valid_from")))
        continue
      }
      seen[key, default: []].append(period)
      rows.append(row)
    }
  }

  private func withDates(
    _ fields: [String?], _ from: Int, _ line: Int, _ faults: inout [Diagnostic]
  ) -> [String?]? {
    var row = fields
    for (offset, column) in ReferenceFile.dates.enumerated() {
      guard let text = fields[from + offset] else { continue }
      guard let iso = ReferenceFile.isoDate(text) else {
        faults.append(
          Diagnostic(
            code: "reference-dato", "Datoen findes ikke eller er skrevet på en form, som ikke kendes.",
            suggestion: "Skriv den som åååå-mm-dd.", at: Place(file: path, line: line, field: column)))
        return nil
      }
      row[from + offset] = iso
    }
    return row
  }

  private static func field(_ text: Substring) -> String? {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    if text.count > 1, text.first == "\"", text.last == "\"" { text = text.dropFirst().dropLast() }
    return text.isEmpty ? nil : String(text)
  }

  private static func isoDate(_ text: String) -> String? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3 else { return nil }
    let ordered = parts[0].count == 4 ? parts : parts.reversed()
    guard ordered.map(\.count) == [4, 2, 2], let year = Int(ordered[0]), let month = Int(ordered[1]),
      let day = Int(ordered[2]), (1...12).contains(month)
    else { return nil }
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return (1...length).contains(day) ? ordered.joined(separator: "-") : nil
  }
}
