internal import Foundation

/// Text as a reader sees it (ren tekst): letters composed, and nothing invisible at its ends.
///
/// `Å` and `A` with a ring are one letter, and a value with a space that cannot be seen is the same value. Done once, on the
/// way in, so that nobody later compares texts in a way of their own.
enum PlainText {
  /// Whether a character is a space of any kind, a control character, or takes no room at all. The upper control characters are
  /// none of them but for the line break: they are what is left of a letter that was decoded wrongly.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0x20, 0x7F, 0x85, 0xA0, 0xAD, 0x61C, 0x1680, 0x180E, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F,
      0x2800,
      0x3000, 0x3164, 0xFEFF:
      true
    default: false
    }
  }

  /// Whether the letters of a text may not be composed: it holds a character that composing could change.
  static func mayChange(_ bytes: Bytes) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let raw = UnsafeRawPointer(base)
    let count = bytes.count
    var index = 0
    while index < count {
      if index + 8 <= count, raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
        index += 8
        continue
      }
      let byte = base[index]
      // Below U+0300 every letter is its own; dashes, quotes, the euro and the byte order mark are, too.
      if byte >= 0xCC {
        let next = index + 1 < count ? base[index + 1] : 0
        let isStable = byte == 0xE2 && (next == 0x80 || next == 0x82) || byte == 0xEF && (next == 0xBB || next == 0xBF)
        if !isStable { return true }
      }
      index += 1
    }
    return false
  }

  /// Composes letters (Unicode's form C). The Greek question mark stays: composed it is a semicolon, which parts fields.
  static func composed(_ bytes: Bytes) -> [UInt8] {
    var result: [UInt8] = []
    let parts = String(decoding: bytes, as: UTF8.self).unicodeScalars
      .split(separator: "\u{37e}", omittingEmptySubsequences: false)
    for (number, part) in parts.enumerated() {
      if number > 0 { result += [0xCD, 0xBE] }
      result += Array(String(String.UnicodeScalarView(part)).precomposedStringWithCanonicalMapping.utf8)
    }
    return result
  }

  /// Adds the text of a workbook's cell: characters that XML cannot hold stand as `_x000D_`.
  static func add(workbook bytes: Bytes, to output: inout [UInt8]) {
    if let unescaped = unescaped(bytes) {
      unescaped.withUnsafeBufferPointer { add($0, to: &output) }
    } else {
      add(bytes, to: &output)
    }
  }

  private static func add(_ bytes: Bytes, to output: inout [UInt8]) {
    guard mayChange(bytes) else {
      output.append(contentsOf: trimmed(bytes))
      return
    }
    composed(bytes).withUnsafeBufferPointer { output.append(contentsOf: trimmed($0)) }
  }

  /// nil when nothing is escaped.
  private static func unescaped(_ bytes: Bytes) -> [UInt8]? {
    func code(_ at: Int) -> UInt32? {
      guard at + 6 < bytes.count, bytes[at] == 95, bytes[at + 1] == 120, bytes[at + 6] == 95 else { return nil }
      return UInt32(String(decoding: bytes[(at + 2)..<(at + 6)], as: UTF8.self), radix: 16)
    }
    guard bytes.count >= 7, bytes.baseAddress.map({ memchr($0, 95, bytes.count) != nil }) == true,
      bytes.indices.contains(where: { code($0) != nil })
    else { return nil }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let code = code(index), let scalar = Unicode.Scalar(code) {
        result += Array(String(Character(scalar)).utf8)
        index += 7
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}

/// A value without what cannot be seen at its ends.
func trimmed(_ bytes: Bytes) -> Bytes {
  var start = 0
  var end = bytes.count
  while start < end {
    let (scalar, length) = firstScalar(bytes, start)
    guard PlainText.isInvisible(scalar) else { break }
    start += length
  }
  while end > start {
    let from = lastStart(bytes, end, start)
    guard PlainText.isInvisible(firstScalar(bytes, from).scalar) else { break }
    end = from
  }
  return Bytes(rebasing: bytes[start..<min(end, bytes.count)])
}

/// Whether nothing at the ends needs a closer look: they are letters, digits or marks of ASCII.
@inline(__always) func hasPlainEnds(_ bytes: Bytes) -> Bool {
  bytes.count > 0 && bytes[0] &- 33 < 94 && bytes[bytes.count - 1] &- 33 < 94
}

private func firstScalar(_ bytes: Bytes, _ at: Int) -> (scalar: UInt32, length: Int) {
  let first = UInt32(bytes[at])
  let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  guard length > 1, at + length <= bytes.count else { return (first < 0x80 ? first : 0xFFFD, 1) }
  var scalar = first & (0xFF >> UInt32(length + 1))
  for index in (at + 1)..<(at + length) { scalar = scalar << 6 | UInt32(bytes[index] & 0x3F) }
  return (scalar, length)
}

private func lastStart(_ bytes: Bytes, _ end: Int, _ lowest: Int) -> Int {
  var index = end - 1
  while index > lowest, bytes[index] & 0xC0 == 0x80, end - index < 4 { index -= 1 }
  return index
}
