/// Numbers for texts that come back a million times: a hash table over their bytes, without making a `String` of each.
struct CellNames {
  private var table = [Int32](repeating: -1, count: 1024)
  private var bytes: [UInt8] = []
  private var entries: [(start: Int, end: Int, hash: UInt64, number: Int)] = []

  /// The number of a text; `add` gives it the first time.
  @inline(__always)
  mutating func number(of text: UnsafeBufferPointer<UInt8>, add: (String) -> Int) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & (table.count - 1)
    while table[place] >= 0 {
      let entry = entries[Int(table[place])]
      if entry.hash == hash, bytes[entry.start..<entry.end].elementsEqual(text) { return entry.number }
      place = (place + 1) & (table.count - 1)
    }
    return insert(text, hash, at: place, add)
  }

  private mutating func insert(
    _ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64, at place: Int, _ add: (String) -> Int
  ) -> Int {
    let number = add(String(decoding: text, as: UTF8.self))
    entries.append((bytes.count, bytes.count + text.count, hash, number))
    bytes.append(contentsOf: text)
    table[place] = Int32(entries.count - 1)
    if entries.count * 2 > table.count { grow() }
    return number
  }

  private mutating func grow() {
    table = [Int32](repeating: -1, count: table.count * 2)
    for (index, entry) in entries.enumerated() {
      var place = Int(truncatingIfNeeded: entry.hash ^ entry.hash >> 32) & (table.count - 1)
      while table[place] >= 0 { place = (place + 1) & (table.count - 1) }
      table[place] = Int32(index)
    }
  }
}
