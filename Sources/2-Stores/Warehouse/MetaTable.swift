/// What a warehouse says of itself (schema `meta`): the one place where those tables are declared, made and written.
///
/// Whoever has something to say there names the columns; what is not named is NULL.
package enum MetaTable: String, Sendable, CaseIterable {
  /// A row a file of the delivery.
  case sourceFile = "source_file"
  /// A row a rule that a record broke; the last of thousands alike stands for the rest (`rows`).
  case setAside = "set_aside"
  /// What is odd and was read all the same: a row a citizen or a column, with its first row (`row_number`, and the key of that
  /// row) and how many rows there are. `file` is the extract. The codes are those of RowNote.Code: K55 is for kode-eksponent,
  /// kode-dato and kode-cifre, K56 for tegn-forvansket. For K57, `rows_total` of `source_file` counts all records of a file
  /// without its header, and `set_aside` has `raekke-afkortet` for a last record that is cut.
  case rowNote = "row_note"
  /// Records that a profile says are no rows of the extract: titles, totals, footnotes.
  case leftOut = "left_out"
  /// One row, written when the warehouse is whole.
  case build
  /// One row a close in force: its months are those after the close before it.
  case closedPeriod = "closed_period"
  /// The delivery served before this one, a row a source; empty for the first.
  case previousSource = "previous_source"
  /// One row a month and fact whose rows are not the same as were told before.
  case restatement

  private static let schema: SQL = "meta"

  private var columns: [(name: String, type: String)] {
    switch self {
    case .sourceFile:
      [
        ("file_id", "INTEGER"), ("source", "VARCHAR"), ("file_name", "VARCHAR"), ("delivery", "VARCHAR"),
        ("received", "VARCHAR"), ("sha256", "VARCHAR"), ("bytes", "BIGINT"), ("encoding", "VARCHAR"),
        ("rows_total", "BIGINT"), ("rows_read", "BIGINT"), ("rows_set_aside", "BIGINT"), ("covers_to", "DATE"),
        ("profile", "VARCHAR"), ("status", "VARCHAR"), ("code", "VARCHAR"), ("message", "VARCHAR"),
        ("unknown_columns", "VARCHAR"),
      ]
    case .setAside:
      [
        ("file_name", "VARCHAR"), ("row_number", "INTEGER"), ("column_name", "VARCHAR"), ("row_key", "VARCHAR"),
        ("code", "VARCHAR"), ("message", "VARCHAR"), ("rows", "INTEGER"),
      ]
    case .rowNote:
      [
        ("file", "VARCHAR"), ("row_number", "INTEGER"), ("column_name", "VARCHAR"), ("row_key", "VARCHAR"),
        ("code", "VARCHAR"), ("rows", "INTEGER"), ("shape", "VARCHAR"),
      ]
    case .leftOut:
      [("file_name", "VARCHAR"), ("source", "VARCHAR"), ("row_number", "INTEGER"), ("reason", "VARCHAR")]
    case .build:
      [
        ("as_of", "DATE"), ("municipality", "VARCHAR"), ("municipality_name", "VARCHAR"),
        ("definition_version", "VARCHAR"), ("delivery", "VARCHAR"), ("received", "VARCHAR"),
      ]
    case .closedPeriod: [("last_month", "INTEGER"), ("closed", "VARCHAR"), ("delivery", "VARCHAR")]
    case .previousSource:
      [
        ("source", "VARCHAR"), ("rows_total", "BIGINT"), ("delivery", "VARCHAR"), ("received", "VARCHAR"),
        ("unknown_columns", "VARCHAR"),
      ]
    case .restatement:
      [
        ("month", "INTEGER"), ("fact", "VARCHAR"), ("is_closed", "BOOLEAN"), ("rows_before", "BIGINT"),
        ("rows_after", "BIGINT"), ("amount_before_ore", "BIGINT"), ("amount_after_ore", "BIGINT"),
        ("persons_before", "BIGINT"), ("persons_after", "BIGINT"), ("days_before", "BIGINT"), ("days_after", "BIGINT"),
      ]
    }
  }

  /// Makes the tables that are not there.
  package static func createAll(on connection: Connection) throws(WarehouseError) {
    try connection.execute("CREATE SCHEMA IF NOT EXISTS \(schema)")
    for table in allCases {
      let columns = table.columns.map { "\(identifier: $0.name) \(raw: $0.type)" as SQL }.joined(separator: ", ")
      try connection.execute("CREATE TABLE IF NOT EXISTS \(table.name) (\(columns))")
    }
  }

  /// Adds rows, each value beside the name of its column.
  package func add(
    _ rows: some Sequence<KeyValuePairs<String, Value>>, on connection: Connection
  ) throws(WarehouseError) {
    var names: [String] = []
    var places: [Int] = []
    var sorted: [[Value]] = []
    for row in rows {
      // Rows of one writer name the same columns in the same order.
      if !row.lazy.map(\.key).elementsEqual(names) {
        names = row.map(\.key)
        places = try names.map { (name) throws(WarehouseError) in try place(of: name) }
      }
      var values = [Value](repeating: .null, count: columns.count)
      for (place, pair) in zip(places, row) { values[place] = pair.value }
      sorted.append(values)
    }
    try connection.append(sorted, to: rawValue, schema: "meta")
  }

  /// Adds rows of a result, by the names of its columns: what another warehouse has in the same table.
  package func add(_ table: Table, on connection: Connection) throws(WarehouseError) {
    let places = try table.columns.map { (name) throws(WarehouseError) in try place(of: name) }
    try connection.append(
      table.rows.map { row in
        var values = [Value](repeating: .null, count: columns.count)
        for (place, value) in zip(places, row) { values[place] = value }
        return values
      }, to: rawValue, schema: "meta")
  }

  /// Adds what a SELECT gives, by the names of its columns.
  package func add(from select: SQL, on connection: Connection) throws(WarehouseError) {
    try connection.execute("INSERT INTO \(name) BY NAME \(select)")
  }

  /// Takes all rows away.
  package func empty(on connection: Connection) throws(WarehouseError) {
    try connection.execute("DELETE FROM \(name)")
  }

  /// All rows.
  package func all(on connection: Connection) throws(WarehouseError) -> Table {
    try connection.query("FROM \(name)")
  }

  private var name: SQL { "\(Self.schema).\(identifier: rawValue)" }

  private func place(of column: String) throws(WarehouseError) -> Int {
    if let place = columns.firstIndex(where: { $0.name == column }) { return place }
    throw WarehouseError(detail: "Binder Error: meta.\(rawValue) has no column \(column)", statement: "append")
  }
}
