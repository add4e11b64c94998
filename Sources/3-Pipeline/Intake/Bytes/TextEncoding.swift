/// How a file's text is written (tegnsæt), found by looking at all its bytes.
package enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf8WithMark = "UTF-8 med BOM"
  case windows1252 = "Windows-1252"
  case utf16LittleEndian = "UTF-16 LE med BOM"
  case utf16BigEndian = "UTF-16 BE med BOM"
  /// UTF-16 without a mark, told by its zero bytes.
  case utf16LittleEndianUnmarked = "UTF-16 LE"
  case utf16BigEndianUnmarked = "UTF-16 BE"

  /// Bytes in front of the text.
  var markLength: Int {
    switch self {
    case .utf8WithMark: 3
    case .utf16LittleEndian, .utf16BigEndian: 2
    default: 0
    }
  }

  /// Whether DuckDB and we can read the bytes as they are.
  var isUTF8: Bool { self == .utf8 || self == .utf8WithMark }
}

/// Finds the encoding: a mark first, then zero bytes at every other place, then valid UTF-8, else Windows-1252.
func findEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding {
  if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF, isUTF8(bytes) { return .utf8WithMark }
  if bytes.count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE { return .utf16LittleEndian }
  if bytes.count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF { return .utf16BigEndian }
  if bytes.count >= 4, bytes.count % 2 == 0 {
    var zeros = (even: 0, odd: 0)
    for index in 0..<min(bytes.count, 4096) where bytes[index] == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let half = min(bytes.count, 4096) / 2
    if zeros.odd > half / 2, zeros.even == 0 { return .utf16LittleEndianUnmarked }
    if zeros.even > half / 2, zeros.odd == 0 { return .utf16BigEndianUnmarked }
  }
  return isUTF8(bytes) ? .utf8 : .windows1252
}

/// Whether bytes are well-formed UTF-8 (RFC 3629); eight ASCII bytes at a time.
func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let base = bytes.baseAddress else { return true }
  let raw = UnsafeRawPointer(base)
  let count = bytes.count
  var index = 0
  while index < count {
    if index + 8 <= count,
      raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      index += 8
      continue
    }
    let first = base[index]
    if first < 0x80 {
      index += 1
      continue
    }
    let length: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, lowest) = (3, 0xA0)
    case 0xE1...0xEC, 0xEE...0xEF: length = 3
    case 0xED: (length, highest) = (3, 0x9F)
    case 0xF0: (length, lowest) = (4, 0x90)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, highest) = (4, 0x8F)
    default: return false
    }
    guard index + length <= count, base[index + 1] >= lowest, base[index + 1] <= highest else { return false }
    var next = index + 2
    while next < index + length {
      guard base[next] & 0xC0 == 0x80 else { return false }
      next += 1
    }
    index += length
  }
  return true
}
