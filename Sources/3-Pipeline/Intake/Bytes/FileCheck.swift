/// One reading of a whole CSV file: its records counted, every value held against its field, the faults found.
///
/// DuckDB then reads the same bytes and needs no doubts of its own: every row that is not in `faults` can be converted.
struct FileCheck {
  /// Header cells as they stand.
  var header: [String]
  /// For each field of the source: its column in the file, or nil when the file lacks it.
  var columns: [Int?]
  var checks: [ColumnCheck]
  var records = 0
  var faults: [Fault] = []
  /// Rows with a fault.
  var rowsSetAside = 0
  /// DuckDB would split the file in another way: damaged rows, mixed line ends.
  var needsRewriting = false

  /// Reads the file with the plan that its own values vote for.
  static func run(_ input: CheckInput, pseudonym: (_ cpr: [UInt8]) -> String) -> FileCheck {
    var check = FileCheck(input)
    check.read(input, limit: 300, pseudonym)
    for index in check.checks.indices { check.checks[index].restart(with: check.checks[index].decided) }
    check.read(input, limit: .max, pseudonym)
    // A vote late in the file can change the plan, and with it which rows are wrong.
    if check.checks.contains(where: { $0.plan != $0.decided }) {
      for index in check.checks.indices { check.checks[index].restart(with: check.checks[index].decided) }
      check.read(input, limit: .max, pseudonym)
    }
    return check
  }

  private init(_ input: CheckInput) {
    header = input.header
    columns = input.columns
    checks = input.source.fields.map {
      ColumnCheck($0, missing: input.source.missing, isWorkbook: input.isWorkbook)
    }
  }

  private mutating func read(_ input: CheckInput, limit: Int, _ pseudonym: ([UInt8]) -> String) {
    var reader = RecordReader(input.bytes, from: input.start, delimiter: input.delimiter)
    _ = reader.next()  // the header
    records = 0
    faults = []
    rowsSetAside = 0
    needsRewriting = false
    let width = header.count
    // Only columns that the file has; required ones are all there.
    let watched = columns.indices.compactMap { index in columns[index].map { (check: index, column: $0) } }
    reading: while records < limit {
      switch reader.next() {
      case .end: break reading
      case .brokenQuotes:
        records += 1
        rowsSetAside += 1
        needsRewriting = true
        faults.append(Fault(row: records + 1, field: nil, kind: .quotes, detail: "", key: nil))
      case .record:
        if input.isWorkbook, (0..<reader.fieldCount).allSatisfy({ reader.bytes($0).isEmpty }) {
          needsRewriting = true
          continue
        }
        records += 1
        guard reader.fieldCount == width else {
          rowsSetAside += 1
          needsRewriting = true
          let detail = "\(reader.fieldCount) felter, men overskriften har \(width)"
          faults.append(Fault(row: records + 1, field: nil, kind: .fieldCount, detail: detail, key: nil))
          continue
        }
        let before = faults.count
        for (index, column) in watched {
          let bytes = reader.bytes(column)
          if let kind = checks[index].check(bytes) {
            faults.append(
              Fault(
                row: records + 1, field: checks[index].field.name, kind: kind,
                detail: kind == .missing ? "" : shape(trimmed(bytes)), key: nil))
          }
        }
        if faults.count > before {
          rowsSetAside += 1
          let key = rowKey(reader, input.source, pseudonym)
          for index in before..<faults.count { faults[index].key = key }
        }
      }
    }
    if reader.lineEnds.rawValue.nonzeroBitCount > 1 || reader.lineEnds.contains(.cr) { needsRewriting = true }
  }

  private func rowKey(_ reader: RecordReader, _ source: SourceFile, _ pseudonym: ([UInt8]) -> String) -> String? {
    let parts = source.key.map { name -> String in
      guard let index = source.index(of: name), let column = columns[index] else { return "" }
      let bytes = trimmed(reader.bytes(column))
      if source.fields[index].kind == .cpr { return writtenCPR(bytes).map { pseudonym($0.number) } ?? "" }
      return String(decoding: bytes, as: UTF8.self)
    }
    return parts.allSatisfy(\.isEmpty) ? nil : parts.joined(separator: "|")
  }
}

/// What a `FileCheck` reads.
struct CheckInput {
  var bytes: UnsafeBufferPointer<UInt8>
  /// Where the text begins, after a byte order mark.
  var start: Int
  var delimiter: UInt8
  var header: [String]
  var columns: [Int?]
  var source: SourceFile
  var isWorkbook = false
}
