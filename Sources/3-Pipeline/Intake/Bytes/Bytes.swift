/// A value of an extract as it stands in the file: UTF-8, no copy.
typealias Bytes = UnsafeBufferPointer<UInt8>

@inline(__always) func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

@inline(__always) func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }

func trimmed(_ bytes: Bytes) -> Bytes {
  var start = 0
  var end = bytes.count
  while start < end, isSpace(bytes[start]) { start += 1 }
  while end > start, isSpace(bytes[end - 1]) { end -= 1 }
  return Bytes(rebasing: bytes[start..<end])
}
