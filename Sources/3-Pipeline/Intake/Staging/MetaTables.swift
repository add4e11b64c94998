internal import CareModel
internal import Warehouse

/// What intake says of a delivery in the warehouse's own log (`meta`), and the room beside it where the extracts stand while it is built.
///
/// Staging is a database of its own in memory: what facts do not need never reaches the warehouse's file.
enum MetaTables {
  static func create(on connection: Connection) throws {
    try MetaTable.createAll(on: connection)
    try connection.execute(
      """
      ATTACH IF NOT EXISTS ':memory:' AS staging (COMPRESS);
      -- A row an optional field that a file which was read has no column for: what a figure needs of it is missing, not empty.
      CREATE TABLE IF NOT EXISTS staging.felt_ikke_leveret (source VARCHAR, field VARCHAR, file_id INTEGER);
      CREATE TABLE IF NOT EXISTS staging.befolkning (
        municipality VARCHAR, sex VARCHAR, age INTEGER, month INTEGER, inhabitants BIGINT, file_id INTEGER,
        row_number INTEGER);
      CREATE TABLE IF NOT EXISTS staging.nationale_tal (
        table_id VARCHAR, indicator VARCHAR, municipality VARCHAR, period VARCHAR, month INTEGER, value DOUBLE,
        file_id INTEGER, row_number INTEGER);
      """)
  }

  static func write(_ report: DeliveryReport, on connection: Connection) throws {
    try MetaTable.sourceFile.add(
      report.files.map { file in
        let known = file.status == .read
        return [
          "file_id": .int(file.file), "source": text(file.source), "file_name": .text(file.name),
          "delivery": .text(report.delivery), "received": .text(report.received), "sha256": text(file.sha256),
          "bytes": .int(file.bytes), "encoding": text(file.encoding?.rawValue),
          "rows_total": known ? .int(file.rowsTotal) : .null, "rows_read": known ? .int(file.rowsRead) : .null,
          "rows_set_aside": known ? .int(file.rowsSetAside) : .null,
          "covers_to": file.coversTo.map { .date($0.number) } ?? .null, "profile": text(file.profile),
          "status": .text(file.status.rawValue), "code": text(file.code), "message": text(file.message),
          "unknown_columns": file.unknownColumns.isEmpty
            ? .null : .text(file.unknownColumns.joined(separator: ", ")),
        ]
      }, on: connection)
  }

  static func write(_ faults: [Fault], file: String, on connection: Connection) throws {
    try MetaTable.setAside.add(
      faults.lazy.map { fault in
        [
          "file_name": .text(file), "row_number": .int(fault.row), "column_name": text(fault.field),
          "row_key": text(fault.key), "code": .text(fault.kind.code), "message": .text(fault.message),
          "rows": .int(fault.rows),
        ]
      }, on: connection)
  }

  static func write(_ notes: [RowNote], source: String, on connection: Connection) throws {
    try MetaTable.rowNote.add(
      notes.map { note in
        [
          "file": .text(source), "row_number": note.row.map(Value.int) ?? .null, "column_name": .text(note.field),
          "row_key": text(note.key), "code": .text(note.code.rawValue), "rows": .int(note.rows),
          "shape": text(note.shape),
        ]
      }, on: connection)
  }

  static func write(
    _ leftOut: [(row: Int, cause: ShapedFile.Cause)], file: String, source: String?, on connection: Connection
  ) throws {
    try MetaTable.leftOut.add(
      leftOut.map { entry in
        [
          "file_name": .text(file), "source": text(source), "row_number": .int(entry.row),
          "reason": .text(entry.cause.words.one),
        ]
      }, on: connection)
  }

  private static func text(_ value: String?) -> Value { value.map(Value.text) ?? .null }
}
