internal import CareModel
internal import Foundation

/// A number cell's value as it stands in the file: `47172.0`, `1.5E+5`, `4.4000000000000004`.
enum CellNumber {
  /// Adds the number as plain decimals without zeros at the end; false when the text is no number that can be so written.
  ///
  /// A fraction is stored in up to seventeen digits; the shortest that mean the same are taken: `4.4000000000000004` is 4.4.
  /// A whole number that stands in full is taken as it stands, however long.
  static func add(_ text: Bytes, to output: inout [UInt8]) -> Bool {
    if isPlain(text) {
      output.append(contentsOf: text)
      return true
    }
    return add(text, isShortest: false, to: &output)
  }

  /// Whether a number stands as it would be written here: most do.
  private static func isPlain(_ text: Bytes) -> Bool {
    guard let first = text.first, first &- 49 < 9, text.count <= 15 else { return false }
    var hasPoint = false
    for byte in text where !isDigit(byte) {
      guard byte == 46, !hasPoint else { return false }
      hasPoint = true
    }
    let last = text[text.count - 1]
    return !hasPoint || last != 48 && last != 46
  }

  private static func add(_ text: Bytes, isShortest: Bool, to output: inout [UInt8]) -> Bool {
    var digits: [UInt8] = []
    digits.reserveCapacity(24)
    var (point, exponent, index, isNegative) = (-1, 0, 0, false)
    if text.first == 45 { (isNegative, index) = (true, 1) }
    var hasDigits = false
    while index < text.count {
      let byte = text[index]
      if isDigit(byte) {
        hasDigits = true
        guard digits.count < 400 else { return false }
        digits.append(byte)
      } else if byte == 46, point < 0 {
        point = digits.count
      } else if byte | 32 == 101, hasDigits {
        guard let power = power(Bytes(rebasing: text[(index + 1)...])) else { return false }
        exponent = power
        break
      } else {
        return false
      }
      index += 1
    }
    guard hasDigits else { return false }
    let isInFull = point < 0 && exponent == 0
    var whole = (point < 0 ? digits.count : point) + exponent
    let leading = digits.prefix { $0 == 48 }.count
    digits.removeFirst(leading)
    whole -= leading
    if !isInFull, !isShortest, digits.count > 15 {
      guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else { return false }
      var shortest = "\(number)"
      return shortest.withUTF8 { add($0, isShortest: true, to: &output) }
    }
    while digits.last == 48, digits.count > max(whole, 0) { digits.removeLast() }
    if digits.isEmpty {
      output.append(48)
      return true
    }
    guard whole <= 30, whole >= -30 else { return false }
    if isNegative { output.append(45) }
    if whole <= 0 { output += [48, 46] + Array(repeating: 48, count: -whole) }
    for (place, digit) in digits.enumerated() {
      if place == whole, place > 0 { output.append(46) }
      output.append(digit)
    }
    if whole > digits.count { output += Array(repeating: 48, count: whole - digits.count) }
    return true
  }

  private static func power(_ text: Bytes) -> Int? {
    var (power, index) = (0, 0)
    let isNegative = text.first == 45
    if isNegative || text.first == 43 { index = 1 }
    guard index < text.count else { return nil }
    while index < text.count {
      guard isDigit(text[index]), power < 10_000 else { return nil }
      power = power * 10 + Int(text[index] - 48)
      index += 1
    }
    return isNegative ? -power : power
  }
}

/// A workbook's day numbers.
struct DateSystem {
  let countsFrom1904: Bool

  /// The number of 31 December 9999, and one more.
  private static let end1900 = 2_958_466

  /// Adds what a number with the look of a date means, and gives its type; nil when there is no such day.
  func add(_ text: Bytes, to output: inout [UInt8]) -> CellType? {
    guard let value = Self.number(text), value.isFinite, value >= 0,
      value < Double(countsFrom1904 ? Self.end1900 - 1462 : Self.end1900)
    else { return nil }
    // To the millisecond: the fraction of a day is rarely exact.
    let milliseconds = Int((value * 86_400_000).rounded())
    let (serial, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    // Excel's 1900 has a day 0 and a 29 February that never was.
    if serial == 0, !countsFrom1904 { return nil }
    let day = countsFrom1904 ? serial - 24_107 : serial - 25_569 + (serial < 60 ? 1 : 0)
    let date = Day(number: day).parts
    guard date.year <= 9999 else { return nil }
    if rest == 0 {
      Self.addDay(date, to: &output)
      return .day
    }
    Self.add(date.year, 4, to: &output)
    output.append(45)
    Self.add(date.month, 2, to: &output)
    output.append(45)
    Self.add(date.day, 2, to: &output)
    output.append(84)
    for (place, part) in [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].enumerated() {
      if place > 0 { output.append(58) }
      Self.add(part, 2, to: &output)
    }
    return .moment
  }

  private static func number(_ text: Bytes) -> Double? {
    guard text.count < 8, text.allSatisfy(isDigit), !text.isEmpty else {
      return Double(String(decoding: text, as: UTF8.self))
    }
    return Double(text.reduce(0) { $0 * 10 + Int($1 &- 48) })
  }

  /// The day as all cells have it: `dd-mm-åååå`.
  private static func addDay(_ date: (year: Int, month: Int, day: Int), to output: inout [UInt8]) {
    add(date.day, 2, to: &output)
    output.append(45)
    add(date.month, 2, to: &output)
    output.append(45)
    add(date.year, 4, to: &output)
  }

  private static func add(_ number: Int, _ width: Int, to output: inout [UInt8]) {
    var divisor = width == 4 ? 1000 : 10
    while divisor > 0 {
      output.append(48 + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }

  /// Adds a date cell that is written as ISO 8601 has it, and gives its type; nil when it is none.
  ///
  /// A time zone makes a moment of it also at midnight: which day that is in Denmark is not for the cell to say.
  static func add(iso text: Bytes, to output: inout [UInt8]) -> CellType? {
    let head = Bytes(rebasing: text.prefix(10))
    guard head.count == 10, let date = writtenDate(head), date.form == .iso, isDay(date) else { return nil }
    let rest = String(decoding: text.dropFirst(10), as: UTF8.self)
    let isMidnight = rest.isEmpty || rest.wholeMatch(of: /[T ]00:00(:00(\.0+)?)?/) != nil
    guard isMidnight else {
      output += Array(text)
      return .moment
    }
    addDay((date.year, date.month, date.day), to: &output)
    return .day
  }
}
