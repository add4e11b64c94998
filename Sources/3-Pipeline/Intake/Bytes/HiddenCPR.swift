internal import CareModel

/// CPR numbers in columns that are for something else (skjulte CPR-numre): a supplier that is a person, a case that is named
/// by its citizen, a number in a note. Such a number never stands in the warehouse, in a message or in a log; the row is kept,
/// with the person's pseudonym where the number stood, so that what was joined by it still is.
///
/// How sure one can be depends on how the number is written:
///
/// - Six digits and four with a sign between them, `010180-1234`, look like nothing else. They are hidden wherever they
///   stand, by the value alone, so that every file of every delivery gives the same.
/// - Ten digits in a row inside a text that people read are hidden when the first six can be a day.
/// - Ten digits that are the whole value of a code or an id are often no CPR number: P-numbers and many case numbers have ten.
///   A single value cannot tell, and hiding it in one file and not in another would break the join. So the column tells, for
///   all the delivery's files together: see `HideCitizens`.
enum HiddenCPR {
  /// The numbers in a text, with where they stand; ascending.
  ///
  /// - Parameter isFreeText: whether ten digits in a row count, also as the whole text.
  static func find(_ bytes: Bytes, isFreeText: Bool) -> [(place: Range<Int>, number: [UInt8])] {
    var found: [(place: Range<Int>, number: [UInt8])] = []
    var index = 0
    while index < bytes.count {
      guard isDigit(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, isDigit(bytes[index]) { index += 1 }
      let first = Array(bytes[start..<index])
      if first.count == 10, isFreeText || bytes.count > 10, hasDay(first) {
        found.append((start..<index, first))
      } else if first.count == 6, (1...12).contains(two(first, 2)), let serial = serial(bytes, from: index) {
        found.append((start..<serial.end, first + serial.digits))
        index = serial.end
      } else if first.count == 2, let pairs = pairs(bytes, from: start) {
        found.append((start..<pairs.end, pairs.digits))
        index = pairs.end
      }
    }
    return found
  }

  /// Whether a value is ten digits and nothing else.
  static func isTenDigits(_ bytes: Bytes) -> Bool { bytes.count == 10 && bytes.allSatisfy(isDigit) }

  /// Whether the first six of ten digits can be a day, or the day and sixty of a replacement number.
  static func hasDay(_ number: [UInt8]) -> Bool { CivilNumberPattern.isDay(two(number, 0), month: two(number, 2)) }

  private static func two(_ number: [UInt8], _ at: Int) -> Int { Int(number[at] - 48) * 10 + Int(number[at + 1] - 48) }

  /// `28.02.78-7512`: day, month, year and four digits with a sign between each, a hyphen or a space among them; dots alone
  /// are how accounts are written.
  private static func pairs(_ bytes: Bytes, from start: Int) -> (digits: [UInt8], end: Int)? {
    var digits: [UInt8] = []
    var index = start
    var hasGap = false
    for (place, length) in [2, 2, 2, 4].enumerated() {
      if place > 0 {
        guard index < bytes.count, [32, 45, 46, 47].contains(bytes[index]) else { return nil }
        hasGap = hasGap || bytes[index] == 32 || bytes[index] == 45
        index += 1
      }
      guard index + length <= bytes.count, bytes[index..<(index + length)].allSatisfy(isDigit) else { return nil }
      digits += bytes[index..<(index + length)]
      index += length
    }
    guard hasGap, hasDay(digits), index == bytes.count || !isDigit(bytes[index]) else { return nil }
    return (digits, index)
  }

  /// Four digits after a hyphen, a dash, a slash, a dot, a colon, a bracket or a space, with spaces around it or not.
  private static func serial(_ bytes: Bytes, from start: Int) -> (digits: [UInt8], end: Int)? {
    var index = start
    // A dash of UTF-8 has three bytes, a no-break space two.
    while index < bytes.count, index - start < 6, !isDigit(bytes[index]) {
      guard [32, 40, 41, 45, 46, 47, 58, 95].contains(bytes[index]) || bytes[index] >= 0x80 else { return nil }
      index += 1
    }
    guard index > start, index + 4 <= bytes.count, bytes[index..<(index + 4)].allSatisfy(isDigit),
      index + 4 == bytes.count || !isDigit(bytes[index + 4])
    else { return nil }
    return (Array(bytes[index..<(index + 4)]), index + 4)
  }
}

extension ColumnCheck {
  /// Puts pseudonyms where a text has CPR numbers; notes ten digits that only the whole column can tell about.
  mutating func hideCitizens(_ bytes: Bytes) {
    guard bytes.count >= 10, field.column != nil, let book, bytes.count(where: isDigit) >= 10 else { return }
    if !isFreeText, HiddenCPR.isTenDigits(bytes) {
      seen.tenDigits = true
      return
    }
    let found = HiddenCPR.find(bytes, isFreeText: isFreeText)
    if found.isEmpty { return }
    var text: [UInt8] = []
    var from = 0
    for (place, number) in found {
      text += bytes[from..<place.lowerBound]
      text += book.of(number)
      from = place.upperBound
    }
    text += bytes[from...]
    rewrite(text)
    oddity = .hiddenCPR
  }
}
