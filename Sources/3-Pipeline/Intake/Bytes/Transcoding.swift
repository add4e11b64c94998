/// The most bytes that a text can have as UTF-8.
func decodedSize(_ bytes: Bytes, _ encoding: TextEncoding) -> Int {
  encoding == .windows1252
    ? bytes.reduce(into: 0) { $0 += $1 < 0x80 ? 1 : $1 < 0xA0 ? 3 : 2 } : bytes.count / 2 * 3 + 3
}

/// Adds the bytes of a text in another encoding as UTF-8, without a mark.
///
/// - Parameter unreadable: where something stands in the output that is no character.
func decode(_ bytes: Bytes, from encoding: TextEncoding, into output: ScratchBytes, unreadable: inout [Range<Int>]) {
  switch encoding {
  case .utf8, .utf8WithMark: output.add(Bytes(rebasing: bytes[encoding.markLength...]))
  case .windows1252: fromWindows1252(bytes, into: output)
  case .utf16LittleEndian, .utf16LittleEndianUnmarked:
    fromUTF16(bytes, start: encoding.markLength, into: output, &unreadable) { UInt16($0) | UInt16($1) << 8 }
  case .utf16BigEndian, .utf16BigEndianUnmarked:
    fromUTF16(bytes, start: encoding.markLength, into: output, &unreadable) { UInt16($0) << 8 | UInt16($1) }
  }
}

/// Bytes 0x80–0x9F of Windows-1252; the five that it leaves open stand for themselves, as browsers read them.
private let upperControls: [UInt16] = [
  0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
  0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
  0x017E, 0x0178,
]

private func fromWindows1252(_ bytes: Bytes, into output: ScratchBytes) {
  for byte in bytes {
    if byte < 0x80 {
      output.add(byte)
    } else {
      put(UInt32(byte < 0xA0 ? upperControls[Int(byte) - 0x80] : UInt16(byte)), in: output)
    }
  }
}

private func fromUTF16(
  _ bytes: Bytes, start: Int, into output: ScratchBytes, _ unreadable: inout [Range<Int>],
  _ unit: (UInt8, UInt8) -> UInt16
) {
  let units = (bytes.count - start) / 2
  func replace() {
    put(0xFFFD, in: output)
    // One range for a run: a file of noise has millions.
    if let last = unreadable.last, last.upperBound == output.count - 3 {
      unreadable[unreadable.count - 1] = last.lowerBound..<output.count
    } else {
      unreadable.append(output.count - 3..<output.count)
    }
  }
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
    if scalar & 0xFFFF_F800 == 0xD800 { replace() } else { put(scalar, in: output) }
  }
  // Half a unit is none either: the file is cut.
  if (bytes.count - start) % 2 == 1 { replace() }
}

private func put(_ scalar: UInt32, in output: ScratchBytes) {
  func add(_ value: UInt32) { output.add(UInt8(truncatingIfNeeded: value)) }
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
