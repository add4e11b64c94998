internal import Foundation
internal import Modelling
internal import Warehouse

/// The real definitions of this package.
let definitions = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("Definitions")

/// Empty staging tables, some rows written by the test, and the model and facts built from them.
struct TestWarehouse {
  let connection: Connection

  /// - Parameters:
  ///   - staging: INSERT statements.
  ///   - asOf: `åååå-mm-dd`.
  init(_ staging: String, asOf: String = "2023-12-31", overlay: URL? = nil) throws {
    connection = try Database(path: nil).connect()
    try createEmptyStaging(on: connection)
    try connection.execute(SQL(raw: staging))
    let day = try connection.query("VALUES (date_diff('day', DATE '1970-01-01', \(literal: asOf)::DATE)::INTEGER)")
    try ModelBuild(definitions: definitions, overlay: overlay)
      .run(on: connection, asOf: day.single.int ?? 0, municipality: "0999")
  }

  /// Rows as texts, cells joined by a space, null as `–`.
  func rows(_ sql: String) throws -> [String] {
    try connection.query(SQL(raw: sql)).rows.map { $0.map(text).joined(separator: " ") }
  }

  private func text(_ value: Value) -> String {
    switch value {
    case .null: "–"
    case .bool(let value): String(value)
    case .int(let value): String(value)
    case .double(let value): String(value)
    case .text(let value): value
    case .date(let days): "dag \(days)"
    }
  }
}

/// An INSERT of a service period with what the test does not care about filled in.
func service(
  _ id: String, citizen: String = "p1", _ paragraph: String = "SEL §85", setting: String? = "Øvrig", from: String,
  to: String? = nil, case caseId: String = "S1", facility: String? = nil, status: String = "Aktiv",
  acting: String = "0999", paying: String = "0999", next: String? = nil, last: String? = nil, row: Int = 2
) -> String {
  func quoted(_ text: String?) -> String { text.map { "'\($0)'" } ?? "NULL" }
  return """
    INSERT INTO staging.indsatser (indsats_id, sags_id, borger, paragraf, rammetype, ydelse, tilbud_id, startdato,
      slutdato, handlekommune, betalingskommune, naeste_opfoelgning, seneste_opfoelgning, status, row_number, file_id)
    VALUES (\(quoted(id)), \(quoted(caseId)), \(quoted(citizen)), \(quoted(paragraph)), \(quoted(setting)), 'Ydelse',
      \(quoted(facility)), \(quoted(from)), \(quoted(to)), \(quoted(acting)), \(quoted(paying)), \(quoted(next)),
      \(quoted(last)), \(quoted(status)), \(row), 1);
    """
}
