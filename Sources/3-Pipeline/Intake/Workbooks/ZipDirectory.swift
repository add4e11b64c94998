/// The files of a zip archive as its central directory lists them (APPNOTE 6.3.9, sections 4.3.7, 4.3.12 and 4.3.16).
///
/// Nothing is unpacked here: sizes are looked at first, so that an archive that would fill the machine is never opened.
struct ZipDirectory {
  struct Entry {
    var name: String
    /// 0 is stored, 8 is deflate.
    var method: Int
    var isEncrypted: Bool
    var checksum: UInt32
    var packed: Int
    var size: Int
    var headerAt: Int
  }

  enum Fault: Error {
    /// The end of the archive, where its directory stands, is not there.
    case cutOff
    case damaged
    /// Sizes beyond 32 bits: no workbook is so large.
    case tooLarge
  }

  let entries: [Entry]

  init(_ bytes: Bytes) throws(Fault) {
    guard bytes.count >= 22 else { throw .cutOff }
    // The end record is last, with a comment of at most 65,535 bytes after it.
    let lowest = max(0, bytes.count - 22 - 65_535)
    guard
      let end = stride(from: bytes.count - 22, through: lowest, by: -1).first(where: { bytes.word($0) == 0x0605_4B50 })
    else { throw .cutOff }
    let count = bytes.half(end + 10)
    var at = Int(bytes.word(end + 16))
    if count == 0xFFFF || at == 0xFFFF_FFFF { throw .tooLarge }
    var found: [Entry] = []
    for _ in 0..<count {
      guard at + 46 <= bytes.count, bytes.word(at) == 0x0201_4B50 else { throw .damaged }
      let lengths = (name: bytes.half(at + 28), extra: bytes.half(at + 30), comment: bytes.half(at + 32))
      guard at + 46 + lengths.name <= bytes.count else { throw .damaged }
      let name = String(decoding: bytes[(at + 46)..<(at + 46 + lengths.name)], as: UTF8.self)
      let (packed, size, header) = (bytes.word(at + 20), bytes.word(at + 24), bytes.word(at + 42))
      if packed == 0xFFFF_FFFF || size == 0xFFFF_FFFF || header == 0xFFFF_FFFF { throw .tooLarge }
      found.append(
        Entry(
          name: name.hasPrefix("/") ? String(name.dropFirst()) : name, method: bytes.half(at + 10),
          isEncrypted: bytes.half(at + 8) & 1 == 1, checksum: bytes.word(at + 16), packed: Int(packed),
          size: Int(size), headerAt: Int(header)))
      at += 46 + lengths.name + lengths.extra + lengths.comment
    }
    entries = found
  }

  subscript(name: String) -> Entry? { entries.first { $0.name.lowercased() == name.lowercased() } }

  /// The packed bytes of an entry.
  func content(_ entry: Entry, in bytes: Bytes) throws(Fault) -> Bytes {
    let at = entry.headerAt
    guard at + 30 <= bytes.count, bytes.word(at) == 0x0403_4B50 else { throw .damaged }
    let start = at + 30 + bytes.half(at + 26) + bytes.half(at + 28)
    guard start <= bytes.count, entry.packed <= bytes.count - start else { throw .damaged }
    return Bytes(rebasing: bytes[start..<(start + entry.packed)])
  }
}

extension Bytes {
  /// Sixteen bits, the low byte first.
  fileprivate func half(_ at: Int) -> Int { Int(self[at]) | Int(self[at + 1]) << 8 }
  /// Thirty-two bits, the low byte first.
  fileprivate func word(_ at: Int) -> UInt32 {
    UInt32(self[at]) | UInt32(self[at + 1]) << 8 | UInt32(self[at + 2]) << 16 | UInt32(self[at + 3]) << 24
  }
}
