/// Up to fifteen bytes that compare as two words; longer is never a CPR number.
struct ShortKey: Hashable {
  private let low: UInt64
  private let high: UInt64

  init?(_ bytes: Bytes) {
    guard bytes.count <= 15 else { return nil }
    var low: UInt64 = 0
    var high = UInt64(bytes.count) << 56
    for (index, byte) in bytes.enumerated() {
      let shifted = UInt64(byte) << UInt64(8 * (index & 7))
      if index < 8 { low |= shifted } else { high |= shifted }
    }
    self.low = low
    self.high = high
  }
}
