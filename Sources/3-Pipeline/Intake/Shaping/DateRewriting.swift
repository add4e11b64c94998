internal import CareModel

extension DateWriting {
  /// The date as `dd-mm-åååå`; nil when it is not written in this form. Whether there is such a day is seen later.
  func rewritten(_ text: String) -> String? {
    switch self {
    case .compact:
      guard text.utf8.count == 8, text.utf8.allSatisfy(isDigit) else { return nil }
      return "\(text.suffix(2))-\(text.dropFirst(4).prefix(2))-\(text.prefix(4))"
    case .timestamp, .dashedTimestamp:
      let form: DateWriting = self == .timestamp ? .iso : .dashed
      if text.utf8.count <= 10 { return form.rewritten(text) }
      guard let (year, month, day) = Moment(text, form)?.danishDay?.parts else { return nil }
      return "\(twoDigits(day))-\(twoDigits(month))-\(fourDigits(year))"
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
    case .compact, .timestamp, .dashedTimestamp: nil
    }
  }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

private func fourDigits(_ number: Int) -> String {
  let text = "\(number)"
  return String(repeating: "0", count: max(0, 4 - text.count)) + text
}
