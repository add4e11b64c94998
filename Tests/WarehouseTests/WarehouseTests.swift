import Foundation
import Testing

@testable import Warehouse

@Suite("The warehouse")
struct WarehouseTests {
  @Test func `values come back as they were bound`() throws {
    let connection = try Database(path: nil).connect()
    let text = "Ærø; 'én' \"to\""
    let long = String(repeating: "æ", count: 5_000)
    let table = try connection.query(
      "SELECT \(text) AS a, \(7) AS b, \(0.5) AS c, \(true) AS d, \(date: 20_000) AS e, \(nil as String?) AS f, \(long) AS g"
    )
    #expect(table.columns == ["a", "b", "c", "d", "e", "f", "g"])
    #expect(table.rows == [[.text(text), .int(7), .double(0.5), .bool(true), .date(20_000), .null, .text(long)]])
  }

  @Test func `what does not fit within the limit is done without it, and other faults are not done again`() throws {
    let connection = try Database(path: nil).connect()
    try connection.limitMemory(to: 20_000_000)
    let large: SQL = "SELECT len(list(range)) FROM range(5000000)"
    #expect(throws: WarehouseError.self) { try connection.query(large) }
    var tries = 0
    let count = try connection.liftingLimit { () throws(WarehouseError) in
      tries += 1
      return try connection.query(large).single
    }
    #expect(count == .int(5_000_000) && tries == 2)
    #expect(throws: WarehouseError.self) {
      try connection.liftingLimit { () throws(WarehouseError) in
        tries += 1
        return try connection.query("SELECT nothing")
      }
    }
    #expect(tries == 3)
  }

  @Test func `sums of whole numbers are exact beyond 32 bits and below zero`() throws {
    let connection = try Database(path: nil).connect()
    #expect(
      try connection.query("SELECT sum(x) FROM (VALUES (9000000000::BIGINT), (-9000000007)) t(x)").single == .int(-7))
  }

  @Test func `a result of many chunks has every row once and in order`() throws {
    let connection = try Database(path: nil).connect()
    var seen: [Int64] = []
    try connection.forEachChunk("SELECT range AS n, CASE WHEN range % 2 = 0 THEN 1 END AS half FROM range(10000)") {
      chunk in
      seen += chunk.values(0, as: Int64.self)
      for row in 0..<chunk.count where chunk.isValid(1, row) != (chunk.values(0, as: Int64.self)[row] % 2 == 0) {
        Issue.record("validity of row \(row)")
      }
    }
    #expect(seen == Array(0..<10_000))
  }

  @Test(arguments: [3, 300, 70_000]) func `codes are read as the texts they stand for`(count: Int) throws {
    let connection = try Database(path: nil).connect()
    try connection.execute("CREATE TYPE code AS ENUM (SELECT 'æ' || range FROM range(\(raw: String(count))))")
    let table = try connection.query(
      "SELECT CASE WHEN range <> 1 THEN ('æ' || range)::code END FROM range(\(raw: String(count)))")
    #expect(table.rows == (0..<count).map { [$0 == 1 ? .null : .text("æ\($0)")] })
  }

  @Test func `decimals are read as numbers, lists of texts as one text, and a bare NULL as nothing`() throws {
    let connection = try Database(path: nil).connect()
    let table = try connection.query(
      """
      SELECT 1.25::DECIMAL(4, 2), -31.5::DECIMAL(9, 3), 0.07::DECIMAL(18, 2), -30000000000000000000::DECIMAL(38, 1),
        ['én', NULL, 'en tekst, der er længere end tolv bytes'], []::VARCHAR[], NULL::VARCHAR[], NULL
      UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, ['to'], ['tre'], NULL
      """)
    #expect(
      table.rows == [
        [
          .double(1.25), .double(-31.5), .double(0.07), .double(-3e19),
          .text("én\u{1F}en tekst, der er længere end tolv bytes"), .text(""), .null, .null,
        ],
        [.null, .null, .null, .null, .null, .text("to"), .text("tre"), .null],
      ])
    #expect(throws: WarehouseError.self) { try connection.query("SELECT [1, 2]") }
  }

  @Test func `an appended row that does not fit is an error and not a silence`() throws {
    let connection = try Database(path: nil).connect()
    try connection.execute("CREATE TABLE t (a INTEGER, b VARCHAR)")
    try connection.append([[.int(1), .text("x")], [.null, .null]], to: "t", schema: "main")
    #expect(try connection.query("SELECT count(*) FROM t").single == .int(2))
    #expect(throws: WarehouseError.self) { try connection.append([[.int(1)]], to: "t", schema: "main") }
    #expect(throws: WarehouseError.self) { try connection.append([[.text("et"), .null]], to: "t", schema: "main") }
  }

  @Test func `an error tells its kind and keeps cell values to itself`() throws {
    let connection = try Database(path: nil).connect()
    let error = try #require(throws: WarehouseError.self) {
      try connection.query("SELECT CAST(\("hemmeligt") AS INTEGER)")
    }
    #expect(error.description == "DuckDB: Conversion Error")
    #expect(error.detail.contains("hemmeligt"))
  }

  @Test func `identifiers and literals are quoted`() {
    #expect(SQL.identifier("a\"b").text == "\"a\"\"b\"")
    #expect(SQL.literal("O'Hara").text == "'O''Hara'")
  }

  @Test func `a database opened to be read cannot be changed`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("traad-\(UUID().uuidString).duckdb").path
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: path) } }
    do {
      let connection = try Database(path: path).connect()
      try connection.execute("CREATE TABLE t AS SELECT 1 AS a")
    }
    let reader = try Database(path: path, access: .readOnly).connect()
    #expect(try reader.query("SELECT a FROM t").single == .int(1))
    #expect(throws: WarehouseError.self) { try reader.execute("DROP TABLE t") }
  }
}
