/// Writes the rows of an extract, and holds them back where only one row of several is wanted.
struct RowWriter {
  private let reading: Reading
  private let places: [FieldValue]
  /// Which of the reading's fields has each column of the text.
  private let order: [Int]
  private let names: [String]
  /// Rows held back, by their key; in the order the keys first stood.
  private var held: [[UInt8]: Int] = [:]
  private var heldRows: [Held] = []

  private struct Held {
    var number: Int
    var values: [[UInt8]]
    var rank: [UInt8]
  }

  init(_ reading: Reading, isWorkbook: Bool) {
    self.reading = reading
    let targets = reading.targetFields
    names = targets.map(\.name)
    order = targets.compactMap { target in reading.fields.firstIndex { $0.field == target.name } }
    places = zip(order, targets).map {
      FieldValue(reading.fields[$0], kind: $1.kind, form: reading.form, isWorkbook: isWorkbook)
    }
  }

  func begin(_ result: inout ShapedFile) {
    write(names.map { Array($0.utf8) }, &result.text)
  }

  mutating func add(_ row: Row, number: Int, _ layout: Layout, to result: inout ShapedFile) {
    guard let unfold = reading.unfold else { return write(row, number, layout, &result) }
    var row = row
    for (column, names) in layout.unfolds {
      let value = row.value(.column(column))
      if value.isEmpty, unfold.skipsEmpty {
        result.leftOut.append((number, .emptyCells))
        continue
      }
      row.unfolded = names + [value]
      write(row, number, layout, &result)
    }
  }

  private mutating func write(_ row: Row, _ number: Int, _ layout: Layout, _ result: inout ShapedFile) {
    var values: [[UInt8]] = []
    var isUsed = false
    var faults: [Fault] = []
    for (place, field) in order.enumerated() {
      if let when = layout.whens[field], !when.passes(row) {
        values.append([])
        continue
      }
      switch places[place].value(layout.fields[field].map { row.value($0) }) {
      case .constant(let value): values.append(value)
      case .value(let value):
        if !value.isEmpty { isUsed = true }
        values.append(value)
      case .malformed(let kind, let shape):
        isUsed = true
        values.append([])
        faults.append(Fault(row: number, field: names[place], kind: kind, detail: shape, key: nil))
      }
    }
    guard isUsed else {
      result.leftOut.append((number, .unused))
      return
    }
    if !faults.isEmpty {
      result.damaged += 1
      for fault in faults { result.log.add(fault) }
    } else if layout.keys.isEmpty {
      emit(values, number, &result)
    } else {
      hold(values, row, number, layout, &result)
    }
  }

  private func emit(_ values: [[UInt8]], _ number: Int, _ result: inout ShapedFile) {
    write(values, &result.text)
    result.rows.append(number)
  }

  private mutating func hold(
    _ values: [[UInt8]], _ row: Row, _ number: Int, _ layout: Layout, _ result: inout ShapedFile
  ) {
    let key: [UInt8] = layout.keys.flatMap { row.value($0) + [UInt8(0)] }
    let rank: [UInt8] = layout.newest.map { sortRank(TypedCell.plain(row.value($0))) } ?? []
    guard let place = held[key] else {
      held[key] = heldRows.count
      heldRows.append(Held(number: number, values: values, rank: rank))
      return
    }
    let isNewer = heldRows[place].rank.lexicographicallyPrecedes(rank)
    result.leftOut.append((isNewer ? heldRows[place].number : number, .repeated))
    let earlier = heldRows[place].values
    if isNewer { heldRows[place] = Held(number: number, values: values, rank: rank) }
    for (column, field) in order.enumerated() where reading.fields[field].isEarliest {
      let both = [earlier[column], values[column]].filter { !$0.isEmpty }
      heldRows[place].values[column] = both.min { sortable($0).lexicographicallyPrecedes(sortable($1)) } ?? []
    }
  }

  /// Moments by when they were, everything else as it sorts.
  private func sortRank(_ value: [UInt8]) -> [UInt8] {
    let rank = Moment.rank(value)
    return rank == value ? sortable(value) : rank
  }

  /// `01-03-2024` by year, month, day, whole numbers by their size, anything else as it stands.
  private func sortable(_ value: [UInt8]) -> [UInt8] {
    let value = TypedCell.plain(value)
    if value.count < 20, value.allSatisfy(isDigit) { return Array(repeating: 48, count: 20 - value.count) + value }
    return value.count == 10 && value[2] == 45 && value[5] == 45
      ? Array(value[6...]) + Array(value[3..<5]) + Array(value[..<2]) : value
  }

  func end(_ result: inout ShapedFile) {
    for row in heldRows { emit(row.values, row.number, &result) }
  }

  private func write(_ values: [[UInt8]], _ text: inout [UInt8]) {
    for (index, value) in values.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ";")) }
      // An empty line would be no record at all.
      let isLineItself = values.count == 1 && value.isEmpty
      let needsQuotes = isLineItself || value.contains { $0 == 59 || $0 == 34 || $0 == 10 || $0 == 13 }
      guard needsQuotes else {
        text += value
        continue
      }
      text.append(34)
      for byte in value {
        if byte == 34 { text.append(34) }
        text.append(byte)
      }
      text.append(34)
    }
    text.append(10)
  }
}
