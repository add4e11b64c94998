/// Huffman codes by their lengths (RFC 1951, 3.2.2).
struct Codes {
  /// How many codes have each length.
  var counts = [Int](repeating: 0, count: 16)
  /// Symbols in the order of their codes.
  var symbols: [Int]

  init(_ lengths: [Int]) throws {
    for length in lengths { counts[length] += 1 }
    counts[0] = 0
    var left = 1
    for length in 1...15 {
      left = left << 1 - counts[length]
      // More codes than there are bits for.
      guard left >= 0 else { throw Inflate.Fault.damaged }
    }
    symbols = Codes.sorted(lengths)
  }

  /// Lengths that are known to make a code.
  private init(known lengths: [Int]) {
    for length in lengths { counts[length] += 1 }
    symbols = Codes.sorted(lengths)
  }

  private static func sorted(_ lengths: [Int]) -> [Int] {
    (1...15).flatMap { length in lengths.indices.filter { lengths[$0] == length } }
  }

  static let fixedLiterals = Codes(
    known: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  static let fixedDistances = Codes(known: Array(repeating: 5, count: 30))
  static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  static let lengths: [(base: Int, extra: Int)] = ladder(from: 3, steps: [8, 4, 4, 4, 4, 4]) + [(258, 0)]
  static let distances: [(base: Int, extra: Int)] = ladder(from: 1, steps: [4] + Array(repeating: 2, count: 13))

  /// Bases that grow by two to the number of extra bits, which grows by one a step.
  private static func ladder(from start: Int, steps: [Int]) -> [(base: Int, extra: Int)] {
    var base = start
    var result: [(base: Int, extra: Int)] = []
    for (extra, count) in steps.enumerated() {
      for _ in 0..<count {
        result.append((base, extra))
        base += 1 << extra
      }
    }
    return result
  }
}
