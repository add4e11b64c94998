internal import Warehouse

/// The one statement that turns the clean copy of a file into its staging table.
///
/// What the check saw decides how long each expression is: a column of amounts that all have two decimals and no trailing
/// minus is read by the shortest one. Nothing is tried: a value that cannot be converted is not in the copy.
struct StagingSelect {
  let source: SourceFile
  let check: FileCheck
  let path: String
  let fileID: Int
  let delimiter: UInt8
  var isParallel = true
  /// Adds to a table that another file of the same extract has begun.
  var isAddition = false

  var inOneThread: StagingSelect {
    var copy = self
    copy.isParallel = false
    return copy
  }

  private var table: String { "staging.\"\(source.table)\"" }

  var statement: SQL {
    var columns = source.fields.indices.flatMap { index -> [String] in
      guard let name = source.fields[index].column else { return [] }
      let isLevel = source.fields[index].kind == .level
      let stated = "\"\(name)\(StagingSelect.stated)\""
      guard let column = check.columns[index] else {
        return ["CAST(NULL AS \(source.fields[index].sqlType)) AS \"\(name)\""]
          + (isLevel ? ["CAST(NULL AS BOOLEAN) AS \(stated)"] : [])
      }
      return ["\(expression(check.checks[index], "c\(column)")) AS \"\(name)\""]
        + (isLevel ? ["(c\(column) IS NOT NULL) AS \(stated)"] : [])
    }
    columns.append("row_number")
    columns.append("CAST(\(fileID) AS INTEGER) AS file_id")
    return SQL(
      raw: """
        \(isAddition ? "INSERT INTO \(table)" : "CREATE OR REPLACE TABLE \(table) AS")
        SELECT \(columns.joined(separator: ",\n  "))
        FROM 
        """) + reader
  }

  /// DuckDB's reading of the copy, everything but the record's number as text.
  private var reader: SQL {
    let types = ["'row_number': 'INTEGER'"] + check.header.indices.map { "'c\($0)': 'VARCHAR'" }
    let empty = ([""] + source.missing).map { SQL.literal($0).text }.joined(separator: ", ")
    return "read_csv(\(literal: plainPath(path)), auto_detect = false, "
      + "columns = {\(raw: types.joined(separator: ", "))}, delim = \(literal: String(decoding: [delimiter], as: UTF8.self)), "
      + "quote = '\"', escape = '\"', header = false, nullstr = [\(raw: empty)], strict_mode = true, null_padding = false, "
      + "compression = 'none', new_line = '\\n', parallel = \(raw: String(isParallel)), \(raw: room))"
  }

  /// Small buffers let both cores work on files of a few megabytes; one thread takes records of any sensible length.
  private var room: String {
    isParallel
      ? "buffer_size = 8388608, max_line_size = 2097152" : "buffer_size = 134217728, max_line_size = 67108864"
  }

  /// Ending of the column that tells a level that was left empty (false) from one that is *Ikke vurderet* (true): both are null.
  private static let stated = "_angivet"

  /// An empty table for a file that is not there.
  static func empty(_ source: SourceFile) -> SQL {
    let columns =
      source.fields.compactMap { field in field.column.map { "\"\($0)\" \(field.sqlType)" } }
      + source.fields.filter { $0.kind == .level }.compactMap(\.column).map { "\"\($0)\(stated)\" BOOLEAN" }
      + ["row_number INTEGER", "file_id INTEGER"]
    return SQL(raw: "CREATE OR REPLACE TABLE staging.\"\(source.table)\" (\(columns.joined(separator: ", ")))")
  }
}

/// A path that DuckDB does not take for a pattern.
func plainPath(_ path: String) -> String {
  path.map { "*?[".contains($0) ? "[\($0)]" : String($0) }.joined()
}

/// A column's text as its type. The copy has every value without spaces at its ends, and a workbook's as a text file's.
private func expression(_ check: ColumnCheck, _ raw: String) -> String {
  // Seen in numbers alone: spaces that do not break, between thousands.
  let value = check.seen.spaces ? "translate(\(raw), chr(160) || chr(8239), '')" : raw
  switch check.field.kind {
  case .text, .name, .function, .businessNumber, .cpr: return value
  case .code(let pad): return check.seen.shortCodes ? paddedDigits(value, pad) : value
  case .date: return date(check, value)
  case .amount: return amount(check, value)
  case .number: return number(check, value)
  case .whole:
    return "CAST(\(signed(check, check.seen.dots ? "replace(\(value), '.', '')" : value)) AS INTEGER)"
  case .boolean: return "lower(\(value)) IN ('ja', 'j', '1', 'true')"
  case .municipality: return check.seen.shortMunicipalities ? "lpad(\(value), 4, '0')" : value
  case .month: return "CAST(\(value)[1:4] AS INTEGER) * 12 + CAST(\(value)[6:7] AS INTEGER) - 1"
  case .quarter: return "CAST(\(value)[1:4] AS INTEGER) * 12 + CAST(\(value)[7:7] AS INTEGER) * 3 - 1"
  case .level: return "TRY_CAST(\(value) AS INTEGER)"
  case .words:
    if check.spellings.isEmpty { return value }
    let cases = check.spellings.sorted { $0.key < $1.key }
      .map { "WHEN \(SQL.literal($0.key).text) THEN \(SQL.literal($0.value).text)" }
    return "CASE \(value) \(cases.joined(separator: " ")) ELSE \(value) END"
  }
}

private func paddedDigits(_ value: String, _ length: Int) -> String {
  "CASE WHEN strlen(\(value)) < \(length) AND TRY_CAST(\(value) AS INTEGER) IS NOT NULL "
    + "THEN lpad(\(value), \(length), '0') ELSE \(value) END"
}

private func date(_ check: ColumnCheck, _ value: String) -> String {
  let form = check.plan.dateForms.first ?? .dashed
  let written = form == .iso ? "CAST(\(value) AS DATE)" : "CAST(strptime(\(value), '\(form.format)') AS DATE)"
  if check.openDates.isEmpty { return written }
  let list = check.openDates.sorted().map { SQL.literal($0).text }.joined(separator: ", ")
  return "CASE WHEN \(value) IN (\(list)) THEN NULL ELSE \(written) END"
}

private func signed(_ check: ColumnCheck, _ value: String) -> String {
  check.seen.trailingMinus
    ? "CASE WHEN suffix(\(value), '-') THEN '-' || rtrim(\(value), '-') ELSE \(value) END" : value
}

/// Kroner as written to øre.
private func amount(_ check: ColumnCheck, _ value: String) -> String {
  if check.seen.onlyTwoDecimals {
    return "CAST(\(signed(check, "translate(\(value), '.,', '')")) AS BIGINT)"
  }
  return
    "CAST(CAST(\(signed(check, "replace(translate(\(value), '.', ''), ',', '.')")) AS DECIMAL(18, 2)) * 100 AS BIGINT)"
}

private func number(_ check: ColumnCheck, _ value: String) -> String {
  var text = value
  if check.seen.dots { text = "replace(\(text), '.', '')" }
  if check.seen.commas { text = "replace(\(text), ',', '.')" }
  return "CAST(\(signed(check, text)) AS DOUBLE)"
}
