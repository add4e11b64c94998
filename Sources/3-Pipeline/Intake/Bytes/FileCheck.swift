/// One reading of a whole CSV file: its records counted, every value held against its field, the faults found, and the
/// good records copied for DuckDB, which needs no doubts of its own: every value in the copy can be converted.
struct FileCheck {
  /// Header cells as they stand.
  let header: [String]
  /// For each field of the source: its column in the file, or nil when the file lacks it.
  let columns: [Int?]
  private(set) var checks: [ColumnCheck]
  private(set) var records = 0
  private var log = FaultLog()
  var faults: [Fault] { log.all }
  /// Rows with a fault.
  private(set) var rowsSetAside = 0
  /// Rows put in the copy.
  private(set) var copied = 0
  /// Names by pseudonym, where the file has them.
  private(set) var names: [[UInt8]: String] = [:]
  /// Pseudonyms of each CPR column's citizens, in their order.
  private var pseudonyms: [[[UInt8]]]
  /// Odd citizens by check and place, with the first row and the number of rows.
  private var oddCitizens: [OddPlace: (row: Int, rows: Int)] = [:]
  /// The first row with a municipality of three digits, by check.
  private var shortMunicipalities: [Int: (row: Int, key: String?)] = [:]
  /// Odd values that were read, by column and kind.
  private var oddValues: [OddValue: (row: Int, key: String?, rows: Int)] = [:]

  /// Reads the file with the plan that its own values vote for.
  static func run(_ input: CheckInput, _ book: Pseudonyms, copy: inout CleanCopy) throws -> FileCheck {
    var check = FileCheck(input, book)
    var none: CleanCopy?
    try check.read(input, limit: 300, book, &none)
    check.restart()
    var whole: CleanCopy? = copy
    try check.read(input, limit: .max, book, &whole)
    // A vote late in the file can change the plan, and with it which rows are wrong.
    if check.checks.contains(where: { $0.plan != $0.decided }) {
      check.restart()
      try whole?.restart()
      try check.read(input, limit: .max, book, &whole)
    }
    try whole?.finish()
    return check
  }

  private init(_ input: CheckInput, _ book: Pseudonyms) {
    header = input.header
    columns = input.columns
    checks = input.source.fields.map {
      ColumnCheck($0, missing: input.source.missing, isWorkbook: input.isWorkbook, book: book)
    }
    pseudonyms = checks.map { _ in [] }
  }

  private mutating func restart() {
    for index in checks.indices {
      checks[index].restart(with: checks[index].decided)
      pseudonyms[index] = []
    }
    records = 0
    log = FaultLog()
    rowsSetAside = 0
    copied = 0
    names = [:]
    oddCitizens = [:]
    shortMunicipalities = [:]
    oddValues = [:]
  }

  private mutating func read(
    _ input: CheckInput, limit: Int, _ book: Pseudonyms, _ copy: inout CleanCopy?
  ) throws {
    var reader = RecordReader(input.bytes, from: input.start, delimiter: input.delimiter)
    _ = reader.next()  // the header
    let width = header.count
    var damage = RecordDamage(input, header: reader)
    // In the order of the columns, as the copy is written.
    let watched = columns.indices.compactMap { index in columns[index].map { (check: index, column: $0) } }
      .sorted { $0.column < $1.column }
    let municipal = watched.map(\.check).filter { checks[$0].field.kind == .municipality }
    var edits = Edits(width: width, columns: columns, fields: input.source.fields)
    var odd: [OddValue] = []
    var faults: [Fault] = []
    while records < limit {
      switch reader.next() {
      case .end: return
      case .brokenQuotes:
        setAside(reader.damage, "", input)
      case .record:
        if input.isWorkbook, (0..<reader.fieldCount).allSatisfy({ reader.bytes($0).isEmpty }) { continue }
        if let found = damage.found(reader) {
          setAside(found.kind, found.detail, input, field: found.column.flatMap(name(of:)))
          continue
        }
        guard reader.fieldCount == width else {
          setAside(.fieldCount, "\(reader.fieldCount) felter, men overskriften har \(width)", input)
          continue
        }
        records += 1
        let number = input.number(of: records)
        edits.begin()
        if !odd.isEmpty { odd = [] }
        if !faults.isEmpty { faults = [] }
        for (index, column) in watched {
          let bytes = reader.bytes(column)
          if let kind = checks[index].check(bytes) {
            let detail = kind == .missing ? "" : input.shape(bytes)
            faults.append(
              Fault(row: number, field: checks[index].field.name, kind: kind, detail: detail, key: nil))
          } else if checks[index].isRewritten {
            edits.rewrite(column, checks[index].rewritten)
          }
          if let code = checks[index].oddity { odd.append(OddValue(check: index, code: code)) }
        }
        if !faults.isEmpty {
          rowsSetAside += 1
          let key = rowKey(reader, edits, input.source, book)
          for var fault in faults {
            fault.key = key
            log.add(fault)
          }
        } else if copy != nil {
          for index in municipal where checks[index].shortMunicipalities > 0 && shortMunicipalities[index] == nil {
            shortMunicipalities[index] = (records + 1, rowKey(reader, edits, input.source, book))
          }
          for value in odd {
            let seen = oddValues[value] ?? (number, rowKey(reader, edits, input.source, book), 0)
            oddValues[value] = (seen.row, seen.key, seen.rows + 1)
          }
          give(&edits, reader, book)
          try copy?.add(row: number, reader, edits)
          copied += 1
        }
      }
    }
  }

  private mutating func setAside(_ kind: FaultKind, _ detail: String, _ input: CheckInput, field: String? = nil) {
    records += 1
    rowsSetAside += 1
    log.add(Fault(row: input.number(of: records), field: field, kind: kind, detail: detail, key: nil))
  }

  /// The field that stands in a column of the file.
  private func name(of column: Int) -> String? { columns.firstIndex(of: column).map { checks[$0].field.name } }

  /// Puts the record's pseudonyms among its edits, and keeps the name that stands beside one.
  private mutating func give(_ edits: inout Edits, _ reader: RecordReader, _ book: Pseudonyms) {
    for (column, index) in edits.citizens {
      guard let place = checks[index].citizen else {
        edits.rewrite(column, [])
        continue
      }
      while pseudonyms[index].count <= place {
        pseudonyms[index].append(book.of(checks[index].citizens[pseudonyms[index].count].number))
      }
      if checks[index].citizens[place].oddity != nil {
        let at = OddPlace(check: index, place: place)
        oddCitizens[at] = (oddCitizens[at]?.row ?? records + 1, (oddCitizens[at]?.rows ?? 0) + 1)
      }
      let pseudonym = pseudonyms[index][place]
      edits.rewrite(column, pseudonym)
      if let column = edits.name, !reader.bytes(column).isEmpty {
        names[pseudonym] = String(decoding: trimmed(reader.bytes(column)), as: UTF8.self)
      }
    }
  }

  /// What is odd and was read all the same, in the order of the columns and rows.
  var notes: [RowNote] {
    var notes: [RowNote] = []
    // A number written in two ways is one citizen.
    var places: [String: Int] = [:]
    for (at, seen) in oddCitizens.sorted(by: { ($0.key.check, $0.value.row) < ($1.key.check, $1.value.row) }) {
      let citizen = checks[at.check].citizens[at.place]
      guard let code = citizen.oddity else { continue }
      let pseudonym = String(decoding: pseudonyms[at.check][at.place], as: UTF8.self)
      if let place = places["\(at.check) \(code) \(pseudonym)"] {
        notes[place].rows += seen.rows
        continue
      }
      places["\(at.check) \(code) \(pseudonym)"] = notes.count
      notes.append(
        RowNote(
          code: code, field: checks[at.check].field.name, row: seen.row, key: pseudonym, rows: seen.rows,
          shape: citizen.shape))
    }
    for (index, check) in checks.enumerated() {
      if let first = shortMunicipalities[index] {
        notes.append(
          RowNote(
            code: .shortMunicipality, field: check.field.name, row: first.row, key: first.key,
            rows: check.shortMunicipalities))
      }
      let isOpen = check.openDates.contains { $0.contains("9999") || $0.contains("2999") }
      if isOpen || check.seen.openDays {
        notes.append(RowNote(code: .openDate, field: check.field.name, rows: 0))
      }
    }
    for (value, seen) in oddValues.sorted(by: {
      ($0.key.check, $0.key.code.rawValue) < ($1.key.check, $1.key.code.rawValue)
    }) {
      notes.append(
        RowNote(
          code: value.code, field: checks[value.check].field.name, row: seen.row, key: seen.key, rows: seen.rows))
    }
    return notes
  }

  /// The row's own key as it is in the copy, with pseudonyms for CPR numbers.
  private func rowKey(_ reader: RecordReader, _ edits: Edits, _ source: SourceFile, _ book: Pseudonyms) -> String? {
    let parts = source.key.map { name -> String in
      guard let index = source.index(of: name), let column = columns[index] else { return "" }
      let bytes = trimmed(reader.bytes(column))
      guard source.fields[index].kind == .cpr else {
        return edits.value(column).map { String(decoding: $0, as: UTF8.self) } ?? String(decoding: bytes, as: UTF8.self)
      }
      return writtenCPR(bytes).map { String(decoding: book.of($0.number), as: UTF8.self) } ?? ""
    }
    return parts.allSatisfy(\.isEmpty) ? nil : parts.joined(separator: "|")
  }
}

/// A citizen of a column of the file.
private struct OddPlace: Hashable {
  let check: Int
  let place: Int
}

/// A kind of odd value in a column of the file.
private struct OddValue: Hashable {
  let check: Int
  let code: RowNote.Code
}
