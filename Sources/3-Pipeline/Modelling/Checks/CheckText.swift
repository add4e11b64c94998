internal import CareModel
internal import Warehouse

/// A cell of a finding as people read it: what it is comes from its type and its column's name.
///
/// Dates are `dd-mm-åååå`; `…_oere` is kroner; `…month` a month index; `…year` a year; other numbers are Danish. A minus is a
/// minus sign, and a number is not parted from its unit at the end of a line, as in the reports. An amount that is not there is
/// not known: zero is another thing.
func danishText(_ value: Value, column: String) -> String {
  switch value {
  case .null: column.hasSuffix("_oere") || column.hasSuffix("_ore") ? "ukendt" : "ingen"
  case .bool(let value): value ? "ja" : "nej"
  case .text(let text): text
  case .date(let days): danishDate(days)
  case .int(let number):
    if column.hasSuffix("_oere") || column.hasSuffix("_ore") {
      kroner(number)
    } else if column.hasSuffix("month") {
      danishMonth(number)
    } else if column.hasSuffix("year") {
      String(number)
    } else {
      grouped(number)
    }
  case .double(let number): danishNumber(number)
  }
}

/// `41.250 kr.`; øre only where there are any.
private func kroner(_ ore: Int) -> String {
  let rest = Int(ore.magnitude % 100)
  let whole = grouped(Int(ore.magnitude / 100))
  let sign = ore < 0 ? "−" : ""
  return rest == 0 ? "\(sign)\(whole)\u{A0}kr." : "\(sign)\(whole),\(twoDigits(rest))\u{A0}kr."
}

/// At most two decimals, none where they say nothing.
private func danishNumber(_ number: Double) -> String {
  guard number.isFinite, number.magnitude < 1e15 else { return "ukendt" }
  let hundredths = Int((number * 100).rounded(.toNearestOrAwayFromZero))
  let rest = Int(hundredths.magnitude % 100)
  let whole = (hundredths < 0 ? "−" : "") + grouped(Int(hundredths.magnitude / 100))
  if rest == 0 { return whole }
  return rest % 10 == 0 ? "\(whole),\(rest / 10)" : "\(whole),\(twoDigits(rest))"
}

private func danishMonth(_ index: Int) -> String { "\(danishMonthNames[index % 12]) \(index / 12)" }

private func danishDate(_ days: Int) -> String {
  let date = Day(number: days).parts
  return "\(twoDigits(date.day))-\(twoDigits(date.month))-\(date.year)"
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

/// `41250` → `41.250`.
private func grouped(_ number: Int) -> String {
  var text = ""
  let digits = String(number.magnitude)
  for (index, digit) in digits.enumerated() {
    if index > 0 && (digits.count - index) % 3 == 0 { text += "." }
    text.append(digit)
  }
  return number < 0 ? "−" + text : text
}
