/// CRC-32 as zip archives have it.
struct Checksum {
  private(set) var value: UInt32 = 0

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  mutating func add(_ bytes: Bytes) {
    var state = ~value
    Checksum.table.withUnsafeBufferPointer { table in
      for byte in bytes { state = state >> 8 ^ table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] }
    }
    value = ~state
  }
}
