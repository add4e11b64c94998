/// What a YAML file may do that no definition does, and that would take a reader's time or stack without end.
struct YAMLExcess {
  let code: String
  let message: String
  let suggestion: String
  let line: Int

  private static let size = 4 << 20
  private static let depth = 64
  private static let indent = 200
  /// Names of places (`&a`, `*a`) can stand for each other and grow tenfold a line.
  private static let names = 50

  /// nil when the file is as definitions are.
  init?(_ text: String) {
    var scan = Scan()
    let isShort = text.utf8.count <= YAMLExcess.size
    if isShort { for byte in text.utf8 where scan.excess == nil { scan.take(byte) } }
    guard !isShort || scan.excess != nil else { return nil }
    line = isShort ? scan.line : 1
    switch isShort ? scan.excess : .size {
    case .names:
      code = "yaml-henvisning"
      message = "Filen har flere end \(YAMLExcess.names) henvisninger (`&` og `*`)."
      suggestion = "Skriv værdierne, hvor de hører til."
    case .size:
      code = "yaml-for-stor"
      message = "Filen fylder mere end \(YAMLExcess.size >> 20) MB og er ikke en definition."
      suggestion = "Se efter, om det er den rigtige fil."
    default:
      code = "yaml-for-dyb"
      message = "Felterne ligger dybere inden i hinanden, end en definition kan."
      suggestion = "Se efter en parentes, der ikke er lukket."
    }
  }

  private enum Excess { case size, depth, names }

  private struct Scan {
    var line = 1
    var excess: Excess?
    private var open = 0
    private var column = 0
    private var isIndent = true
    /// `- - -` and `? ? ?` at the beginning of a line each open a level.
    private var openings = 0
    private var names = 0
    private var previous: UInt8 = 10
    private var mayName = false

    mutating func take(_ byte: UInt8) {
      defer { previous = byte }
      if mayName, isWord(byte) { names += 1 }
      mayName = false
      switch byte {
      case 10, 13:
        line += byte == 10 ? 1 : 0
        (column, openings, isIndent) = (0, 0, true)
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        open += 1
        isIndent = false
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        open = max(0, open - 1)
        isIndent = false
      case UInt8(ascii: "&"), UInt8(ascii: "*"): mayName = previous <= 32 || ",[{:".utf8.contains(previous)
      case 32, 9: if isIndent { column += 1 }
      case UInt8(ascii: "-"), UInt8(ascii: "?"): if isIndent { openings += 1 }
      default: isIndent = false
      }
      if open > YAMLExcess.depth || openings > YAMLExcess.depth && isIndent && byte <= 32 || column > YAMLExcess.indent
      {
        excess = .depth
      }
      if names > YAMLExcess.names { excess = .names }
    }

    private func isWord(_ byte: UInt8) -> Bool { (byte | 32) &- 97 < 26 || byte &- 48 < 10 }
  }
}
