/// What a sheet holds that its text does not tell: how far it reaches, and formulas that nobody has calculated.
struct SheetScan {
  private var tags = TagReader()
  /// Of the cell that is open.
  private var column = 0
  private var row = 0
  private var hasFormula = false
  private var isText = false
  private var value = 0
  private var isZero = true
  private var isInValue = false

  private(set) var formulas = 0
  private(set) var nonZeroFormulas = 0
  /// Formulas without a value, and where the first of them stands.
  private(set) var uncalculated = 0
  private(set) var firstUncalculated: String?
  private(set) var lastRow = 0
  private var firstRow = 0
  /// How many columns the first row reaches over.
  private(set) var width = 0

  mutating func feed(_ bytes: Bytes) throws {
    var tags = tags
    try tags.feed(bytes) { event in
      switch event {
      case .tag(let tag): read(tag)
      case .text(let text):
        guard isInValue, hasFormula else { return }
        value += text.count
        if text.count != 1 || text[0] != 48 { isZero = false }
      }
    }
    self.tags = tags
  }

  private mutating func read(_ tag: Bytes) {
    guard let first = tag.first else { return }
    // Most tags are cells and their values; the others are told by their first letter.
    if tag.isTag("c") {
      place(tag.attribute("r"))
      hasFormula = false
      value = 0
      isZero = true
      let type = tag.attribute("t")
      isText = type.map { $0.elementsEqual("str".utf8) } ?? false
      if tag.closesItself { finish() }
    } else if tag.isTag("v") {
      isInValue = !tag.closesItself
    } else if tag.isTag("/v") {
      isInValue = false
    } else if tag.isTag("f") {
      hasFormula = true
    } else if tag.isTag("/c") {
      finish()
    } else if first != 47, tag.isTag("row") {
      let number = tag.attribute("r").flatMap { Int(String(decoding: $0, as: UTF8.self)) }
      row = number ?? row + 1
      column = 0
      lastRow = max(lastRow, row)
    }
  }

  /// `BC17`, or the next cell of the row.
  private mutating func place(_ reference: Bytes?) {
    guard let reference else {
      column += 1
      reach()
      return
    }
    var letters = 0
    var digits = 0
    for byte in reference {
      if byte >= 65, byte <= 90, letters < 20_000 {
        letters = letters * 26 + Int(byte - 64)
      } else if isDigit(byte), digits < 10_000_000 {
        digits = digits * 10 + Int(byte - 48)
      }
    }
    if letters > 0 { column = letters }
    if digits > 0 { row = digits }
    reach()
  }

  private mutating func reach() {
    if firstRow == 0 { firstRow = row }
    if row == firstRow { width = max(width, column) }
    lastRow = max(lastRow, row)
  }

  private mutating func finish() {
    defer { hasFormula = false }
    guard hasFormula else { return }
    formulas += 1
    if value == 0, !isText {
      uncalculated += 1
      if firstUncalculated == nil { firstUncalculated = SheetScan.name(column, row) }
    } else if !isZero {
      nonZeroFormulas += 1
    }
  }

  /// `BC17`.
  static func name(_ column: Int, _ row: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + String(row)
  }
}
