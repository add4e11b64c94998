internal import CareModel
internal import Danish
internal import Warehouse

/// A cell of a finding as people read it: what it is comes from its type and its column's name.
///
/// Dates are `dd-mm-åååå`; `…_ore` is kroner (in extracts `…_oere`); `…month` a month index; `…year` a year; other numbers are Danish. A minus is a
/// minus sign, and a number is not parted from its unit at the end of a line, as in the reports. An amount that is not there is
/// not known: zero is another thing.
func danishText(_ value: Value, column: String) -> String {
  switch value {
  case .null: column.hasSuffix("_oere") || column.hasSuffix("_ore") ? "ukendt" : "ingen"
  case .bool(let value): value ? "ja" : "nej"
  case .text(let text): text
  case .date(let days): DanishText.date(Day(number: days))
  case .int(let number):
    if column.hasSuffix("_oere") || column.hasSuffix("_ore") {
      DanishText.exactKroner(number)
    } else if column.hasSuffix("month") {
      DanishText.name(of: Period(monthIndex: number))
    } else if column.hasSuffix("year") {
      String(number)
    } else {
      DanishText.whole(number)
    }
  case .double(let number): DanishText.number(number)
  }
}
