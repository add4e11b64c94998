import Access
import CareModel
import Foundation
import MetricEngine
import TestSupport
import Warehouse

/// A warehouse in memory with the fact tables and what surrounds them, filled by the test.
final class TestWarehouse {
  let database: Database
  let connection: Connection

  /// - Parameter absent: files that did not come.
  init(asOf: String, municipality: String = "0999", absent: Set<String> = []) throws {
    database = try Database(path: nil, threads: 2)
    connection = try database.connect()
    try OracleTables.create(
      of: facts, on: connection, asOf: Day(iso: asOf)!, municipality: municipality, absent: absent)
  }

  /// The first month of files that begin somewhere.
  var begun: [String: Period] = [:]
  /// Fields that no row has a value in.
  var emptyFields: [(String, String)] = [("borgere", "intet")]

  /// Adds rows as oracles write them.
  func add(_ rows: [[String: String]], to fact: String) throws {
    guard let fact = facts[fact] else { throw UnknownFact(id: fact) }
    try OracleTables.add(rows, to: fact, on: connection)
  }

  private struct UnknownFact: Error { let id: String }

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
    try add(rows, to: "coverage")
    try connection.append(
      [
        [
          .text(id), .int(citizen), attributes["facility"].map(Value.text) ?? .null, .date(Day(iso: start)!.number),
          end.map { .date(Day(iso: $0)!.number) } ?? .null,
        ]
      ], to: "service_period", schema: "model")
  }

  func engine() throws -> MetricEngine {
    let values: [(CareModel.Dimension, String)] = [
      (.serviceArea, "botilbud"), (.sex, "K"), (.sex, "M"), (.municipality, "0999"), (.municipality, "0101"),
    ]
    try OracleTables.writeCoverage(of: facts, on: connection, begun: begun, emptyFields: emptyFields, values: values)
    return try MetricEngine(catalogue: catalogue, database: database)
  }
}

extension Day {
  fileprivate static var max: Day { Day(9999, 12, 31)! }
}

/// The definitions of the product, read once.
let catalogue: MetricCatalogue = MetricCatalogue.load(folder: metricsFolder, facts: facts).catalogue

let facts: FactCatalogue = FactCatalogue.load(definitions: repository.appendingPathComponent("Definitions")).catalogue

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
let metricsFolder = repository.appendingPathComponent("Definitions/6-metrics")

let stab = try! Scope.shipped("stab")
let committee = try! Scope.shipped("fagudvalg")

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
