/// Unpacks deflated bytes (RFC 1951) piece by piece in a window of 32 KiB, never more than was promised.
struct Inflate {
  enum Fault: Error {
    case damaged
    /// More comes out than the directory said.
    case tooLong
  }

  private let input: Bytes
  private var position = 0
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var window = [UInt8](repeating: 0, count: 1 << 16)
  /// Bytes made; the window holds the last of them.
  private var made = 0
  private var given = 0
  private let limit: Int

  private static let piece = 1 << 15

  /// - Parameters:
  ///   - limit: the most that may come out.
  ///   - body: gets the bytes in order.
  static func run(
    _ input: Bytes, limit: Int, _ body: (Bytes) throws -> Void
  ) throws {
    var state = Inflate(input, limit)
    try state.blocks(body)
    try state.give(body)
  }

  private init(_ input: Bytes, _ limit: Int) {
    self.input = input
    self.limit = limit
  }

  private mutating func blocks(_ body: (Bytes) throws -> Void) throws {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try stored(body)
      case 1: try packed(Codes.fixedLiterals, Codes.fixedDistances, body)
      case 2:
        let (literals, distances) = try tables()
        try packed(literals, distances, body)
      default: throw Fault.damaged
      }
    }
  }

  private mutating func take(_ count: Int) throws -> Int {
    while bitCount < count {
      guard position < input.count else { throw Fault.damaged }
      bits |= UInt32(input[position]) << UInt32(bitCount)
      position += 1
      bitCount += 8
    }
    let value = Int(bits & ((1 << UInt32(count)) - 1))
    bits >>= UInt32(count)
    bitCount -= count
    return value
  }

  private mutating func add(_ byte: UInt8, _ body: (Bytes) throws -> Void) throws {
    guard made < limit else { throw Fault.tooLong }
    window[made & 0xFFFF] = byte
    made += 1
    if made - given == Inflate.piece { try give(body) }
  }

  private mutating func give(_ body: (Bytes) throws -> Void) throws {
    let from = given & 0xFFFF
    let count = made - given
    given = made
    try window.withUnsafeBufferPointer { try body(Bytes(rebasing: $0[from..<(from + count)])) }
  }

  private mutating func stored(_ body: (Bytes) throws -> Void) throws {
    bits = 0
    bitCount = 0
    let length = try take(16)
    guard try take(16) == length ^ 0xFFFF, position + length <= input.count else { throw Fault.damaged }
    for index in position..<(position + length) { try add(input[index], body) }
    position += length
  }

  private mutating func packed(_ literals: Codes, _ distances: Codes, _ body: (Bytes) throws -> Void) throws {
    while true {
      let symbol = try decode(literals)
      if symbol < 256 {
        try add(UInt8(symbol), body)
        continue
      }
      if symbol == 256 { return }
      guard symbol < 286 else { throw Fault.damaged }
      let length = try Codes.lengths[symbol - 257].base + take(Codes.lengths[symbol - 257].extra)
      let code = try decode(distances)
      guard code < 30 else { throw Fault.damaged }
      let distance = try Codes.distances[code].base + take(Codes.distances[code].extra)
      guard distance <= made else { throw Fault.damaged }
      for _ in 0..<length { try add(window[(made - distance) & 0xFFFF], body) }
    }
  }

  /// The next symbol, a bit at a time: codes are short where they are frequent.
  private mutating func decode(_ codes: Codes) throws -> Int {
    var code = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      code |= try take(1)
      let count = codes.counts[length]
      if code - count < first { return codes.symbols[index + code - first] }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw Fault.damaged
  }

  private mutating func tables() throws -> (Codes, Codes) {
    let counts = (literals: try take(5) + 257, distances: try take(5) + 1, lengths: try take(4) + 4)
    guard counts.literals <= 286, counts.distances <= 30 else { throw Fault.damaged }
    var lengths = [Int](repeating: 0, count: 19)
    for index in 0..<counts.lengths { lengths[Codes.order[index]] = try take(3) }
    let codes = try Codes(lengths)
    var all: [Int] = []
    while all.count < counts.literals + counts.distances {
      let symbol = try decode(codes)
      switch symbol {
      case ..<16: all.append(symbol)
      case 16:
        guard let last = all.last else { throw Fault.damaged }
        all += Array(repeating: last, count: try take(2) + 3)
      case 17: all += Array(repeating: 0, count: try take(3) + 3)
      default: all += Array(repeating: 0, count: try take(7) + 11)
      }
    }
    guard all.count == counts.literals + counts.distances, all[256] > 0 else { throw Fault.damaged }
    return (try Codes(Array(all[..<counts.literals])), try Codes(Array(all[counts.literals...])))
  }
}
