/// What was read but is worth knowing (bemærkning): a value that is well-formed and yet odd keeps its row and is noted here.
///
/// One note a citizen and column, or a column, with its first row and how many rows there are: a lost zero stands in thousands.
struct RowNote: Hashable, Sendable {
  enum Code: String, Sendable {
    case impossibleDay = "cpr-dag"
    case padded = "cpr-ni-cifre"
    case replacement = "cpr-erstatning"
    case openDate = "dato-aaben"
    case shortMunicipality = "kommune-tre-cifre"
    /// A code or id in exponent form, which a spreadsheet made of digits: `1E+05`.
    case exponentCode = "kode-eksponent"
    /// A date in the place of a code or an id, which a spreadsheet made of it.
    case dateCode = "kode-dato"
    /// An id of more than fifteen digits in a number cell, which holds no more than fifteen.
    case shortenedCode = "kode-cifre"
    /// Text that was decoded in the wrong way once (`Ã¦`), or has lost letters (U+FFFD).
    case garbledText = "tegn-forvansket"
    /// An error of a spreadsheet (`#N/A`) in a column that may be empty, read as no value.
    case errorCell = "celle-fejl"
    /// A number cell with more decimals than øre, rounded.
    case roundedAmount = "beloeb-afrundet"
    /// A CPR number in a column that is for something else; in its place stands its pseudonym.
    case hiddenCPR = "cpr-i-kolonne"
  }

  var code: Code
  var field: String
  /// Of the first row; nil for what is true of the whole column.
  var row: Int?
  /// The citizen's pseudonym, or the first row's own id.
  var key: String?
  var rows: Int
  /// The value's form without the value.
  var shape: String?
}

extension ColumnCheck.Citizen {
  /// What is odd about the number, of all things that may be the one to be mended first.
  static func oddity(_ number: [UInt8], wasPadded: Bool) -> RowNote.Code? {
    if !hasDay(number) { return .impossibleDay }
    if wasPadded { return .padded }
    return number[6...].allSatisfy { $0 &- 48 < 10 } ? nil : .replacement
  }

  /// Whether the six digits begin with a day that a month can have; the year is not asked, so 29 February always can.
  private static func hasDay(_ number: [UInt8]) -> Bool {
    func two(_ at: Int) -> Int { Int(number[at] - 48) * 10 + Int(number[at + 1] - 48) }
    let (day, month) = (two(0), two(2))
    // Danmarks Statistik's own form for "no number".
    if number.allSatisfy({ $0 == 48 }) { return true }
    guard (1...12).contains(month) else { return false }
    return (1...[31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]).contains(day)
  }

  var shape: String {
    number.map { $0 &- 48 < 10 ? "9" : "a" }.dropFirst(oddity == .padded ? 1 : 0).joined()
  }
}
