internal import Foundation
internal import Warehouse

/// Ten digits in columns of codes and ids, once all the delivery's files stand in staging: CPR numbers, or numbers of another
/// kind?
///
/// A value that is the number of one of the delivery's own citizens is one. Beyond that the column tells, by its name and for
/// all files that have it: more than half of its different values begin with a day, and with many different days. Of other
/// numbers of ten digits one in twenty-seven begins so, and those that count upwards share their first six digits. P-numbers
/// are in a register of their own and are known by the column's name. Staging is in memory alone, so nothing is ever written.
extension Load {
  /// Puts pseudonyms in the place of the numbers, and notes where.
  mutating func hideCitizens() throws {
    var columns: [String: Set<String>] = [:]
    for file in loaded {
      for check in file.check.checks where check.seen.tenDigits {
        if let column = check.field.column { columns[column, default: []].insert(file.source.table) }
      }
    }
    if columns.isEmpty { return }
    try connection.execute("CREATE OR REPLACE TABLE staging.person (number VARCHAR, pseudonym VARCHAR)")
    try connection.append(
      citizens.map { [.text($0.key), .text($0.value)] }, to: "person", schema: "main", catalog: "staging")
    try connection.execute("CREATE OR REPLACE TABLE staging.hidden (number VARCHAR, pseudonym VARCHAR)")
    for (column, tables) in columns.sorted(by: { $0.key < $1.key }) { try hide(column, in: tables.sorted()) }
    try connection.execute("DROP TABLE staging.person")
    try connection.execute("DROP TABLE staging.hidden")
  }

  private mutating func hide(_ column: String, in tables: [String]) throws {
    let values = SQL(
      raw: tables.map {
        "SELECT \"\(column)\" AS number FROM staging.\"\($0)\" WHERE regexp_full_match(\"\(column)\", '[0-9]{10}')"
      }.joined(separator: " UNION "))
    try connection.execute("DELETE FROM staging.hidden")
    try connection.execute(
      "INSERT INTO staging.hidden SELECT number, pseudonym FROM staging.person WHERE number IN (" + values + ")")
    let days: SQL = """
      CAST(number[3:4] AS INTEGER) BETWEEN 1 AND 12
      AND (CAST(number[1:2] AS INTEGER) BETWEEN 1 AND 31 OR CAST(number[1:2] AS INTEGER) BETWEEN 61 AND 91)
      """
    let seen =
      try connection.query(
        "SELECT count(*), count(*) FILTER (" + days + "), count(DISTINCT number[1:6]) FILTER (" + days + ") FROM ("
          + values + ")"
      ).rows.first ?? []
    let (all, persons, different) = (seen[0].int ?? 0, seen[1].int ?? 0, seen[2].int ?? 0)
    let isForPersons = persons * 2 > all && different * 2 >= min(persons, 5_000)
    if isForPersons, !["p_nummer", "pnummer", "p_nr"].contains(column) {
      let others = try connection.query(
        "SELECT number FROM (" + values + ") WHERE number NOT IN (SELECT number FROM staging.hidden)"
      ).rows.compactMap(\.first?.text)
      try connection.append(
        others.map { [.text($0), .text(String(decoding: book.of(Array($0.utf8)), as: UTF8.self))] }, to: "hidden",
        schema: "main",
        catalog: "staging")
    }
    for table in tables { try hide(column, of: table) }
  }

  private mutating func hide(_ column: String, of table: String) throws {
    let name = SQL(raw: "\"\(column)\"")
    let found = try connection.query(
      "SELECT file_id, min(row_number), count(*) FROM staging.\(identifier: table), staging.hidden WHERE " + name
        + " = number GROUP BY file_id"
    ).rows
    if found.isEmpty { return }
    try connection.execute(
      "UPDATE staging.\(identifier: table) SET " + name + " = pseudonym FROM staging.hidden WHERE " + name
        + " = number")
    for row in found {
      guard let place = loaded.firstIndex(where: { $0.file == row[0].int }) else { continue }
      let field = loaded[place].source.fields.first { $0.column == column }?.name ?? column
      loaded[place].notes.append(
        RowNote(code: .hiddenCPR, field: field, row: row[1].int, key: nil, rows: row[2].int ?? 0))
    }
  }

  /// Pseudonyms by the numbers of the delivery's citizens.
  private var citizens: [String: String] {
    var all: [String: String] = [:]
    for citizen in prepared.compactMap(\.check).flatMap(\.checks).flatMap(\.citizens) {
      let number = String(decoding: citizen.number, as: UTF8.self)
      if all[number] == nil { all[number] = String(decoding: book.of(citizen.number), as: UTF8.self) }
    }
    return all
  }

  /// The same without CPR numbers in the row's key.
  func safe(_ fault: Fault) -> Fault {
    var fault = fault
    fault.key = safe(fault.key)
    return fault
  }

  func safe(_ note: RowNote) -> RowNote {
    var note = note
    note.key = safe(note.key)
    return note
  }

  /// Of rows set aside there is no column to ask, so every ten digits that can be a CPR number go.
  private func safe(_ key: String?) -> String? {
    key.map { key in
      key.split(separator: "|", omittingEmptySubsequences: false).map { part -> String in
        let digits = Array(part.utf8)
        guard digits.withUnsafeBufferPointer(HiddenCPR.isTenDigits), HiddenCPR.hasDay(digits) || isCitizen(digits)
        else { return String(part) }
        return String(decoding: book.of(digits), as: UTF8.self)
      }.joined(separator: "|")
    }
  }

  private func isCitizen(_ digits: [UInt8]) -> Bool {
    guard let key = digits.withUnsafeBufferPointer(ShortKey.init) else { return false }
    return loaded.contains { $0.check.checks.contains { $0.knows(key) } }
  }
}
