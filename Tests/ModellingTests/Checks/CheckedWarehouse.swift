internal import Foundation
internal import Modelling
internal import Testing
internal import Warehouse

/// Staging filled by a test, the model and facts built from it, and one check run on it.
struct CheckedWarehouse {
  let connection: Connection

  /// - Parameters:
  ///   - check: its id; the real definition is run.
  ///   - staging: INSERT statements, see `row`.
  ///   - meta: INSERT statements for `meta`, run before the check.
  ///   - absent: extracts (names of staging tables) that are not in the delivery.
  init(
    _ check: String, _ staging: String, asOf: String = "2025-12-31", meta: String = "", absent: [String] = [],
    spoil: String = ""
  ) throws {
    let only = try #require(CheckedWarehouse.catalogue()[check], "ingen kontrol \(check)")
    try self.init(CheckCatalogue([only]), staging, asOf: asOf, meta: meta, absent: absent, spoil: spoil)
  }

  init(
    _ checks: CheckCatalogue, _ staging: String, asOf: String = "2025-12-31", meta: String = "", absent: [String] = [],
    spoil: String = ""
  ) throws {
    connection = try Database(path: nil).connect()
    try createEmptyStaging(on: connection)
    try MetaTable.createAll(on: connection)
    try connection.execute(SQL(raw: staging))
    let day = try connection.query("VALUES (date_diff('day', DATE '1970-01-01', \(literal: asOf)::DATE)::INTEGER)")
    let asOfDay = day.single.int ?? 0
    try ModelBuild(definitions: definitions).run(on: connection, asOf: asOfDay, municipality: "0999")
    for name in CheckedWarehouse.sources where !absent.contains(name) {
      try connection.execute("INSERT INTO meta.source_file (source, status) VALUES (\(literal: name), 'read')")
    }
    // What a test breaks after the build, to see that a check of our own work finds it.
    if !(meta + spoil).isEmpty { try connection.execute(SQL(raw: meta + spoil)) }
    try CheckRun(checks).run(on: connection, asOf: asOfDay, municipality: "0999")
  }

  static func catalogue() throws -> CheckCatalogue {
    let (catalogue, faults) = try CheckCatalogue.load(definitions: definitions)
    try #require(faults.isEmpty, "\(faults)")
    return catalogue
  }

  static let sources = stagingSchema.split(separator: "\n").compactMap {
    $0.split(separator: ":").first.map(String.init)
  }

  /// The findings' entities in order: `indsatser I1`; one that is not a warning says so: `indsatser I1 info`.
  var found: [String] {
    get throws {
      try texts(
        """
        SELECT concat_ws(' ', file, key, CASE WHEN severity <> 'warning' THEN severity END)
        FROM findings.finding ORDER BY file, key, finding
        """)
    }
  }

  var messages: [String] {
    // Numbers hold on to their units by a space that does not break; here it is as any other.
    get throws { try texts("SELECT replace(message, chr(160), ' ') FROM findings.finding ORDER BY file, key, message") }
  }

  /// A column of a statement as texts, null as `–`.
  func texts(_ sql: String) throws -> [String] {
    try connection.query(SQL(raw: "SELECT coalesce(CAST(COLUMNS(*) AS VARCHAR), '–') FROM (\n\(sql)\n)")).rows
      .map { $0.map { $0.text ?? "–" }.joined(separator: " ") }
  }
}

/// An INSERT of one row into a staging table; what is not named is null.
func row(_ table: String, _ values: [String: String?]) -> String {
  let columns = ["row_number": "2", "file_id": "1"].merging(values) { _, given in given }.sorted { $0.key < $1.key }
  let cells = columns.map { $0.value.map { "'\($0)'" } ?? "NULL" }
  return
    "INSERT INTO staging.\(table) (\(columns.map(\.key).joined(separator: ", "))) "
    + "VALUES (\(cells.joined(separator: ", ")));\n"
}

/// A service that no check has anything against, with what the test changes.
func indsats(_ id: String, _ changes: [String: String?] = [:]) -> String {
  let plain: [String: String?] = [
    "indsats_id": id, "sags_id": "S1", "borger": "p1", "paragraf": "SEL §104", "ydelse": "Social aktivitet",
    "tilbud_id": "T1", "leverandoer": "Huset", "leverandoer_cvr": "12345678", "startdato": "2025-01-01",
    "handlekommune": "0999", "betalingskommune": "0999", "maalgruppe": "Angst", "naeste_opfoelgning": "2026-03-01",
    "status": "Aktiv",
  ]
  return row("indsatser", plain.merging(changes) { _, given in given })
}

/// A citizen born in 1980 who lives here.
func borger(_ pseudonym: String, _ changes: [String: String?] = [:]) -> String {
  let plain: [String: String?] = ["borger": pseudonym, "foedselsdato": "1980-06-15", "bopaelskommune": "0999"]
  return row("borgere", plain.merging(changes) { _, given in given })
}

/// An open case of a caseworker.
func sag(_ id: String, _ changes: [String: String?] = [:]) -> String {
  let plain: [String: String?] = [
    "sags_id": id, "borger": "p1", "omraade": "Voksen", "oprettet": "2025-01-01", "sagsbehandler": "ABC",
    "team": "Nord",
  ]
  return row("sager", plain.merging(changes) { _, given in given })
}
