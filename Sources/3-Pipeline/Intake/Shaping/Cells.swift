/// One value of a record, without the spaces around it; nothing where the profile says that a mark is nothing.
struct Cell {
  /// With the mark of its type in front, where it is a workbook's.
  let bytes: [UInt8]
  var isEmpty: Bool { bytes.isEmpty }
  var text: String { String(decoding: TypedCell.plain(bytes), as: UTF8.self) }

  /// Whether the value begins as a folded text does.
  func starts(with folding: String) -> Bool { folded(text).hasPrefix(folding) }

  /// Whether the value is a folded text, or begins so where that ends with `*`.
  func matches(_ pattern: String) -> Bool {
    pattern.hasSuffix("*") ? folded(text).hasPrefix(pattern.dropLast()) : folded(text) == pattern
  }
}

/// The values of one record.
struct Cells {
  private let cells: [Cell]
  let filled: Int
  /// Place of the last value that is there; -1 when there is none.
  let lastFilled: Int

  init(_ reader: RecordReader, missing: [[UInt8]], isWorkbook: Bool) {
    var filled = 0
    var last = -1
    cells = (0..<reader.fieldCount).map { column in
      let raw = reader.bytes(column)
      var value = isWorkbook && TypedCell(raw) != nil ? Array(raw) : Array(trimmed(raw))
      if reader.fields[column].isEscaped { value = Array(reader.text(column).utf8) }
      if missing.contains(value) { value = [] }
      if !value.isEmpty {
        filled += 1
        last = column
      }
      return Cell(bytes: value)
    }
    self.filled = filled
    lastFilled = last
  }

  var count: Int { cells.count }
  subscript(_ column: Int) -> Cell { cells.indices.contains(column) ? cells[column] : Cell(bytes: []) }
  /// The first value that is there.
  var first: Cell { cells.first { !$0.isEmpty } ?? Cell(bytes: []) }
  /// Whether the first column has a value.
  var isFirstFilled: Bool { cells.first.map { !$0.isEmpty } ?? false }
}

/// A record with what stands above it.
struct Row {
  let cells: Cells
  let heading: [UInt8]
  /// Values filled down, by column.
  var memory: [Int: [UInt8]]
  /// Values that the unfolding gives.
  var unfolded: [[UInt8]] = []

  func value(_ place: Layout.Place) -> [UInt8] {
    switch place {
    case .column(let column): cells[column].isEmpty ? memory[column] ?? [] : cells[column].bytes
    case .heading: heading
    case .unfolded(let index): unfolded.indices.contains(index) ? unfolded[index] : []
    }
  }
}
