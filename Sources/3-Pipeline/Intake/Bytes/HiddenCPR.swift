internal import CareModel

/// CPR numbers in columns that are for something else (skjulte CPR-numre): a supplier that is a person, a case that is named
/// by its citizen, a number in a note. Such a number never stands in the warehouse, in a message or in a log; the row is kept,
/// with the person's pseudonym where the number stood, so that what was joined by it still is.
///
/// What is a number is for `CivilNumberPattern` to say; how sure one must be depends on where it stands:
///
/// - Six digits and four characters with a sign between them, `010180-1234`, look like nothing else. They are hidden wherever
///   they stand, by the value alone, so that every file of every delivery gives the same.
/// - Ten digits in a row inside a text that people read are hidden when the first six can be a day.
/// - Ten digits that are the whole value of a code or an id are often no CPR number: P-numbers and many case numbers have ten.
///   A single value cannot tell, and hiding it in one file and not in another would break the join. So the column tells, for
///   all the delivery's files together: see `HideCitizens`.
enum HiddenCPR {
  /// The fewest digits of a number: a replacement number has two letters.
  static let fewestDigits = 8

  /// The numbers in a text, with where they stand; ascending.
  ///
  /// - Parameter isFreeText: whether ten digits in a row count, also as the whole text.
  static func find(_ bytes: Bytes, isFreeText: Bool) -> [CivilNumberPattern.Match] {
    CivilNumberPattern.matches(in: bytes) { form in
      switch form {
      case .sure: true
      case .unbroken: isFreeText || bytes.count > 10
      case .loose: false
      }
    }
  }

  /// Whether a value is ten digits and nothing else.
  static func isTenDigits(_ bytes: Bytes) -> Bool { bytes.count == 10 && bytes.allSatisfy(isDigit) }

  /// Whether the first six of ten digits can be a day, or the day and sixty of a replacement number.
  static func hasDay(_ number: [UInt8]) -> Bool {
    func two(_ at: Int) -> Int { Int(number[at] - 48) * 10 + Int(number[at + 1] - 48) }
    return CivilNumberPattern.isDay(two(0), month: two(2))
  }
}

extension ColumnCheck {
  /// Puts pseudonyms where a text has CPR numbers; notes ten digits that only the whole column can tell about.
  mutating func hideCitizens(_ bytes: Bytes) {
    guard bytes.count >= 10, field.column != nil, let book, bytes.count(where: isDigit) >= HiddenCPR.fewestDigits
    else { return }
    if !isFreeText, HiddenCPR.isTenDigits(bytes) {
      seen.tenDigits = true
      return
    }
    let found = HiddenCPR.find(bytes, isFreeText: isFreeText)
    if found.isEmpty { return }
    var text: [UInt8] = []
    var from = 0
    for match in found {
      text += bytes[from..<match.place.lowerBound]
      text += book.of(match.number)
      from = match.place.upperBound
    }
    text += bytes[from...]
    rewrite(text)
    oddity = .hiddenCPR
  }
}
