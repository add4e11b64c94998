import Testing
import Warehouse

/// What a warehouse says of itself is written by the names of columns: docs/decisions/0016-typed-page-queries.md.
@Suite struct MetaTableTests {
  private func made() throws -> Connection {
    let connection = try Database(path: nil).connect()
    try MetaTable.createAll(on: connection)
    return connection
  }

  @Test func `values stand under the names that they were given, whatever their order`() throws {
    let connection = try made()
    try MetaTable.previousSource.add(
      [
        ["source": .text("sager"), "delivery": .text("L1"), "rows_total": .int(7)],
        ["rows_total": .int(8), "source": .text("maal")],
      ], on: connection)
    let table = try MetaTable.previousSource.all(on: connection)
    #expect(table.columns == ["source", "rows_total", "delivery", "received", "unknown_columns"])
    #expect(
      table.rows == [
        [.text("sager"), .int(7), .text("L1"), .null, .null], [.text("maal"), .int(8), .null, .null, .null],
      ])
  }

  @Test func `a column that there is none of is refused`() throws {
    let connection = try made()
    #expect(throws: WarehouseError.self) { try MetaTable.build.add([["asof": .date(1)]], on: connection) }
    let unknown = try connection.query("SELECT 1 AS asof")
    #expect(throws: WarehouseError.self) { try MetaTable.build.add(unknown, on: connection) }
    #expect(throws: WarehouseError.self) { try MetaTable.build.add(from: "SELECT 1 AS asof", on: connection) }
  }

  @Test func `rows of a result and of a SELECT are told by the names of their columns`() throws {
    let connection = try made()
    try MetaTable.closedPeriod.add(
      connection.query("SELECT 'L1' AS delivery, 24000 AS last_month"), on: connection)
    try MetaTable.closedPeriod.add(from: "SELECT 'L2' AS delivery, 24001 AS last_month", on: connection)
    #expect(
      try MetaTable.closedPeriod.all(on: connection).rows == [
        [.int(24_000), .null, .text("L1")], [.int(24_001), .null, .text("L2")],
      ])
    try MetaTable.closedPeriod.empty(on: connection)
    #expect(try MetaTable.closedPeriod.all(on: connection).rows == [])
  }

  @Test func `tables that are there are left as they are`() throws {
    let connection = try made()
    try MetaTable.build.add([["municipality": .text("0250")]], on: connection)
    try MetaTable.createAll(on: connection)
    #expect(try MetaTable.build.all(on: connection).rows.count == 1)
  }
}
