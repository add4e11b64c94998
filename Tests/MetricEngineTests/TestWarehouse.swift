import Access
import CareModel
import Foundation
import MetricEngine
import Warehouse

/// A warehouse in memory with the fact tables and what surrounds them, filled by the test.
final class TestWarehouse {
  let database: Database
  let connection: Connection

  /// - Parameter absent: files that did not come.
  init(asOf: String, municipality: String = "0999", absent: Set<String> = []) throws {
    database = try Database(path: nil, threads: 2)
    connection = try database.connect()
    try connection.execute(
      """
      CREATE SCHEMA facts; CREATE SCHEMA meta; CREATE SCHEMA model;
      CREATE TABLE meta.build(as_of DATE, municipality VARCHAR);
      CREATE TABLE meta.source_file(
        file_id INTEGER, source VARCHAR, file_name VARCHAR, delivery VARCHAR, received VARCHAR, rows_total BIGINT,
        rows_read BIGINT, rows_set_aside BIGINT, covers_to DATE, status VARCHAR);
      CREATE TABLE model.unit_tree(scope VARCHAR, unit VARCHAR);
      CREATE TABLE model.scope_facility(scope VARCHAR, facility VARCHAR);
      CREATE TABLE model.citizen(citizen INTEGER, pseudonym VARCHAR);
      CREATE TABLE model.service_period(service_period VARCHAR, citizen INTEGER, facility VARCHAR, start_date DATE, end_date DATE);
      """)
    for fact in Fact.allCases {
      let columns = fact.columns.map { "\($0.name) \(sqlType($0.type))" }.joined(separator: ", ")
      try connection.execute(SQL(raw: "CREATE TABLE facts.\(fact.rawValue) (\(columns))"))
    }
    try connection.append(
      [[.date(Day(iso: asOf)!.number), .text(municipality)]], to: "build", schema: "meta")
    for (index, source) in Self.sources.enumerated() {
      let status = absent.contains(source) ? "absent" : "read"
      try connection.append(
        [
          [
            .int(index), .text(source), .text(source + ".csv"), .text("L1"), .text("2024-01-02T08:00:00Z"), .int(102),
            .int(100), .int(2), .null, .text(status),
          ]
        ], to: "source_file", schema: "meta")
    }
  }

  static let sources = [
    "borgere", "sager", "indsatser", "maal", "posteringer", "budget", "tilbud", "pladser", "ophold", "fravaer", "loen",
    "klager", "frister", "ledelsestilsyn", "organisation", "befolkning",
  ]

  private func sqlType(_ type: Fact.ColumnType) -> String {
    switch type {
    case .int: "BIGINT"
    case .text: "VARCHAR"
    case .date: "DATE"
    case .double: "DOUBLE"
    case .month, .mask: "INTEGER"
    }
  }

  /// Adds rows as oracles write them.
  func add(_ rows: [[String: String]], to fact: Fact) throws {
    let values = rows.map { row in
      fact.columns.map { column -> Value in
        guard let text = row[column.name] else { return .null }
        return OracleValue(text, column.type)!.value
      }
    }
    try connection.append(values, to: fact.rawValue, schema: "facts")
  }

  /// Adds a service period as the fact `coverage` holds it: a row a month, through the day after the as-of date.
  func cover(
    _ citizen: Int, _ id: String, _ start: String, _ end: String?, asOf: String, _ attributes: [String: String] = [:]
  ) throws {
    let last = min(end.map { Day(iso: $0)! } ?? .max, Day(iso: asOf)!.advanced(by: 1))
    var day = Day(iso: start)!
    var rows: [[String: String]] = []
    while day <= last {
      let (year, month, first) = day.parts
      let endOfMonth = Day(year, month, Day.length(ofMonth: month, in: year))!
      let until = min(endOfMonth, last)
      rows.append(
        attributes.merging([
          "citizen": "\(citizen)", "service_period": id, "month": Period.month(year, month).description,
          "mask": "\(first)-\(until.parts.day)",
        ]) { $1 })
      day = until.advanced(by: 1)
    }
    try add(rows, to: .coverage)
    try connection.append(
      [
        [
          .text(id), .int(citizen), attributes["facility"].map(Value.text) ?? .null, .date(Day(iso: start)!.number),
          end.map { .date(Day(iso: $0)!.number) } ?? .null,
        ]
      ], to: "service_period", schema: "model")
  }

  func engine() throws -> MetricEngine { try MetricEngine(catalogue: catalogue, database: database) }
}

extension Day {
  fileprivate static var max: Day { Day(9999, 12, 31)! }
}

/// The definitions of the product, read once.
let catalogue: MetricCatalogue = MetricCatalogue.load(folder: metricsFolder).catalogue

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
let metricsFolder = repository.appendingPathComponent("Definitions/6-metrics")

let stab = try! Scope.of("stab", reason: "test")
let committee = try! Scope.of("fagudvalg", reason: "test")

extension MetricRequest {
  init(
    _ metric: String, _ from: String, _ to: String? = nil, grain: Period.Grain? = nil, by: [CareModel.Dimension] = [],
    filters: [MetricFilter] = [], compare: MetricComparison? = nil
  ) {
    self.init(
      metrics: [metric], from: Period(from)!, to: Period(to ?? from)!, grain: grain, by: by, filters: filters,
      comparison: compare)
  }
}
