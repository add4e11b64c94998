/// Dates and numbers as people and programs write them in text: what they look like votes on how the whole column is read.
extension ColumnCheck {
  mutating func checkDate(_ bytes: Bytes) -> FaultKind? {
    guard let date = writtenDate(bytes) else { return .dateMalformed }
    if date.isOpenEnd || (date.isUnknown && !field.isRequired) {
      openDates.insert(String(decoding: bytes, as: UTF8.self))
      return field.isRequired ? .missing : nil
    }
    votes.forms.insert(date.form)
    if date.form == .slashed, date.month > 12, date.day <= 12 { votes.hasMonthFirst = true }
    guard plan.dateForms.contains(date.form) else { return .dateAmbiguous }
    return verdict(date)
  }

  /// What is wrong with a day that is written in a form that is read. A required day that is unknown, such as the first day of
  /// a rate that was always so, is as early as the field lets days be.
  func verdict(_ date: WrittenDate) -> FaultKind? {
    if !isDay(date) { return .dateMalformed }
    return date.year >= field.earliestYear || date.isUnknown && field.earliestYear <= WrittenDate.unknownYear
      ? nil : .dateImplausible
  }

  mutating func checkNumber(_ bytes: Bytes, isAmount: Bool) -> FaultKind? {
    switch writtenNumber(bytes) {
    case .malformed: return .numberMalformed
    case .ambiguous:
      votes.hasDotDecimals = true
      return .numberAmbiguous
    case .number(let number):
      if number.hasComma {
        votes.hasComma = true
        seen.commas = true
      }
      if number.hasDots { seen.dots = true }
      if number.hasSpaces { seen.spaces = true }
      if number.hasTrailingMinus { seen.trailingMinus = true }
      if number.decimals != 2 { seen.onlyTwoDecimals = false }
      if number.isDottedOnce, plan.hasDecimals { return .numberAmbiguous }
      if isAmount, number.decimals > 2 {
        return number.decimals == 3 && !number.hasDots ? .numberAmbiguous : .amountDecimals
      }
      return nil
    }
  }

  mutating func checkWhole(_ bytes: Bytes, _ range: ClosedRange<Int>?) -> FaultKind? {
    guard case .number(let number) = writtenNumber(bytes), !number.hasComma,
      (Int(Int32.min)...Int(Int32.max)).contains(number.whole)
    else { return .wholeMalformed }
    if number.hasDots { seen.dots = true }
    if number.hasSpaces { seen.spaces = true }
    if number.hasTrailingMinus { seen.trailingMinus = true }
    if let range, !range.contains(number.whole) { return .outOfRange }
    return nil
  }
}
