import CareModel
import Diagnostics
import Foundation
import MetricEngine
import Testing
import Warehouse

@Suite struct OracleTests {
  @Test func `the definitions of the product have no fault`() {
    let (catalogue, faults) = MetricCatalogue.load(folder: metricsFolder)
    #expect(faults.map(\.description) == [])
    #expect(catalogue.all.count == 30)
  }

  @Test(arguments: catalogue.all.map(\.id))
  func `a metric gives what its oracle says, and so does the SQL written by hand`(id: String) throws {
    let oracle = try #require(catalogue.oracle(of: id))
    let warehouse = try TestWarehouse(asOf: oracle.asOf.description, municipality: oracle.municipality)
    for table in oracle.tables { try warehouse.add(table.rows, to: table.fact) }
    let engine = try warehouse.engine()
    for test in oracle.cases {
      let request = MetricRequest(
        metrics: [id], from: test.from, to: test.to, grain: test.grain, by: test.by, filters: test.filters)
      let figures = try #require(try engine.figures(request, scope: stab).first).rows
      try #require(figures.count == test.expected.count, "\(id) \(test.from): \(figures)")
      for (figure, expected) in zip(figures, test.expected) {
        if let period = expected.period { #expect(figure.from == period && figure.to == period) }
        #expect(figure.groups == expected.groups)
        #expect(same(figure.value, expected.value), "\(id) \(test.from): \(String(describing: figure.value))")
        if let state = expected.state { #expect(figure.state == state) }
      }
      if let sql = test.sql { try compare(figures, with: sql, warehouse) }
    }
  }

  private func compare(_ figures: [Figure], with sql: String, _ warehouse: TestWarehouse) throws {
    let table = try warehouse.connection.query(
      SQL(raw: "SELECT * REPLACE (CAST(value AS DOUBLE) AS value) FROM (\(sql))"))
    let hand = table.rows.map { row in (groups: row.dropLast().map(\.text), value: row.last?.double) }
    #expect(hand.count == figures.count)
    for figure in figures {
      let row =
        figure.groups.isEmpty && figures.count > 1
        ? hand[figures.firstIndex(of: figure)!] : try #require(hand.first { $0.groups == figure.groups })
      #expect(same(figure.value, row.value), "by hand: \(String(describing: row.value))")
    }
  }

  /// Equal but for the last bits of a division.
  private func same(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= 1e-12 * max(1, abs(a))
  }
}
