import Access
import CareModel
import Foundation
import MetricEngine
import TestSupport
import Testing
import Warehouse

/// The statements are read in the diff: one golden a kind of measure.
@Suite struct CompiledSQLTests {
  @Test(arguments: [
    "helaarspersoner", "modtagere", "beholdning", "tilgang", "afgang", "enhedspris", "sager_pr_sagsbehandler",
    "korrigeret_budget", "maalopnaaelse", "sygefravaersprocent", "tilsynsscore", "befolkning", "belaegningsprocent",
  ])
  func `a metric compiles to the statement in its golden`(id: String) throws {
    let warehouse = try TestWarehouse(asOf: "2024-02-10")
    let definition = try #require(catalogue[id])
    let by = definition.dimensions.contains(.unit) ? [CareModel.Dimension.unit] : [.sex]
    let request = MetricRequest(
      metrics: [id], from: Period("2023-12")!, to: Period("2024-02")!, grain: .month, by: by,
      filters: by == [.unit] ? [MetricFilter(.unit, "VOK")] : [])
    let sql = try warehouse.engine().compiled(id, request, scope: stab).text + "\n"
    let golden = repository.appendingPathComponent("Tests/MetricEngineTests/Goldens/\(id).sql")
    if ProcessInfo.processInfo.environment["GOLDEN"] == "write" {
      try sql.write(to: golden, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: golden, encoding: .utf8) == sql)
  }

  @Test func `a narrowed scope stands in every statement on a fact`() throws {
    let warehouse = try TestWarehouse(asOf: "2024-02-10")
    try warehouse.connection.append([[.text("VOK"), .text("VOK")]], to: "unit_tree", schema: "model")
    try warehouse.connection.append([[.text("VOK"), .text("T1")]], to: "scope_facility", schema: "model")
    let engine = try warehouse.engine()
    let scope = try Scope.shipped("ledelse:VOK")
    for definition in catalogue.all where !definition.facts(in: catalogue).allSatisfy(\.isNational) {
      let sql = try engine.compiled(definition.id, MetricRequest(definition.id, "2023"), scope: scope).text
      let reads = sql.components(separatedBy: "FROM facts.").count - 1
      let scoped =
        sql.components(separatedBy: "(unit = ?").count + sql.components(separatedBy: "(facility = ?").count - 2
      #expect(reads > 0 && scoped == reads, "\(definition.id): \(sql)")
    }
  }

  @Test func `a scope whose unit nothing belongs to counts nothing in any statement`() throws {
    let engine = try TestWarehouse(asOf: "2024-02-10").engine()
    let scope = try Scope.shipped("ledelse:TOM")
    for definition in catalogue.all where !definition.facts(in: catalogue).allSatisfy(\.isNational) {
      let sql = try engine.compiled(definition.id, MetricRequest(definition.id, "2023"), scope: scope).text
      #expect(
        sql.components(separatedBy: "FROM facts.").count == sql.components(separatedBy: "(false)").count,
        "\(definition.id): \(sql)")
    }
  }
}
