import Foundation

/// Ways to spoil a file, some blind to what it is and some not.
enum Mutation: CaseIterable {
  case flip, insert, cut, repeated, truncate, zeros, quote, lineEnds, foreignByte, mark, wide, narrow, value, swapFields
  case repeatHeader, renameHeader, dropField, shuffle, longField

  /// Values that readers have stumbled over.
  static let values = [
    "", "\"", "\"\"", "\"\"\"", ";", ";;;", "\n", "\r", "\u{0}", "31-12-9999", "9999-12-31", "01-01-1900", "00-00-0000",
    "32-13-2024", "1.234,56-", "-1.234,56-", "2.897", "18500.00", "--", "-", ",", ".", "1,", ",1", "1e309", "NaN", "-0",
    "99999999999999999999999999", "1\(String(repeating: "0", count: 400))", "0000000000", "010180-9991", "10180999",
    "..", "M", "Ja", "nej", "2024-13", "2024-K5", "0", "00000", "=1+1", "' OR 1=1 --", "'; DROP TABLE x; --",
    "\u{feff}",
    "\u{202e}", "e\u{301}", "🧵", "å", "\u{1}", "\t", " ", "\u{a0}", "\\", "\\N", "NULL", "%s%n", "SEL §108", "§", "/*",
  ]

  func apply(_ bytes: inout [UInt8], _ chance: inout Chance) {
    let place = chance.below(bytes.count + 1)
    let length = min(bytes.count - place, 1 + chance.below(chance.one(in: 8) ? 4000 : 30))
    switch self {
    case .flip:
      if place < bytes.count { bytes[place] ^= UInt8(1 << chance.below(8)) }
    case .insert:
      bytes.insert(contentsOf: (0..<(1 + chance.below(8))).map { _ in UInt8(chance.below(256)) }, at: place)
    case .cut: bytes.removeSubrange(place..<(place + length))
    case .repeated: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
    case .truncate: bytes.removeSubrange(place...)
    case .zeros: bytes.insert(contentsOf: Array(repeating: 0, count: 1 + chance.below(20)), at: place)
    case .quote: bytes.insert(UInt8(ascii: "\""), at: place)
    case .lineEnds:
      let end = chance.pick(["\n", "\r\n", "\r", "\n\n", "\u{b}"])
      replace(10, with: Array(end.utf8), in: &bytes, every: chance.one(in: 2) ? 1 : 7)
    case .foreignByte:
      bytes.insert(contentsOf: chance.pick([[0xE6], [0xC3, 0xA6], [0xC3], [0xED, 0xA0, 0x80]]), at: place)
    case .mark: bytes.insert(contentsOf: chance.pick([[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]), at: 0)
    case .wide:
      bytes = Array(String(decoding: bytes, as: UTF8.self).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    case .narrow: bytes = Array(String(decoding: bytes, as: UTF8.self).data(using: .windowsCP1252) ?? Data(bytes))
    case .longField:
      let size = chance.one(in: 40) ? 17 << 20 : chance.pick([1000, 70_000, 2_200_000])
      bytes.insert(contentsOf: Array(repeating: UInt8(ascii: "x"), count: size), at: place)
    default: applyToLines(&bytes, &chance)
    }
  }

  private func replace(_ byte: UInt8, with other: [UInt8], in bytes: inout [UInt8], every: Int) {
    var seen = 0
    bytes = bytes.flatMap { each -> [UInt8] in
      guard each == byte else { return [each] }
      seen += 1
      return seen % every == 0 ? other : [each]
    }
  }

  private func applyToLines(_ bytes: inout [UInt8], _ chance: inout Chance) {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    guard !lines.isEmpty else { return }
    let row = self == .renameHeader ? 0 : chance.below(lines.count)
    var fields = lines[row].split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(Array.init)
    let column = chance.below(fields.count)
    switch self {
    case .value, .renameHeader: if !fields.isEmpty { fields[column] = Array(chance.pick(Mutation.values).utf8) }
    case .swapFields: if fields.count > 1 { fields.swapAt(column, chance.below(fields.count)) }
    case .dropField: if !fields.isEmpty { fields.remove(at: column) }
    case .repeatHeader: lines.insert(lines[0], at: row)
    case .shuffle: lines.shuffle(using: &chance)
    default: break
    }
    if self == .value || self == .renameHeader || self == .swapFields || self == .dropField {
      lines[row] = Array(fields.joined(separator: [UInt8(ascii: ";")]))
    }
    bytes = Array(lines.joined(separator: [10]))
  }
}
