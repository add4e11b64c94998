internal import Diagnostics
internal import Foundation
internal import Modelling
internal import Testing
internal import Warehouse

/// How findings are made of rows: texts, names, order, and what stops a load.
@Suite struct CheckRunTests {
  /// A warehouse with one table of rows for a check to give back.
  private func connection(_ rows: String) throws -> Connection {
    let connection = try Database(path: nil).connect()
    try connection.execute(
      SQL(
        raw: """
          CREATE SCHEMA model;
          CREATE TABLE model.citizen AS SELECT 4 AS citizen, 'abc' AS pseudonym;
          CREATE SCHEMA staging;
          CREATE TABLE staging.prøve AS \(rows);
          CREATE SCHEMA meta;
          CREATE TABLE meta.source_file (source VARCHAR, status VARCHAR);
          INSERT INTO meta.source_file VALUES ('indsatser', 'read'), ('maal', 'read'), ('loen', 'absent');
          """))
    return connection
  }

  private func catalogue(
    message: String, columns: String = "", file: String = "file", sources: String = "indsatser, mål",
    extra: String = "", more: String = ""
  ) throws -> CheckCatalogue {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("check-run-\(UUID().uuidString)")
    let folder = root.appendingPathComponent("4-checks")
    let yaml = """
      id: FJ1
      title: Prøve
      severity: warning
      owner: bi
      sources: [\(sources)]
      touches: [sager, klager]
      message: "\(message)"
      action: [Ret.]
      why: Ellers.
      \(extra)
      """
    let sql = "-- One row a try.\nSELECT \(file), key\(columns)\nFROM staging.prøve\(more)"
    let result = Result {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(yaml.utf8).write(to: folder.appendingPathComponent("FJ1.yaml"))
      try Data(sql.utf8).write(to: folder.appendingPathComponent("FJ1.sql"))
      return try CheckCatalogue.load(definitions: root)
    }
    try FileManager.default.removeItem(at: root)
    var (catalogue, faults) = try result.get()
    let metrics = ["sager", "klager"].map { CountedMetric(id: $0, facts: []) }
    faults += catalogue.settle(
      metrics: metrics, facts: [], sources: sources.split(separator: ", ").map(String.init))
    #expect(faults.isEmpty, "\(faults)")
    return catalogue
  }

  private func run(_ catalogue: CheckCatalogue, on connection: Connection) throws {
    try CheckRun(catalogue).run(on: connection, asOf: 20_000, municipality: "0999")
  }

  private func texts(_ sql: String, on connection: Connection) throws -> [String] {
    try connection.query(SQL(raw: "SELECT coalesce(CAST(COLUMNS(*) AS VARCHAR), '–') FROM (\(sql))")).rows
      .map { $0.map { $0.text ?? "–" }.joined(separator: " ") }
  }

  @Test func `dates, money, months, years and numbers stand as in Danish, and nothing is ingen`() throws {
    let connection = try connection(
      """
      SELECT 'indsatser' AS file, 'I1' AS key, DATE '2024-02-29' AS day, 4125000::BIGINT AS a_ore, -150::BIGINT AS b_ore,
        24301 AS end_month, 2025 AS year, 1234567 AS persons, 1234.5 AS percent, 2.0::DOUBLE AS times, NULL AS empty,
        TRUE AS yes, DATE '1899-12-31' AS old
      """)
    try run(
      catalogue(
        message: "{day} {a_ore} {b_ore} {end_month} {year} {persons} {percent} {times} {empty} {yes} {old} {a_ore}.",
        columns: ", * EXCLUDE (file, key)"), on: connection)
    #expect(
      try texts("SELECT message FROM findings.finding", on: connection) == [
        "29-02-2024 41.250\u{A0}kr. −1,50\u{A0}kr. februar 2025 2025 1.234.567 1.234,5 2 ingen ja 31-12-1899 41.250\u{A0}kr."
      ])
  }

  @Test func `a sentence agrees with its number, and a part that lacks its value is left out or said otherwise`() throws
  {
    let connection = try connection(
      """
      SELECT * FROM (VALUES ('a', 1, 50000::BIGINT), ('b', 2, NULL), ('c', 0, 0), ('d', NULL, -100)) AS t (key, lines, loss_ore)
      """)
    try run(
      catalogue(
        message: "På {lines:linje|linjer}. [Tabt: {loss_ore}.|Tabet kendes ikke.][ I alt {lines}.]",
        columns: ", lines, loss_ore", file: "'løn' AS file"), on: connection)
    #expect(
      try texts("SELECT replace(message, chr(160), ' ') FROM findings.finding ORDER BY key", on: connection) == [
        "På 1 linje. Tabt: 500 kr. I alt 1.", "På 2 linjer. Tabet kendes ikke. I alt 2.",
        "På 0 linjer. Tabt: 0 kr. I alt 0.", "På ingen linjer. Tabt: −1 kr.",
      ])
  }

  @Test func `an amount that is not there is not known, and a row may have an owner of its own`() throws {
    let connection = try connection("SELECT 'løn' AS file, 'x' AS key, NULL::BIGINT AS loss_ore, 'loen' AS owner")
    try run(catalogue(message: "{loss_ore}", columns: ", loss_ore, owner"), on: connection)
    #expect(try texts("SELECT message, owner FROM findings.finding", on: connection) == ["ukendt loen"])
  }

  @Test func `findings of one entity have the same names whatever the order of their rows`() throws {
    let catalogue = try catalogue(message: "{what}", columns: ", row_number, what")
    func names(_ rows: String) throws -> [String] {
      let connection = try connection(
        "SELECT 'mål' AS file, 'M' AS key, * FROM (VALUES \(rows)) AS t (row_number, what)")
      try run(catalogue, on: connection)
      return try texts("SELECT finding, message FROM findings.finding ORDER BY 1", on: connection)
    }
    #expect(try names("(2, 'a'), (3, 'b')") == names("(3, 'a'), (2, 'b')"))
  }

  @Test func `a finding has the same name whatever else is found and in whatever order`() throws {
    let catalogue = try catalogue(message: "Fejl.")
    func names(_ rows: String) throws -> [String] {
      let connection = try connection("SELECT * FROM (VALUES \(rows)) AS t (file, key)")
      try run(catalogue, on: connection)
      return try texts("SELECT key, finding FROM findings.finding", on: connection)
    }
    let few = try names("('indsatser', 'I2'), ('indsatser', 'I1')")
    let many = try names("('indsatser', 'I1'), ('mål', 'M1'), ('indsatser', 'I0'), ('indsatser', 'I2')")
    #expect(few.map { $0.prefix(2) } == ["I1", "I2"])
    #expect(Set(few).isSubset(of: many) && Set(many).count == 4)
    #expect(many.allSatisfy { $0.wholeMatch(of: /\S+ FJ1-[0-9a-f]{8}/) != nil })
  }

  @Test func `an entity that is wrong twice has two findings, told apart by facet or by order`() throws {
    let connection = try connection(
      """
      SELECT * FROM (VALUES ('mål', 'M', 'b'), ('mål', 'M', 'a'), ('mål', 'N', NULL), ('mål', 'N', NULL))
        AS t (file, key, facet)
      """
    )
    try run(catalogue(message: "Fejl.", columns: ", facet"), on: connection)
    let both = try texts("SELECT key, finding FROM findings.finding", on: connection)
    #expect(Set(both).count == 4)
    let alone = try self.connection("SELECT 'mål' AS file, 'M' AS key, 'b' AS facet")
    try run(catalogue(message: "Fejl.", columns: ", facet"), on: alone)
    #expect(try Set(both).isSuperset(of: texts("SELECT key, finding FROM findings.finding", on: alone)))
  }

  @Test func `fifty thousand findings have fifty thousand names`() throws {
    let connection = try connection("SELECT 'indsatser' AS file, 'I' || range AS key FROM range(50000)")
    try run(catalogue(message: "Fejl."), on: connection)
    #expect(
      try texts("SELECT count(DISTINCT finding), count(*) FROM findings.finding", on: connection) == ["50000 50000"])
  }

  @Test func `related entities, shown values, pseudonym and touched metrics are written beside`() throws {
    let connection = try connection(
      """
      SELECT 'indsatser' AS file, 'I1' AS key, 4 AS citizen, ['disponering:D:1', 'sager:S'] AS related,
        'info' AS severity, 9 AS days
      """
    )
    let (values, columns) = (
      "values:\n  - {label: Dage, source: mål, column: days}\n", ", citizen, related, severity, days"
    )
    try run(catalogue(message: "{days} dage", columns: columns, extra: values), on: connection)
    #expect(
      try texts("SELECT severity, owner, citizen, pseudonym, message, days FROM findings.finding", on: connection)
        == ["info bi 4 abc 9 dage 9"])
    #expect(try texts("SELECT file, key FROM findings.related", on: connection) == ["disponering D:1", "sager S"])
    #expect(try texts("SELECT position, label, source, value FROM findings.shown", on: connection) == ["1 Dage mål 9"])
    #expect(try texts("SELECT check_id, metric FROM findings.touch", on: connection) == ["FJ1 sager", "FJ1 klager"])
    #expect(
      try texts("SELECT * FROM findings.check_run", on: connection) == ["FJ1 Prøve warning bi ran – 1 –"])
  }

  @Test func `a check whose source is absent says so and finds nothing`() throws {
    let connection = try connection("SELECT 'løn' AS file, 'x' AS key")
    try run(catalogue(message: "Fejl.", sources: "indsatser, løn"), on: connection)
    #expect(
      try texts("SELECT state, missing_source, findings FROM findings.check_run", on: connection)
        == ["source_missing løn –"])
    #expect(try texts("SELECT * FROM findings.finding", on: connection) == [])
  }

  private func faults(_ body: () throws -> Void) throws -> [String] {
    do {
      try body()
      return []
    } catch let faults as Diagnostics { return faults.all.map(\.description) }
  }

  @Test func `a broken SELECT stops the load with its file and line`() throws {
    let connection = try connection("SELECT 'løn' AS file, 'x' AS key")
    let broken = try catalogue(message: "Fejl.", more: "\nWHERE nowhere > 1")
    #expect(
      try faults { try run(broken, on: connection) } == [
        "4-checks/FJ1.sql:4: fejl [sql-fejl]: DuckDB kan ikke køre kontrollen FJ1: Binder Error: Referenced column "
          + "\"nowhere\" not found in FROM clause!"
      ])
    #expect(try faults { try { throw Diagnostics(try CheckRun(broken).faults(on: connection)) }() }.count == 1)
  }

  @Test func `a cell's value is not told when a SELECT fails on it`() throws {
    let connection = try connection("SELECT 'løn' AS file, 'hemmelig' AS key")
    #expect(
      try faults { try run(catalogue(message: "Fejl.", more: " WHERE key::INTEGER > 1"), on: connection) }
        == ["4-checks/FJ1.sql: fejl [sql-fejl]: DuckDB kan ikke køre kontrollen FJ1 (Conversion Error)."])
  }

  @Test func `a column that the SELECT lacks, or that nothing reads, is told with the nearest one`() throws {
    let connection = try connection("SELECT 'løn' AS file, 'x' AS key, 1 AS days, 2 AS dayz")
    #expect(
      try faults { try run(catalogue(message: "{dais}", columns: ", days, dayz"), on: connection) } == [
        "4-checks/FJ1.yaml:7:10: fejl [kolonne-ukendt]: Kolonnen `dais` er ikke i kontrollens SELECT. Mente du `days`?",
        "4-checks/FJ1.sql: fejl [kolonne-ubrugt]: Kolonnen `dayz` bruges hverken i beskeden, i værdierne eller af fundet. "
          + "Mente du `days`?",
      ])
  }

  @Test func `a row without a key, or with a severity that is none, stops the load`() throws {
    let connection = try connection("SELECT 'løn' AS file, NULL::VARCHAR AS key")
    #expect(
      try faults { try run(catalogue(message: "Fejl."), on: connection) } == [
        "4-checks/FJ1.sql: fejl [kontrol-raekke]: Kontrollen FJ1 giver en række, der ikke kan bruges. "
          + "Kolonnen `key` er tom i en række."
      ])
    let odd = try self.connection("SELECT 'løn' AS file, 'x' AS key, 'slem' AS severity")
    #expect(try faults { try run(catalogue(message: "Fejl.", columns: ", severity"), on: odd) }.count == 1)
  }

  @Test func `every built-in check says what, why and what to do, short enough to be read`() throws {
    for check in try CheckedWarehouse.catalogue().all {
      #expect(check.why.count > 40 && check.why.count < 400, "\(check.id): hvorfor")
      #expect(check.title.count < 90, "\(check.id): overskriften er for lang til en liste")
      #expect(check.action.allSatisfy { $0.hasSuffix(".") }, "\(check.id): trin er sætninger")
    }
  }
}
