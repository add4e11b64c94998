extension DateWriting {
  /// The date as `dd-mm-åååå`; nil when it is not written in this form. Whether there is such a day is seen later.
  func rewritten(_ text: String) -> String? {
    switch self {
    case .compact:
      guard text.utf8.count == 8, text.utf8.allSatisfy(isDigit) else { return nil }
      return "\(text.suffix(2))-\(text.dropFirst(4).prefix(2))-\(text.prefix(4))"
    case .timestamp:
      // `2024-03-01 02:14`, `2024-03-01T02:14:00+01:00`: the local day stands first.
      guard text.utf8.count > 10, let separator = text.dropFirst(10).first, separator == " " || separator == "T"
      else { return text.utf8.count == 10 ? DateWriting.iso.rewritten(text) : nil }
      return DateWriting.iso.rewritten(String(text.prefix(10)))
    case .dashed, .iso, .dotted, .slashed, .monthFirst:
      var text = text
      guard let date = text.withUTF8({ writtenDate($0) }), date.form == form else { return nil }
      let (day, month) = self == .monthFirst ? (date.month, date.day) : (date.day, date.month)
      return "\(twoDigits(day))-\(twoDigits(month))-\(fourDigits(date.year))"
    }
  }

  private var form: DateForm? {
    switch self {
    case .dashed: .dashed
    case .iso: .iso
    case .dotted: .dotted
    case .slashed, .monthFirst: .slashed
    case .compact, .timestamp: nil
    }
  }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

private func fourDigits(_ number: Int) -> String {
  let text = "\(number)"
  return String(repeating: "0", count: max(0, 4 - text.count)) + text
}
