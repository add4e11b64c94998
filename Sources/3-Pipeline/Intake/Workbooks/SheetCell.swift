/// What a cell of a workbook is (celletype), besides text and empty.
///
/// In the text that a sheet becomes, the type stands as one control character in front of the value. A text never begins
/// with a control character, because those are taken off both its ends: so a type cannot be mistaken, nor forged.
enum CellType: UInt8, Sendable {
  /// Plain decimals with a dot and without zeros at the end: `1234.5`, `900012`.
  case number = 1
  /// `dd-mm-åååå`.
  case day = 2
  /// A day with a time of day or a time zone: `2025-01-31T23:59:59`.
  case moment = 3
  /// A time of day or a length of time, in days: `0.5`.
  case time = 4
  /// `1` or `0`.
  case boolean = 5
  /// `#N/A`.
  case error = 6
  /// A formula that nobody has calculated; no value.
  case uncalculated = 7
}

/// A cell's type and its value without the type's mark.
struct TypedCell {
  let type: CellType
  let value: Bytes

  /// nil for text and for an empty cell.
  @inline(__always) init?(_ bytes: Bytes) {
    guard let first = bytes.first, let type = CellType(rawValue: first) else { return nil }
    self.type = type
    value = Bytes(rebasing: bytes[1...])
  }

  /// A cell's value without the mark of its type: what people see in the sheet, but for numbers, which have a dot.
  static func plain(_ bytes: Bytes) -> Bytes { TypedCell(bytes)?.value ?? bytes }

  static func plain(_ bytes: [UInt8]) -> [UInt8] {
    guard let first = bytes.first, let type = CellType(rawValue: first) else { return bytes }
    return type == .boolean ? Array((bytes[1] == 49 ? "Ja" : "Nej").utf8) : Array(bytes[1...])
  }

  /// A cell as a Dane writes it, for where text alone is looked at.
  static func written(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.first == CellType.number.rawValue else { return plain(bytes) }
    return bytes[1...].map { $0 == 46 ? 44 : $0 }
  }
}
