internal import CDuckDB

/// One connection; used by one task at a time, which `Database.withConnection` sees to.
package final class Connection: @unchecked Sendable {
  private var pointer: duckdb_connection?

  init(to database: duckdb_database?) throws(WarehouseError) {
    guard duckdb_connect(database, &pointer) == DuckDBSuccess else {
      throw WarehouseError(detail: "Connection Error", statement: "connect")
    }
  }

  deinit { duckdb_disconnect(&pointer) }

  /// Runs one statement, or several without bound values, for their effect. Gives the number of rows changed.
  @discardableResult
  package func execute(_ sql: SQL) throws(WarehouseError) -> Int {
    try run(sql) { (result) throws(WarehouseError) in Int(duckdb_rows_changed(&result)) }
  }

  /// Limits what DuckDB takes for the whole database, in bytes. What is more is moved to files beside the database's own,
  /// where only the owner of the folder reads; they are gone when the database is closed.
  package func limitMemory(to bytes: Int) throws(WarehouseError) {
    try execute("SET memory_limit = \(literal: "\(bytes)B")")
  }

  /// Does work that can be done again, once more without the limit when it cannot be done within it.
  package func liftingLimit<Output>(_ work: () throws(WarehouseError) -> Output) throws(WarehouseError) -> Output {
    do {
      return try work()
    } catch {
      guard error.isOutOfMemory else { throw error }
      // RESET gives the setting DuckDB's default for this machine, but only SET makes it count.
      try execute("RESET memory_limit")
      let most = try query("SELECT current_setting('memory_limit')").single.text ?? ""
      try execute("SET memory_limit = \(literal: most)")
      return try work()
    }
  }

  /// Runs one statement and gives its whole result. For results that fit in memory many times over.
  package func query(_ sql: SQL) throws(WarehouseError) -> Table {
    var rows: [[Value]] = []
    let columns = try forEachChunk(sql) { (chunk) throws(WarehouseError) in
      let readers = try (0..<chunk.columnCount).map { (index) throws(WarehouseError) in try chunk.reader(index, sql) }
      for row in 0..<chunk.count { rows.append(readers.map { $0(row) }) }
    }
    return Table(columns: columns, rows: rows)
  }

  /// How many values a statement is asked about (`$1`, `$2` …).
  package func parameterCount(of sql: SQL) throws(WarehouseError) -> Int {
    var statement: duckdb_prepared_statement?
    defer { duckdb_destroy_prepare(&statement) }
    try prepare(sql, &statement)
    return Int(duckdb_nparams(statement))
  }

  /// The columns that a statement gives, and what their cells are read as; nil for types that cannot be read. Runs the statement.
  package func columns(of sql: SQL) throws(WarehouseError) -> [(name: String, kind: Value.Kind?)] {
    try run(sql, streaming: true) { (result) throws(WarehouseError) in
      (0..<duckdb_column_count(&result)).map {
        (String(cString: duckdb_column_name(&result, $0)), Chunk.kind(of: duckdb_column_type(&result, $0)))
      }
    }
  }

  /// Runs one statement and lends its result chunk by chunk, never whole in memory. Gives the names of the columns.
  @discardableResult
  package func forEachChunk(
    _ sql: SQL, _ body: (Chunk) throws(WarehouseError) -> Void
  ) throws(WarehouseError) -> [String] {
    try run(sql, streaming: true) { (result) throws(WarehouseError) in
      let columns = (0..<duckdb_column_count(&result)).map { String(cString: duckdb_column_name(&result, $0)) }
      let types = (0..<duckdb_column_count(&result)).map { duckdb_column_type(&result, $0) }
      while true {
        var chunk = duckdb_fetch_chunk(result)
        guard chunk != nil else { break }
        defer { duckdb_destroy_data_chunk(&chunk) }
        try body(Chunk(chunk: chunk, types: types))
      }
      if let message = duckdb_result_error(&result), message.pointee != 0 {
        throw WarehouseError(detail: String(cString: message), statement: sql.text)
      }
      return columns
    }
  }

  /// Adds rows to a table that exists, of this database or of one attached. Values must fit the table's columns in order.
  package func append(
    _ rows: some Sequence<[Value]>, to table: String, schema: String, catalog: String? = nil
  ) throws(WarehouseError) {
    var appender: duckdb_appender?
    guard duckdb_appender_create_ext(pointer, catalog, schema, table, &appender) == DuckDBSuccess else {
      let error = WarehouseError(detail: message(of: appender), statement: "append \(schema).\(table)")
      duckdb_appender_destroy(&appender)
      throw error
    }
    for row in rows {
      for value in row { append(value, to: appender) }
      guard duckdb_appender_end_row(appender) == DuckDBSuccess else {
        let error = WarehouseError(detail: message(of: appender), statement: "append \(schema).\(table)")
        duckdb_appender_destroy(&appender)
        throw error
      }
    }
    guard duckdb_appender_destroy(&appender) == DuckDBSuccess else {
      throw WarehouseError(detail: "Appender Error", statement: "append \(schema).\(table)")
    }
  }

  private func message(of appender: duckdb_appender?) -> String {
    appender.flatMap { duckdb_appender_error($0) }.map { String(cString: $0) } ?? "Appender Error"
  }

  private func append(_ value: Value, to appender: duckdb_appender?) {
    switch value {
    case .null: duckdb_append_null(appender)
    case .bool(let value): duckdb_append_bool(appender, value)
    case .int(let value): duckdb_append_int64(appender, Int64(value))
    case .double(let value): duckdb_append_double(appender, value)
    case .date(let days): duckdb_append_date(appender, duckdb_date(days: Int32(days)))
    case .text(var value): value.withUTF8 { bytes in append(bytes, to: appender) }
    }
  }

  private func append(_ bytes: UnsafeBufferPointer<UInt8>, to appender: duckdb_appender?) {
    bytes.withMemoryRebound(to: CChar.self) {
      _ = duckdb_append_varchar_length(appender, $0.baseAddress, idx_t($0.count))
    }
  }

  private func run<Output>(
    _ sql: SQL, streaming: Bool = false, _ body: (inout duckdb_result) throws(WarehouseError) -> Output
  ) throws(WarehouseError) -> Output {
    var result = duckdb_result()
    defer { duckdb_destroy_result(&result) }
    if sql.bindings.isEmpty && !streaming {
      guard duckdb_query(pointer, sql.text, &result) == DuckDBSuccess else { throw failure(&result, sql) }
      return try body(&result)
    }
    var statement: duckdb_prepared_statement?
    defer { duckdb_destroy_prepare(&statement) }
    try prepare(sql, &statement)
    for (index, value) in sql.bindings.enumerated() {
      guard bind(value, at: idx_t(index + 1), in: statement) == DuckDBSuccess else {
        throw WarehouseError(detail: "Bind Error: parameter \(index + 1)", statement: sql.text)
      }
    }
    let state =
      streaming
      ? duckdb_execute_prepared_streaming(statement, &result) : duckdb_execute_prepared(statement, &result)
    guard state == DuckDBSuccess else { throw failure(&result, sql) }
    return try body(&result)
  }

  private func prepare(_ sql: SQL, _ statement: inout duckdb_prepared_statement?) throws(WarehouseError) {
    guard duckdb_prepare(pointer, sql.text, &statement) == DuckDBSuccess else {
      let detail = duckdb_prepare_error(statement).map { String(cString: $0) } ?? "Prepare Error"
      throw WarehouseError(detail: detail, statement: sql.text)
    }
  }

  private func failure(_ result: inout duckdb_result, _ sql: SQL) -> WarehouseError {
    let detail = duckdb_result_error(&result).map { String(cString: $0) } ?? "Error"
    return WarehouseError(detail: detail, statement: sql.text)
  }

  private func bind(_ value: Value, at index: idx_t, in statement: duckdb_prepared_statement?) -> duckdb_state {
    switch value {
    case .null: return duckdb_bind_null(statement, index)
    case .bool(let value): return duckdb_bind_boolean(statement, index, value)
    case .int(let value): return duckdb_bind_int64(statement, index, Int64(value))
    case .double(let value): return duckdb_bind_double(statement, index, value)
    case .date(let days): return duckdb_bind_date(statement, index, duckdb_date(days: Int32(days)))
    case .text(var value):
      return value.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          duckdb_bind_varchar_length(statement, index, $0.baseAddress, idx_t($0.count))
        }
      }
    }
  }
}
