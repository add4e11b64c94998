/// What a workbook's cell with a type means in a column: read by rule or not at all, never by the look of its digits.
///
/// The copy gets the value as a text file of the standard form would have it, so that SQL knows nothing of workbooks.
extension ColumnCheck {
  mutating func check(_ cell: TypedCell) -> FaultKind? {
    if cell.type == .uncalculated {
      rewrite([])
      // What never enters the warehouse is not needed.
      return field.column == nil && field.kind != .cpr ? nil : .uncalculated
    }
    if cell.type == .error { return checkError() }
    rewrite(cell.value)
    switch field.kind {
    case .text, .name, .code, .function, .businessNumber, .words: return checkTypedText(cell)
    case .date: return checkDate(cell)
    case .amount: return cell.type == .number ? writeAmount(cell.value) : .numberMalformed
    case .number: return cell.type == .number ? writeNumber(cell.value) : .numberMalformed
    case .whole: return cell.type == .number && !cell.value.contains(46) ? checkText(cell.value) : .wholeMalformed
    case .boolean: return cell.type == .boolean || cell.type == .number ? checkText(cell.value) : .booleanMalformed
    case .cpr: return cell.type == .number ? checkText(cell.value) : .cprMalformed
    case .municipality: return cell.type == .number ? checkText(cell.value) : .municipalityMalformed
    case .level: return cell.type == .number ? checkText(cell.value) : .levelMalformed
    case .month: return cell.type == .day ? writeMonth(cell.value) : .monthMalformed
    case .quarter: return .quarterMalformed
    }
  }

  /// A code, an id, a word: a number is its shortest exact form, a truth is the word.
  private mutating func checkTypedText(_ cell: TypedCell) -> FaultKind? {
    switch cell.type {
    case .number:
      // More digits than a number cell holds: the last of them may be anything.
      if cell.value.count(where: isDigit) > 15 { oddity = .shortenedCode }
    case .day, .moment, .time: if !isFreeText { oddity = .dateCode }
    case .boolean:
      let word = Array((cell.value.first == 49 ? "Ja" : "Nej").utf8)
      let fault = word.withUnsafeBufferPointer { checkText($0) }
      rewrite(word)
      return fault
    case .error, .uncalculated: break
    }
    let note = oddity
    let fault = checkText(cell.value)
    if oddity != .hiddenCPR { oddity = note ?? oddity }
    return fault
  }

  /// A day, or the day of a moment. From ten at night on a moment may be the next day, told in UTC; and one that has a time
  /// zone is not told in Danish time. A number that does not look like a date is none: `2025` is not 17 July 1905.
  private mutating func checkDate(_ cell: TypedCell) -> FaultKind? {
    switch cell.type {
    case .day: return checkDay(cell.value)
    case .moment:
      let text = cell.value
      guard text.count == 19, text[11] == 48 || text[11] == 49 || text[11] == 50 && text[12] < 50 else {
        return .dateMalformed
      }
      let day = Array(text[8..<10]) + [45] + Array(text[5..<7]) + [45] + Array(text[..<4])
      rewrite(day)
      return day.withUnsafeBufferPointer { checkDay($0) }
    case .number, .time, .boolean, .error, .uncalculated: return .dateMalformed
    }
  }

  /// `dd-mm-åååå` in the form that the column's texts have.
  private mutating func checkDay(_ bytes: Bytes) -> FaultKind? {
    guard let date = writtenDate(bytes) else { return .dateMalformed }
    if date.isOpenEnd || (date.isUnknown && !field.isRequired) {
      if date.isOpenEnd { seen.openDays = true }
      rewrite([])
      return field.isRequired ? .missing : nil
    }
    if let fault = verdict(date) { return fault }
    guard let form = plan.dateForms.first, form != .dashed else { return nil }
    let separator: UInt8 = form == .iso ? 45 : form == .dotted ? 46 : 47
    let (day, month, year) = (bytes[..<2], bytes[3..<5], bytes[6...])
    let (first, last) = form == .iso ? (year, day) : (day, year)
    rewrite(Array(first) + [separator] + Array(month) + [separator] + Array(last))
    return nil
  }

  private mutating func writeMonth(_ bytes: Bytes) -> FaultKind? {
    rewrite(Array(bytes[6...]) + [45] + Array(bytes[3..<5]))
    return nil
  }

  /// Kroner with two decimals and a comma. A cell holds fifteen digits that can be trusted; what is left of more than two
  /// decimals after that is rounded, half away from zero, and noted.
  private mutating func writeAmount(_ bytes: Bytes) -> FaultKind? {
    guard let point = bytes.firstIndex(of: 46) else {
      guard bytes.count <= 16 else { return .numberMalformed }
      rewrite(Array(bytes) + [44, 48, 48])
      return nil
    }
    guard point <= 16 else { return .numberMalformed }
    let significant = bytes.drop { $0 == 45 || $0 == 48 || $0 == 46 }.count { $0 != 46 }
    let decimals = bytes.count - point - 1
    var text = ColumnCheck.rounded(bytes, to: significant > 15 ? max(decimals - (significant - 15), 0) : decimals)
    while text.last == 48, text.contains(46) { text.removeLast() }
    let place = text.firstIndex(of: 46) ?? text.count
    if text.count - place > 3 {
      oddity = .roundedAmount
      text = text.withUnsafeBufferPointer { ColumnCheck.rounded($0, to: 2) }
    }
    let whole = text.prefix { $0 != 46 }
    rewrite(whole + [44] + (text.dropFirst(whole.count + 1) + [48, 48]).prefix(2))
    return nil
  }

  /// A decimal number with fewer decimals, half away from zero.
  private static func rounded(_ bytes: Bytes, to decimals: Int) -> [UInt8] {
    guard let point = bytes.firstIndex(of: 46), bytes.count - point - 1 > decimals else { return Array(bytes) }
    var text = Array(bytes[..<(point + 1 + decimals)])
    let isUp = bytes[point + 1 + decimals] >= 53
    if text.last == 46 { text.removeLast() }
    guard isUp else { return text }
    var place = text.count - 1
    while place >= 0, text[place] != 45 {
      if text[place] != 46 {
        if text[place] < 57 {
          text[place] += 1
          return text
        }
        text[place] = 48
      }
      place -= 1
    }
    text.insert(49, at: place + 1)
    return text
  }

  private mutating func writeNumber(_ bytes: Bytes) -> FaultKind? {
    guard bytes.contains(46) else { return bytes.count <= 16 ? nil : .numberMalformed }
    votes.hasComma = true
    seen.commas = true
    rewrite(bytes.map { $0 == 46 ? 44 : $0 })
    return nil
  }
}

extension TypedCell {
  /// The type and the shape of the value, without the value. For messages.
  var shape: String {
    let word =
      switch type {
      case .number: "tal"
      case .day: "dato"
      case .moment: "tidspunkt"
      case .time: "klokkeslæt"
      case .boolean: "sand/falsk"
      case .error: "fejl"
      case .uncalculated: "formel"
      }
    return value.isEmpty ? word : "\(word): \(Intake.shape(value))"
  }
}
