internal import CWorkbook

/// Reads the rows of a sheet one at a time, each cell with its type and place (arklæser).
///
/// No more than a row is kept. Hidden rows are rows; rows without a cell are not given.
final class SheetReader: MarkupReader {
  /// Of the row just read, as the sheet counts.
  private(set) var row = 0
  /// Columns of the row just read, up to its last cell with something in it.
  private(set) var width = 0
  /// The last row that the sheet has anything to say of.
  private(set) var lastRow = 0

  private struct Cell {
    var start = 0
    var end = 0
    var row = 0
  }

  private let strings: SharedStrings?
  private let styles: CellStyles?
  private let dates: DateSystem
  private let recalculates: Bool
  private let body: (SheetReader) throws -> Bool

  private var cells: [Cell] = []
  /// The values of the row, each behind the mark of its type.
  private var bytes: [UInt8] = []
  private var isInData = false
  private var column = 0
  private var type = Kind.number
  private var style = 0
  private var hasFormula = false
  private var isCapturing = false
  private var isPhonetic = false
  private var value: [UInt8] = []

  private enum Kind { case number, shared, text, boolean, error, date }

  /// - Parameter body: gets each row that has something in it; false when it has seen enough.
  init(
    strings: SharedStrings?, styles: CellStyles?, dates: DateSystem, recalculates: Bool,
    _ body: @escaping (SheetReader) throws -> Bool
  ) {
    self.strings = strings
    self.styles = styles
    self.dates = dates
    self.recalculates = recalculates
    self.body = body
  }

  /// A cell of the row just read, its type in front; empty where there is none.
  @inline(__always) func withCell<Result>(_ column: Int, _ body: (Bytes) throws -> Result) rethrows -> Result {
    guard column < cells.count, cells[column].row == row else { return try body(Bytes(start: nil, count: 0)) }
    let cell = cells[column]
    return try bytes.withUnsafeBufferPointer { try body(Bytes(rebasing: $0[cell.start..<cell.end])) }
  }

  override func open(_ name: Name, _ attributes: Attributes) throws {
    guard isInData else {
      isInData = Self.isName(name, "sheetData")
      return
    }
    if Self.isName(name, "c") {
      try openCell(attributes)
    } else if Self.isName(name, "v") {
      isCapturing = true
    } else if Self.isName(name, "t") {
      isCapturing = type == .text && !isPhonetic
    } else if Self.isName(name, "f") {
      hasFormula = true
    } else if Self.isName(name, "row") {
      try openRow(attributes)
    } else if Self.isName(name, "rPh") {
      isPhonetic = true
    }
  }

  override func text(_ text: Bytes) { if isCapturing { value.append(contentsOf: text) } }

  override func close(_ name: Name) throws {
    guard isInData else { return }
    if Self.isName(name, "v") || Self.isName(name, "t") {
      isCapturing = false
    } else if Self.isName(name, "c") {
      try closeCell()
    } else if Self.isName(name, "row") {
      if width > 0, try !body(self) { stop() }
    } else if Self.isName(name, "rPh") {
      isPhonetic = false
    } else if Self.isName(name, "sheetData") {
      isInData = false
    }
  }

  private func openRow(_ attributes: Attributes) throws {
    let number = Self.attribute("r", attributes).flatMap { Int(String(cString: $0)) }
    let next = number ?? row + 1
    guard next > row, next <= 1 << 20 else { throw WorkbookFault.damaged }
    row = next
    lastRow = next
    column = 0
    width = 0
    bytes.removeAll(keepingCapacity: true)
  }

  private func openCell(_ attributes: Attributes) throws {
    type = .number
    style = 0
    hasFormula = false
    isPhonetic = false
    value.removeAll(keepingCapacity: true)
    column += 1
    var at = attributes
    while let name = at.pointee, let raw = at[1] {
      if Self.isName(name, "r") {
        guard let place = SheetPlace.parse(raw), place.row == row || place.row == 0 else {
          throw WorkbookFault.damaged
        }
        if place.column > 0 { column = place.column }
      } else if Self.isName(name, "t") {
        type = try kind(raw)
      } else if Self.isName(name, "s") {
        style = Int(atol(raw))
      }
      at += 2
    }
    guard column <= 1 << 14 else { throw WorkbookFault.damaged }
  }

  private func kind(_ raw: UnsafePointer<CChar>) throws -> Kind {
    if Self.isName(raw, "s") { return .shared }
    if Self.isName(raw, "n") { return .number }
    if Self.isName(raw, "inlineStr") || Self.isName(raw, "str") { return .text }
    if Self.isName(raw, "b") { return .boolean }
    if Self.isName(raw, "e") { return .error }
    if Self.isName(raw, "d") { return .date }
    throw WorkbookFault.damaged
  }

  private func closeCell() throws {
    let start = bytes.count
    if value.isEmpty {
      // A formula whose text is empty has said so; any other has not been calculated.
      guard hasFormula, type != .text else { return }
      bytes.append(CellType.uncalculated.rawValue)
    } else {
      try value.withUnsafeBufferPointer { try add($0) }
    }
    guard bytes.count > start else { return }
    if column > cells.count { cells += Array(repeating: Cell(), count: column - cells.count) }
    cells[column - 1] = Cell(start: start, end: bytes.count, row: row)
    width = max(width, column)
  }

  private func add(_ raw: Bytes) throws {
    switch type {
    case .text: PlainText.add(workbook: raw, to: &bytes)
    case .shared:
      guard let index = Int(String(decoding: trimmed(raw), as: UTF8.self)), let strings,
        strings.add(index, to: &bytes)
      else { throw WorkbookFault.damaged }
    case .number: addNumber(trimmed(raw))
    case .boolean:
      let text = trimmed(raw)
      mark(.boolean, [text.first == 49 || text.first.map { $0 | 32 } == 116 ? 49 : 48])
    case .error: mark(.error, Array(trimmed(raw)))
    case .date:
      let start = bytes.count
      bytes.append(0)
      if let type = DateSystem.add(iso: trimmed(raw), to: &bytes) {
        bytes[start] = type.rawValue
      } else {
        bytes.removeSubrange(start...)
        PlainText.add(workbook: raw, to: &bytes)
      }
    }
  }

  private func addNumber(_ text: Bytes) {
    let start = bytes.count
    // A program that writes formulas for Excel to calculate puts zero where their values should be.
    if hasFormula, recalculates, !text.contains(where: { (49...57).contains($0) }) {
      bytes.append(CellType.uncalculated.rawValue)
      return
    }
    bytes.append(CellType.number.rawValue)
    let look = styles?[style] ?? .number
    if look == .date, let type = dates.add(text, to: &bytes) {
      bytes[start] = type.rawValue
      return
    }
    bytes.removeSubrange((start + 1)...)
    if look != .number { bytes[start] = CellType.time.rawValue }
    // What is no number is kept as it stands, as a text.
    guard CellNumber.add(text, to: &bytes) else {
      bytes.removeSubrange(start...)
      PlainText.add(workbook: text, to: &bytes)
      return
    }
  }

  private func mark(_ type: CellType, _ value: [UInt8]) {
    bytes.append(type.rawValue)
    bytes += value
  }
}
