internal import CareModel
internal import Warehouse

/// One measure within a statement: what its steps are called, and what they are held to.
struct CompiledPart {
  let prefix: String
  let windows: [Window]
  /// Months that a window may not count, by the window's place: another part of the figure has no source for them.
  let skipped: [Int: [Int]]
  let by: [Dimension]
  let conditions: Conditions
  let asOf: Day
  let countsPersons: Bool

  var asOfMonth: Int { Window.month(asOf) }
  var firstMonth: Int { windows.map(\.firstMonth).min() ?? 0 }
  var lastMonth: Int { windows.map(\.lastMonth).max() ?? 0 }
  /// Months with measured days.
  var measuredMonths: ClosedRange<Int> { firstMonth...max(firstMonth, min(lastMonth, asOfMonth)) }
  /// A window's first day may be joined and grouped by these.
  var groups: SQL { columns(by) }

  /// The days of a mask up to and with the as-of date; nothing to cut when the windows end before its month.
  func cut(_ mask: SQL) -> SQL {
    guard lastMonth >= asOfMonth, asOf.parts.day < Day.length(ofMonth: asOf.month, in: asOf.year) else { return mask }
    let days = (1 << asOf.parts.day) - 1
    return "CASE WHEN month = \(raw: String(asOfMonth)) THEN \(mask) & \(raw: String(days)) ELSE \(mask) END"
  }

  /// Which months belong to which window; a month may belong to several.
  func calendar(_ statement: inout Statement) -> SQL {
    let ranges = windows.enumerated().map { index, window in
      "(\(raw: String(index)), \(raw: String(window.firstMonth)), \(raw: String(window.lastMonth)))" as SQL
    }
    let every: SQL = """
      SELECT w, unnest(range(first_month, last_month + 1)) AS month
      FROM (VALUES \(ranges.joined(separator: ", "))) AS vinduer(w, first_month, last_month)
      """
    let comment = "Måneder i hvert vindue (år × 12 + måned − 1)"
    if skipped.isEmpty { return statement.step(prefix + "kalender", comment, every) }
    let pairs = skipped.keys.sorted().flatMap { window in
      (skipped[window] ?? []).map { "(\(raw: String(window)), \(raw: String($0)))" as SQL }
    }
    return statement.step(
      prefix + "kalender", comment + ", uden de måneder, som en kilde mangler",
      """
      SELECT w, month
      FROM (
        SELECT w, unnest(range(first_month, last_month + 1)) AS month
        FROM (VALUES \(ranges.joined(separator: ", "))) AS vinduer(w, first_month, last_month)
      ) AS maaneder
      ANTI JOIN (VALUES \(pairs.joined(separator: ", "))) AS mangler(w, month) USING (w, month)
      """)
  }

  /// The days that a window measures: to the as-of day, without skipped months.
  func measuredDays(_ index: Int) -> Int {
    let window = windows[index]
    return (skipped[index] ?? []).reduce(window.days(asOf: asOf)) { days, month in
      let period = Period(monthIndex: month)
      return days - max(0, period.firstDay.distance(to: min(period.lastDay, window.lastDay(asOf: asOf))) + 1)
    }
  }

  /// First and last measured day of each window.
  func days(_ statement: inout Statement) -> SQL {
    let ranges = windows.enumerated().map { index, window in
      """
      (\(raw: String(index)), DATE '\(raw: window.firstDay.description)', \
      DATE '\(raw: window.lastDay(asOf: asOf).description)')
      """ as SQL
    }
    return statement.step(
      prefix + "vinduer", "Første og sidste målte dag i hvert vindue",
      "SELECT * FROM (VALUES \(ranges.joined(separator: ", "))) AS vinduer(w, first_day, last_day)")
  }
}
