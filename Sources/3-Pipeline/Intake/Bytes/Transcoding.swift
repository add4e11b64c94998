/// The bytes of a text in another encoding as UTF-8, without a mark.
func transcoded(_ bytes: UnsafeBufferPointer<UInt8>, from encoding: TextEncoding) -> [UInt8] {
  switch encoding {
  case .utf8, .utf8WithMark: Array(bytes[encoding.markLength...])
  case .windows1252: fromWindows1252(bytes)
  case .utf16LittleEndian, .utf16LittleEndianUnmarked:
    fromUTF16(bytes, start: encoding.markLength) { UInt16($0) | UInt16($1) << 8 }
  case .utf16BigEndian, .utf16BigEndianUnmarked:
    fromUTF16(bytes, start: encoding.markLength) { UInt16($0) << 8 | UInt16($1) }
  }
}

/// Bytes 0x80–0x9F of Windows-1252; the five that it leaves open stand for themselves, as browsers read them.
private let upperControls: [UInt16] = [
  0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
  0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
  0x017E, 0x0178,
]

private func fromWindows1252(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  // One byte becomes at most three.
  let size = bytes.reduce(into: 0) { $0 += $1 < 0x80 ? 1 : $1 < 0xA0 ? 3 : 2 }
  return [UInt8](unsafeUninitializedCapacity: size) { output, written in
    for byte in bytes {
      if byte < 0x80 {
        output[written] = byte
        written += 1
      } else {
        put(UInt32(byte < 0xA0 ? upperControls[Int(byte) - 0x80] : UInt16(byte)), in: output, at: &written)
      }
    }
  }
}

private func fromUTF16(
  _ bytes: UnsafeBufferPointer<UInt8>, start: Int, _ unit: (UInt8, UInt8) -> UInt16
) -> [UInt8] {
  let units = (bytes.count - start) / 2
  return [UInt8](unsafeUninitializedCapacity: units * 3) { output, written in
    var index = 0
    while index < units {
      let first = unit(bytes[start + index * 2], bytes[start + index * 2 + 1])
      index += 1
      var scalar = UInt32(first)
      if first & 0xFC00 == 0xD800, index < units {
        let second = unit(bytes[start + index * 2], bytes[start + index * 2 + 1])
        if second & 0xFC00 == 0xDC00 {
          scalar = 0x10000 + (UInt32(first) & 0x3FF) << 10 + UInt32(second) & 0x3FF
          index += 1
        }
      }
      // Half a pair is no character.
      if scalar & 0xFFFF_F800 == 0xD800 { scalar = 0xFFFD }
      put(scalar, in: output, at: &written)
    }
  }
}

private func put(_ scalar: UInt32, in output: UnsafeMutableBufferPointer<UInt8>, at index: inout Int) {
  func add(_ value: UInt32) {
    output[index] = UInt8(truncatingIfNeeded: value)
    index += 1
  }
  switch scalar {
  case ..<0x80: add(scalar)
  case ..<0x800:
    add(0xC0 | scalar >> 6)
    add(0x80 | scalar & 0x3F)
  case ..<0x10000:
    add(0xE0 | scalar >> 12)
    add(0x80 | scalar >> 6 & 0x3F)
    add(0x80 | scalar & 0x3F)
  default:
    add(0xF0 | scalar >> 18)
    add(0x80 | scalar >> 12 & 0x3F)
    add(0x80 | scalar >> 6 & 0x3F)
    add(0x80 | scalar & 0x3F)
  }
}
