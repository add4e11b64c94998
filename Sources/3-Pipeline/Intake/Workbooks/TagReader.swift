/// The tags and texts of an XML file that comes in pieces; no more of XML than a workbook's parts need.
///
/// A tag is lent as its bytes between `<` and `>`; a text may come in several parts.
struct TagReader {
  enum Event {
    case tag(Bytes)
    case text(Bytes)
  }

  enum Fault: Error {
    /// A tag without end.
    case damaged
    /// The file declares what could grow without bounds (`DOCTYPE`).
    case declaration
  }

  /// A tag that began in an earlier piece.
  private var begun: [UInt8]?
  private var quote: UInt8 = 0

  private static let longest = 1 << 16

  mutating func feed(_ bytes: Bytes, _ body: (Event) throws -> Void) throws {
    var index = 0
    while index < bytes.count {
      if begun != nil {
        index = try end(in: bytes, from: index, body)
        continue
      }
      let from = index
      while index < bytes.count, bytes[index] != 60 { index += 1 }
      if index > from { try body(.text(Bytes(rebasing: bytes[from..<index]))) }
      if index < bytes.count {
        index += 1
        begun = []
        quote = 0
      }
    }
  }

  /// Reads on to the end of a tag, past any `>` in quotes; gives where reading goes on.
  private mutating func end(in bytes: Bytes, from start: Int, _ body: (Event) throws -> Void) throws -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 34 || byte == 39 {
        quote = byte
      } else if byte == 62 {
        break
      }
      index += 1
    }
    let part = Bytes(rebasing: bytes[start..<index])
    guard (begun?.count ?? 0) + part.count <= TagReader.longest else { throw Fault.damaged }
    guard index < bytes.count else {
      begun?.append(contentsOf: part)
      return index
    }
    if let earlier = begun, !earlier.isEmpty {
      try (earlier + part).withUnsafeBufferPointer { try give($0, body) }
    } else {
      try give(part, body)
    }
    begun = nil
    return index + 1
  }

  private func give(_ tag: Bytes, _ body: (Event) throws -> Void) throws {
    if tag.first == 33 {
      if tag.starts(with: "!DOCTYPE".utf8) || tag.starts(with: "!ENTITY".utf8) { throw Fault.declaration }
      return
    }
    try body(.tag(tag))
  }
}

extension Bytes {
  /// A tag's own name: without the prefix of its namespace, and with `/` before it when the tag ends something.
  func isTag(_ name: StaticString) -> Bool {
    guard let base = baseAddress else { return false }
    var from = 0
    var end = 0
    let closes = base[0] == 47
    if closes { (from, end) = (1, 1) }
    while end < count, base[end] != 32, base[end] != 47, base[end] != 9, base[end] != 10, base[end] != 13 {
      end += 1
      if base[end - 1] == 58 { from = end }
    }
    let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    let isClosing = wanted.first == 47
    guard closes == isClosing else { return false }
    let own = Bytes(rebasing: self[from..<end])
    let rest = Bytes(rebasing: wanted[(isClosing ? 1 : 0)...])
    return own.count == rest.count && own.elementsEqual(rest)
  }

  /// Whether a tag has no content of its own.
  var closesItself: Bool { last == 47 }

  /// An attribute of a tag as it is written, or nil.
  func attribute(_ name: String) -> Bytes? {
    let wanted = Array(name.utf8)
    var index = 0
    while index < count {
      // To the next name, then its value in quotes.
      while index < count, self[index] != 32, self[index] != 9, self[index] != 10, self[index] != 13 { index += 1 }
      while index < count, self[index] <= 32 { index += 1 }
      let from = index
      while index < count, self[index] != 61, self[index] > 32 { index += 1 }
      let isWanted = index - from == wanted.count && self[from..<index].elementsEqual(wanted)
      while index < count, self[index] != 34, self[index] != 39 { index += 1 }
      guard index < count else { return nil }
      let quote = self[index]
      let start = index + 1
      index = start
      while index < count, self[index] != quote { index += 1 }
      if isWanted { return Bytes(rebasing: self[start..<index]) }
      index += 1
    }
    return nil
  }
}
