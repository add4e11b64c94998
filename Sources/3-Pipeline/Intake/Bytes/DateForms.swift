/// The four ways of writing a date.
enum DateForm: UInt8, CaseIterable {
  case dashed, iso, dotted, slashed

  /// DuckDB's `strptime` form.
  var format: String {
    switch self {
    case .dashed: "%d-%m-%Y"
    case .iso: "%Y-%m-%d"
    case .dotted: "%d.%m.%Y"
    case .slashed: "%d/%m/%Y"
    }
  }

  /// How people write it.
  var title: String {
    switch self {
    case .dashed: "dd-mm-åååå"
    case .iso: "åååå-mm-dd"
    case .dotted: "dd.mm.åååå"
    case .slashed: "dd/mm/åååå"
    }
  }
}

struct WrittenDate {
  var form: DateForm
  var year: Int
  var month: Int
  var day: Int

  /// 31 December 9999 or 2999: no end.
  var isOpenEnd: Bool { day == 31 && month == 12 && (year == 9999 || year == 2999) }
  static let unknownYear = 1900
  /// 1 January 1900, 1753 or 1: the first days that programs and databases have, which they write for an unknown day.
  var isUnknown: Bool { day == 1 && month == 1 && [Self.unknownYear, 1753, 1].contains(year) }
}

/// The date that bytes look like, whether or not such a day exists; nil when they do not look like one.
func writtenDate(_ bytes: Bytes) -> WrittenDate? {
  guard (8...10).contains(bytes.count) else { return nil }
  var numbers = (0, 0, 0)
  var lengths = (0, 0, 0)
  var separators = 0
  var separator: UInt8 = 0
  for byte in bytes {
    if isDigit(byte) {
      let digit = Int(byte &- 48)
      switch separators {
      case 0: (numbers.0, lengths.0) = (numbers.0 * 10 + digit, lengths.0 + 1)
      case 1: (numbers.1, lengths.1) = (numbers.1 * 10 + digit, lengths.1 + 1)
      default: (numbers.2, lengths.2) = (numbers.2 * 10 + digit, lengths.2 + 1)
      }
    } else {
      guard byte == 45 || byte == 46 || byte == 47, separators < 2, separators == 0 || separator == byte else {
        return nil
      }
      separator = byte
      separators += 1
    }
  }
  guard separators == 2, lengths.1 == 1 || lengths.1 == 2 else { return nil }
  if lengths.0 == 4, separator == 45, lengths.2 == 1 || lengths.2 == 2 {
    return WrittenDate(form: .iso, year: numbers.0, month: numbers.1, day: numbers.2)
  }
  guard lengths.2 == 4, lengths.0 == 1 || lengths.0 == 2 else { return nil }
  let form: DateForm = separator == 45 ? .dashed : separator == 46 ? .dotted : .slashed
  return WrittenDate(form: form, year: numbers.2, month: numbers.1, day: numbers.0)
}

/// Whether there is such a day.
func isDay(_ date: WrittenDate) -> Bool {
  guard (1...9999).contains(date.year), (1...12).contains(date.month), date.day >= 1 else { return false }
  if date.day <= 28 { return true }
  let leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0
  switch date.month {
  case 2: return date.day == 29 && leap
  case 4, 6, 9, 11: return date.day <= 30
  default: return date.day <= 31
  }
}
