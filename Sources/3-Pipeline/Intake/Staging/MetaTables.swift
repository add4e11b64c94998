internal import CareModel
internal import Warehouse

/// The delivery log inside the warehouse, and the room beside it where the extracts stand while it is built.
///
/// Staging is a database of its own in memory: what facts do not need never reaches the warehouse's file.
enum MetaTables {
  static func create(on connection: Connection) throws {
    try connection.execute(
      """
      ATTACH IF NOT EXISTS ':memory:' AS staging (COMPRESS);
      CREATE SCHEMA IF NOT EXISTS meta;
      CREATE TABLE IF NOT EXISTS meta.source_file (
        file_id INTEGER, source VARCHAR, file_name VARCHAR, delivery VARCHAR, received VARCHAR, sha256 VARCHAR,
        bytes BIGINT, encoding VARCHAR, rows_total BIGINT, rows_read BIGINT, rows_set_aside BIGINT, covers_to DATE,
        profile VARCHAR, status VARCHAR, code VARCHAR, message VARCHAR, unknown_columns VARCHAR);
      CREATE TABLE IF NOT EXISTS meta.set_aside (
        file_name VARCHAR, row_number INTEGER, column_name VARCHAR, row_key VARCHAR, code VARCHAR, message VARCHAR,
        -- How many rows it stands for: more than one where a file is wrong in row after row.
        rows INTEGER);
      -- What is odd and was read all the same: a row a citizen or a column, with its first row (row_number, and the key
      -- of that row) and how many rows there are. `file` is the extract. The codes are those of RowNote.Code: K55 is for
      -- kode-eksponent, kode-dato and kode-cifre, K56 for tegn-forvansket. For K57, rows_total of source_file counts all
      -- records of a file without its header, and set_aside has `raekke-afkortet` for a last record that is cut.
      CREATE TABLE IF NOT EXISTS meta.row_note (
        file VARCHAR, row_number INTEGER, column_name VARCHAR, row_key VARCHAR, code VARCHAR, rows INTEGER, shape VARCHAR);
      -- Records that a profile says are no rows of the extract: titles, totals, footnotes.
      CREATE TABLE IF NOT EXISTS meta.left_out (
        file_name VARCHAR, source VARCHAR, row_number INTEGER, reason VARCHAR);
      -- One row, written when the warehouse is whole.
      CREATE TABLE IF NOT EXISTS meta.build (
        as_of DATE, municipality VARCHAR, municipality_name VARCHAR, definition_version VARCHAR, delivery VARCHAR,
        received VARCHAR);
      -- The last month of each close in force.
      CREATE TABLE IF NOT EXISTS meta.closed_period (last_month INTEGER, closed VARCHAR, delivery VARCHAR);
      -- The delivery served before this one, a row a source; empty for the first.
      CREATE TABLE IF NOT EXISTS meta.previous_source (
        source VARCHAR, rows_total BIGINT, delivery VARCHAR, received VARCHAR, unknown_columns VARCHAR);
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
    let rows = report.files.map { file -> [Value] in
      let known = file.status == .read
      return [
        .int(file.file), text(file.source), .text(file.name), .text(report.delivery), .text(report.received),
        text(file.sha256), .int(file.bytes), text(file.encoding?.rawValue), known ? .int(file.rowsTotal) : .null,
        known ? .int(file.rowsRead) : .null, known ? .int(file.rowsSetAside) : .null,
        file.coversTo.map { .date($0.number) } ?? .null, text(file.profile), .text(file.status.rawValue),
        text(file.code), text(file.message),
        file.unknownColumns.isEmpty ? .null : .text(file.unknownColumns.joined(separator: ", ")),
      ]
    }
    try connection.append(rows, to: "source_file", schema: "meta")
  }

  static func write(_ faults: [Fault], file: String, on connection: Connection) throws {
    let rows = faults.lazy.map { fault -> [Value] in
      [
        .text(file), .int(fault.row), text(fault.field), text(fault.key), .text(fault.kind.code),
        .text(fault.message), .int(fault.rows),
      ]
    }
    try connection.append(rows, to: "set_aside", schema: "meta")
  }

  static func write(_ notes: [RowNote], source: String, on connection: Connection) throws {
    let rows = notes.map { note -> [Value] in
      [
        .text(source), note.row.map(Value.int) ?? .null, .text(note.field), text(note.key), .text(note.code.rawValue),
        .int(note.rows), text(note.shape),
      ]
    }
    try connection.append(rows, to: "row_note", schema: "meta")
  }

  static func write(
    _ leftOut: [(row: Int, cause: ShapedFile.Cause)], file: String, source: String?, on connection: Connection
  ) throws {
    let rows = leftOut.map { entry -> [Value] in
      [.text(file), text(source), .int(entry.row), .text(entry.cause.words.one)]
    }
    try connection.append(rows, to: "left_out", schema: "meta")
  }

  private static func text(_ value: String?) -> Value { value.map(Value.text) ?? .null }
}
