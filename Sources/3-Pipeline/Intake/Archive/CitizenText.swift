internal import Foundation

/// The ways in which a CPR number stands in a text (skrivemåder), and the records of a text without those that hold it.
struct CitizenText {
  /// A number's characters, and after how many of them something may stand between: the ways that people cut it.
  private struct Spelling {
    let characters: [UInt8]
    let gaps: Set<Int>
  }

  private let spellings: [Spelling]

  /// - Parameter number: six digits and four that may be letters.
  init(_ number: String) {
    let plain = Array(number.uppercased().utf8)
    var spellings = [Spelling(characters: plain, gaps: [2, 4, 6])]
    // The year with its century.
    for century in ["18", "19", "20"] {
      spellings.append(Spelling(characters: plain[..<4] + Array(century.utf8) + plain[4...], gaps: [2, 4, 8]))
    }
    // A spreadsheet drops the zero in front.
    if plain.first == UInt8(ascii: "0") {
      spellings.append(Spelling(characters: Array(plain.dropFirst()), gaps: [1, 3, 5]))
    }
    self.spellings = spellings
  }

  /// Whether the number stands in the bytes of ASCII or UTF-8 text, with no digit before or after it.
  func isIn(_ bytes: Bytes) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return spellings.contains { spelling in
      var from = 0
      while from < bytes.count,
        let next = memchr(base + from, Int32(spelling.characters[0]), bytes.count - from)
      {
        let start = UnsafeRawPointer(next) - UnsafeRawPointer(base)
        if start == 0 || !isDigit(bytes[start - 1]), stands(spelling, in: bytes, at: start) { return true }
        from = start + 1
      }
      return false
    }
  }

  /// At most six bytes that are no letter, no digit and no end of a field stand in a gap: a dash of UTF-8 has three, with a
  /// space on each side of it five.
  private func stands(_ spelling: Spelling, in bytes: Bytes, at start: Int) -> Bool {
    var index = start
    for (place, character) in spelling.characters.enumerated() {
      if spelling.gaps.contains(place) {
        index +=
          bytes[index...].prefix(6).prefix { byte in
            !isDigit(byte) && !isLetter(byte) && ![10, 13, UInt8(ascii: ";")].contains(byte)
          }.count
      }
      guard index < bytes.count, bytes[index] == character || isLetter(character) && bytes[index] == character | 32
      else { return false }
      index += 1
    }
    return index == bytes.count || !isDigit(bytes[index])
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
}
