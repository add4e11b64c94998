internal import Foundation

/// The ways in which a CPR number stands in a text (skrivemåder), and the records of a text without those that hold it.
struct CitizenText {
  private let patterns: [[UInt8]]

  /// - Parameter number: ten digits.
  init(_ number: String) {
    let digits = Array(number.utf8)
    let (day, serial) = (Array(digits.prefix(6)), Array(digits.suffix(4)))
    var patterns = [[], Array("-".utf8), Array(" ".utf8)].map { day + $0 + serial }
    // A spreadsheet drops the zero in front.
    if digits.first == UInt8(ascii: "0") { patterns += patterns.map { Array($0.dropFirst()) } }
    self.patterns = patterns
  }

  /// Whether the number stands in the bytes of ASCII or UTF-8 text, with no digit before or after it.
  func isIn(_ bytes: Bytes) -> Bool {
    patterns.contains { pattern in
      var from = 0
      while let found = find(pattern, in: bytes, from: from) {
        let end = found + pattern.count
        if (found == 0 || !isDigit(bytes[found - 1])) && (end == bytes.count || !isDigit(bytes[end])) { return true }
        from = found + 1
      }
      return false
    }
  }

  /// The text without the records that hold the number, and how many they were; nil when none does.
  ///
  /// A record is what the reader of tables takes for one, so that a line break in quotes does not cut it in two.
  func without(_ text: Bytes, from start: Int) -> (text: [UInt8], records: Int)? {
    guard isIn(text) else { return nil }
    var reader = RecordReader(text, from: start, delimiter: delimiter(of: text))
    var kept = Array(text.prefix(start))
    var removed = 0
    var from = start
    while true {
      let outcome = reader.next()
      if case .end = outcome { break }
      let record = Bytes(rebasing: text[from..<reader.position])
      if isIn(record) { removed += 1 } else { kept += record }
      from = reader.position
    }
    kept += text[from...]
    return removed > 0 ? (kept, removed) : nil
  }

  /// What stands most often between the fields of the first line.
  private func delimiter(of text: Bytes) -> UInt8 {
    let line = text.prefix { $0 != 10 && $0 != 13 }
    return Array(";,\t|".utf8).max { left, right in
      line.count { $0 == left } < line.count { $0 == right }
    } ?? UInt8(ascii: ";")
  }

  private func find(_ pattern: [UInt8], in bytes: Bytes, from: Int) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let last = bytes.count - pattern.count
    var at = from
    while at <= last, let next = memchr(base + at, Int32(pattern[0]), last - at + 1) {
      at = UnsafeRawPointer(next) - UnsafeRawPointer(base)
      if memcmp(base + at, pattern, pattern.count) == 0 { return at }
      at += 1
    }
    return nil
  }
}
