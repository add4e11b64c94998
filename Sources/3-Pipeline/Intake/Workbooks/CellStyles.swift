internal import CWorkbook

/// What the number format of a cell makes of its number (talformat).
enum NumberLook: Sendable {
  case number, date, time

  /// Formats that every workbook has without saying so.
  init(builtIn id: Int) {
    switch id {
    case 14...17, 22, 27...36, 50...58: self = .date
    case 18...21, 45...47: self = .time
    default: self = .number
    }
  }

  /// A format that the workbook says itself: `dd-mm-yyyy`, `#,##0.00" kr."`, `[h]:mm`.
  init(code: String) {
    let letters = NumberLook.letters(code)
    if letters == "general" || letters == "standard" {
      self = .number
    } else if letters.contains(where: { "dyå".contains($0) }) {
      self = .date
    } else if letters.contains(where: { "hs".contains($0) }) {
      self = .time
    } else {
      self = letters.contains("m") ? .date : .number
    }
  }

  /// The letters of the first section that mean something: what is quoted, escaped or in brackets does not, unless the
  /// brackets hold hours, minutes or seconds that pass a day.
  private static func letters(_ code: String) -> String {
    let characters = Array(code.lowercased())
    var result = ""
    var index = 0
    while index < characters.count, characters[index] != ";" {
      switch characters[index] {
      case "\"":
        index += 1
        while index < characters.count, characters[index] != "\"" { index += 1 }
      case "\\", "_", "*": index += 1
      case "[":
        let start = index + 1
        while index < characters.count, characters[index] != "]" { index += 1 }
        let inner = characters[min(start, index)..<index]
        if let first = inner.first, "hms".contains(first), inner.allSatisfy({ $0 == first }) { result += "h" }
      case let letter where letter.isLetter: result.append(letter)
      default: break
      }
      index += 1
    }
    return result.replacing("ampm", with: "h")
  }
}

/// The look of each cell format of a workbook, by its number.
final class CellStyles: MarkupReader {
  private(set) var looks: [NumberLook] = []
  private var codes: [Int: String] = [:]
  private var isInCells = false

  subscript(style: Int) -> NumberLook { looks.indices.contains(style) ? looks[style] : .number }

  override func open(_ name: Name, _ attributes: Attributes) {
    func number(_ name: StaticString) -> Int? { Self.attribute(name, attributes).flatMap { Int(String(cString: $0)) } }
    if Self.isName(name, "numFmt") {
      if let id = number("numFmtId"), let code = Self.attribute("formatCode", attributes) {
        codes[id] = String(cString: code)
      }
    } else if Self.isName(name, "cellXfs") {
      isInCells = true
    } else if isInCells, Self.isName(name, "xf") {
      let id = number("numFmtId") ?? 0
      looks.append(codes[id].map(NumberLook.init(code:)) ?? NumberLook(builtIn: id))
    }
  }

  override func close(_ name: Name) { if Self.isName(name, "cellXfs") { isInCells = false } }
}

/// The texts that a workbook's cells share, end to end, each as a reader sees it.
final class SharedStrings: MarkupReader {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var current: [UInt8] = []
  private var isText = false
  /// How characters are read aloud is no part of the text.
  private var isPhonetic = false

  var count: Int { ends.count }

  /// Lends the text; nothing when there is none of that number.
  func add(_ index: Int, to output: inout [UInt8]) -> Bool {
    guard ends.indices.contains(index) else { return false }
    output.append(contentsOf: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
    return true
  }

  override func open(_ name: Name, _ attributes: Attributes) {
    if Self.isName(name, "t") {
      isText = !isPhonetic
    } else if Self.isName(name, "rPh") {
      isPhonetic = true
    } else if Self.isName(name, "si") {
      current.removeAll(keepingCapacity: true)
    }
  }

  override func text(_ text: Bytes) { if isText { current.append(contentsOf: text) } }

  override func close(_ name: Name) {
    if Self.isName(name, "t") {
      isText = false
    } else if Self.isName(name, "rPh") {
      isPhonetic = false
    } else if Self.isName(name, "si") {
      current.withUnsafeBufferPointer { PlainText.add(workbook: $0, to: &bytes) }
      ends.append(bytes.count)
    }
  }
}
