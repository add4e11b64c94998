internal import CDuckDB
internal import Synchronization

/// An open DuckDB database. Connections are cheap; a reader takes one from the pool and gives it back.
package final class Database: Sendable {
  package enum Access: Sendable {
    case readWrite
    /// Cannot change the file; several processes may read it at once.
    case readOnly
  }

  /// `duckdb_database` is a pointer that DuckDB allows to be used from every thread.
  private struct Handle: @unchecked Sendable {
    var pointer: duckdb_database?
  }

  private let handle: Handle
  private let idle = Mutex<[Connection]>([])

  /// Opens a file, or a database in memory when `path` is nil.
  ///
  /// - Parameters:
  ///   - memoryLimit: DuckDB's own form, for example `512MB`; nil is DuckDB's default, 80 % of the machine.
  ///   - threads: nil is one a core.
  package init(
    path: String?, access: Access = .readWrite, memoryLimit: String? = nil, threads: Int? = nil
  ) throws(WarehouseError) {
    var config: duckdb_config?
    _ = duckdb_create_config(&config)
    defer { duckdb_destroy_config(&config) }
    var options = [
      "access_mode": access == .readOnly ? "READ_ONLY" : "AUTOMATIC",
      "autoinstall_known_extensions": "false",
      "autoload_known_extensions": "false",
      "allow_unsigned_extensions": "false",
      "preserve_insertion_order": "true",
      // The newest form of the file: text is compressed in half the time, and only this program's own DuckDB reads it.
      "storage_compatibility_version": "latest",
    ]
    if let memoryLimit { options["memory_limit"] = memoryLimit }
    if let threads { options["threads"] = String(threads) }
    for (name, value) in options where duckdb_set_config(config, name, value) == DuckDBError {
      throw WarehouseError(detail: "Config Error: \(name)", statement: "")
    }
    var pointer: duckdb_database?
    var message: UnsafeMutablePointer<CChar>?
    guard duckdb_open_ext(path ?? ":memory:", &pointer, config, &message) == DuckDBSuccess else {
      let detail = message.map { String(cString: $0) } ?? "IO Error"
      duckdb_free(message)
      throw WarehouseError(detail: detail, statement: "open")
    }
    handle = Handle(pointer: pointer)
  }

  deinit {
    idle.withLock { $0.removeAll() }
    var pointer = handle.pointer
    duckdb_close(&pointer)
  }

  /// A connection of one's own, for work that keeps temporary tables.
  package func connect() throws(WarehouseError) -> Connection { try Connection(to: handle.pointer) }

  /// Lends a connection from the pool for as long as `work` runs.
  package func withConnection<Result>(_ work: (Connection) throws -> Result) throws -> Result {
    let connection = try idle.withLock { $0.popLast() } ?? connect()
    defer { idle.withLock { $0.append(connection) } }
    return try work(connection)
  }
}
