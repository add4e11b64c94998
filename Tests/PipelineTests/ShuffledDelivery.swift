import Foundation

/// A delivery with the rows of every text file in another order: nothing that is told of it may be another thing.
enum ShuffledDelivery {
  /// Copies a folder, its header rows on top and the others by chance; workbooks and other files are copied as they are.
  static func copy(_ folder: URL, to other: URL, seed: UInt64) throws {
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      var data = try Data(contentsOf: folder.appendingPathComponent(name))
      if name.hasSuffix(".csv") { data = shuffled(data, seed: seed) }
      try data.write(to: other.appendingPathComponent(name))
    }
  }

  private static func shuffled(_ file: Data, seed: UInt64) -> Data {
    var records = records(of: file)
    guard records.count > 2 else { return file }
    // A record that is broken off stays the last.
    let end = records.last?.last == 10 ? records.count : records.count - 1
    var chance = Chance(state: seed)
    for index in stride(from: end - 1, to: 1, by: -1) {
      records.swapAt(index, 1 + Int(chance.next() % UInt64(index)))
    }
    return Data(records.joined())
  }

  /// Each with its line break; one between quotes is part of the record.
  static func records(of file: Data) -> [Data] {
    var records: [Data] = []
    var start = file.startIndex
    var isQuoted = false
    for index in file.indices {
      if file[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if file[index] == 10, !isQuoted {
        records.append(file[start...index])
        start = index + 1
      }
    }
    if start < file.endIndex { records.append(file[start...]) }
    return records
  }

  /// SplitMix64.
  private struct Chance {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }
  }
}
