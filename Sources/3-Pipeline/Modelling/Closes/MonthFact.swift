internal import Warehouse

/// A fact table with a row a month (månedsfaktum): what a close freezes. Facts by day are always restated.
struct MonthFact {
  let name: String
  /// In the table's own order.
  let columns: [String]
  /// Those whose texts are stored as ENUM.
  let codes: Set<String>

  /// Facts that no close freezes: what Danmarks Statistik publishes is not the municipality's to close.
  private static let open: Set<String> = ["population"]

  /// The facts of an attached database that have a month.
  static func all(in catalog: String, _ connection: Connection) throws -> [MonthFact] {
    let table = try connection.query(
      """
      SELECT table_name, column_name, starts_with(data_type, 'ENUM') FROM duckdb_columns()
      WHERE database_name = \(catalog) AND schema_name = 'facts'
      ORDER BY table_name, column_index
      """)
    var columns: [String: [String]] = [:]
    var codes: [String: Set<String>] = [:]
    for row in table.rows {
      guard let fact = row[0].text, let column = row[1].text else { continue }
      columns[fact, default: []].append(column)
      if row[2] == .bool(true) { codes[fact, default: []].insert(column) }
    }
    return columns.filter { $0.value.contains("month") && !open.contains($0.key) }
      .map { MonthFact(name: $0.key, columns: $0.value, codes: codes[$0.key, default: []]) }
      .sorted { $0.name < $1.name }
  }

  var hasCitizens: Bool { columns.contains("citizen") }
  var hasDays: Bool { columns.contains("mask") }

  /// Kroner of a row as readers know them; nil where the fact has none.
  var amount: SQL? {
    if name == "ledger" {
      return "sum(amount_ore) FILTER (WHERE transaction_kind = 1 AND posting_type IN ('NOR', 'SUP'))"
    }
    return ["amount_ore", "adjusted_ore"].first(where: columns.contains).map { "sum(\(identifier: $0))" }
  }

  /// The rows of a built warehouse with the pseudonym in the place of the warehouse's own number of a citizen.
  func rows(of catalog: String, where condition: SQL) -> SQL {
    let from: SQL = "FROM \(identifier: catalog).facts.\(identifier: name) AS fact"
    guard hasCitizens else { return "SELECT fact.* " + from + " WHERE " + condition }
    return "SELECT fact.* REPLACE (person.pseudonym AS citizen) " + from
      + " LEFT JOIN \(identifier: catalog).model.citizen AS person ON person.citizen = fact.citizen WHERE " + condition
  }

  /// One row a month with what can be told of its rows, also whether they are the same as others.
  func summary(of rows: SQL) -> SQL {
    let persons: SQL = hasCitizens ? "count(DISTINCT citizen)" : "NULL"
    let days: SQL = hasDays ? "sum(bit_count(mask))" : "NULL"
    // The number of a code is a warehouse's own.
    let list = columns.sorted().map { codes.contains($0) ? "\(identifier: $0)::VARCHAR" : SQL.identifier($0) }
      .joined(separator: ", ")
    return "SELECT month, count(*) AS rows, \(amount ?? "NULL")::BIGINT AS amount, \(persons)::BIGINT AS persons, "
      + "\(days)::BIGINT AS days, sum(hash(\(list))::HUGEINT % 1000000007) AS content FROM (\(rows)) AS fact GROUP BY month"
  }
}
