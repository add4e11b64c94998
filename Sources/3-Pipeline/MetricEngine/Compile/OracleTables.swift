package import CareModel
package import Warehouse

/// The tables that figures are counted in, empty but for what an oracle says: a warehouse in small.
package enum OracleTables {
  /// - Parameters:
  ///   - absent: files that did not come.
  package static func create(
    of facts: FactCatalogue, on connection: Connection, asOf: Day, municipality: String, absent: Set<String> = []
  ) throws {
    try MetaTable.createAll(on: connection)
    try connection.execute(
      """
      CREATE SCHEMA facts; CREATE SCHEMA model;
      CREATE TABLE model.unit_tree(scope VARCHAR, unit VARCHAR);
      CREATE TABLE model.scope_facility(scope VARCHAR, facility VARCHAR);
      CREATE TABLE model.facility(facility VARCHAR, unit VARCHAR);
      CREATE TABLE model.citizen(citizen INTEGER, pseudonym VARCHAR, label VARCHAR);
      CREATE TABLE model.service_period(service_period VARCHAR, citizen INTEGER, facility VARCHAR, start_date DATE, end_date DATE);
      """)
    for fact in facts.all {
      let columns = fact.columns.map { "\($0.name) \($0.type.sqlType)" }.joined(separator: ", ")
      try connection.execute(SQL(raw: "CREATE TABLE \(fact.table.text) (\(columns))"))
    }
    try MetaTable.build.add(
      [["as_of": .date(asOf.number), "municipality": .text(municipality)]], on: connection)
    let files = facts.sources.enumerated().map { index, source -> KeyValuePairs<String, Value> in
      [
        "file_id": .int(index), "source": .text(source), "file_name": .text(source + ".csv"), "delivery": .text("L1"),
        "received": .text("2024-01-02T08:00:00Z"), "rows_total": .int(102), "rows_read": .int(100),
        "rows_set_aside": .int(2), "status": .text(absent.contains(source) ? "absent" : "read"),
      ]
    }
    try MetaTable.sourceFile.add(files, on: connection)
  }

  /// Says which months the files reach: those that come by month, as their rows say; the others from 1990, or another month, to
  /// the as-of day.
  ///
  /// - Parameters:
  ///   - emptyFields: file and field of fields that no row has a value in.
  ///   - values: values that can be asked for.
  package static func writeCoverage(
    of facts: FactCatalogue, on connection: Connection, begun: [String: Period] = [:],
    emptyFields: [(String, String)] = [],
    values: [(Dimension, String)]
  ) throws {
    let asOf = try connection.query("SELECT as_of FROM meta.build").single.date.map { Day(number: $0) }
    let after = (asOf?.monthIndex ?? 0) + 1
    let stated = facts.all.flatMap { fact -> [String] in
      fact.monthlySources.map { source -> String in
        let told = fact.monthTold.map { " WHERE \($0)" } ?? ""
        return "UNION SELECT '\(source)', month FROM \(fact.table.text)\(told)"
      }
    }.joined(separator: "\n")
    try connection.execute(
      """
      CREATE OR REPLACE TABLE facts.source_month AS
      WITH stated AS (
        SELECT NULL::VARCHAR AS source, NULL::INTEGER AS month WHERE false
        \(SQL(raw: stated))
      ),
      months AS (
        SELECT source, unnest(range(min(month), max(month) + 1)) AS month FROM stated GROUP BY source
      )
      SELECT months.source, months.month, CASE WHEN stated.month IS NULL THEN 'gap' ELSE 'covered' END AS state
      FROM months LEFT JOIN stated USING (source, month);
      CREATE OR REPLACE TABLE facts.source_field (source VARCHAR, field VARCHAR, is_filled BOOLEAN);
      CREATE OR REPLACE TABLE facts.dimension_value (dimension VARCHAR, value VARCHAR);
      """)
    let (monthly, standing) = (facts.monthlySources, facts.standingSources)
    let whole = facts.sources
      .filter { !monthly.contains($0) && !standing.contains($0) }
      .flatMap { source -> [[Value]] in
        let first = begun[source]?.firstDay.monthIndex ?? 1990 * 12
        return (first..<max(first, after)).map { [.text(source), .int($0), .text("covered")] }
      }
    try connection.append(whole, to: "source_month", schema: "facts")
    try connection.append(
      emptyFields.map { [.text($0.0), .text($0.1), .bool(false)] }, to: "source_field", schema: "facts")
    try connection.append(
      values.map { [.text($0.0.rawValue), .text($0.1)] }, to: "dimension_value", schema: "facts")
  }

  /// Adds rows as oracles write them.
  package static func add(_ rows: [[String: String]], to fact: Fact, on connection: Connection) throws {
    let values = rows.map { row in
      fact.columns.map { column in
        row[column.name].flatMap { OracleValue($0, column.type)?.value } ?? .null
      }
    }
    try connection.append(values, to: fact.id, schema: "facts")
  }

  /// The figures of an oracle's own SQL, with their groups before them.
  package static func written(_ sql: String, on connection: Connection) throws -> [(groups: [String?], value: Double?)]
  {
    try connection.query(SQL(raw: "SELECT * REPLACE (CAST(value AS DOUBLE) AS value) FROM (\(sql))")).rows.map {
      ($0.dropLast().map(\.text), $0.last?.double)
    }
  }
}

extension Fact.ColumnType {
  fileprivate var sqlType: String {
    switch self {
    case .int, .key, .ore: "BIGINT"
    case .bool: "BOOLEAN"
    case .text: "VARCHAR"
    case .date: "DATE"
    case .double: "DOUBLE"
    case .month, .mask: "INTEGER"
    }
  }
}
