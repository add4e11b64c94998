/// Seeded chance: the same seed always throws the same numbers, on every machine.
///
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). Only sums and products of
/// `Double` are used, never a mathematics library, so that results do not differ between systems.
struct Dice {
  private var state: UInt64

  /// Independent throws for one subject of one municipality, so that a change in one file leaves the others as they were.
  init(seed: UInt64, municipality: Int, subject: UInt64) {
    state =
      seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(municipality) &* 0xD1B5_4A32_D192_ED03 ^ subject &* 0x2545_F491_4F6C_DD1D
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0 ..< 1
  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// 0 ..< bound
  mutating func below(_ bound: Int) -> Int { Int((next() >> 33) % UInt64(max(bound, 1))) }

  mutating func between(_ low: Int, _ high: Int) -> Int { low + below(high - low + 1) }

  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

  /// A skewed length with the mean `mean`: many short ones, a few up to four times the mean.
  mutating func length(mean: Int, atLeast low: Int, atMost high: Int) -> Int {
    min(high, max(low, Int(Double(mean) * 4 * unit() * unit())))
  }

  /// A factor around 1 with at most `spread` to either side.
  mutating func around(_ spread: Double) -> Double { 1 + (unit() * 2 - 1) * spread }
}
