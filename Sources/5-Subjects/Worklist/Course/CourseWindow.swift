internal import CareModel
internal import Danish
internal import DocumentModel
internal import Reporting

/// The months that a time line shows, as month indexes (year × 12 + month − 1).
struct CourseWindow: Hashable {
  let first: Int
  let last: Int

  static func index(_ day: Day) -> Int { day.monthIndex }

  static func firstDay(_ index: Int) -> Day {
    Period(monthIndex: index).firstDay
  }

  static func lastDay(_ index: Int) -> Day {
    Period(monthIndex: index).lastDay
  }

  /// "15. juni".
  static func dayName(_ day: Day) -> String { DanishText.dayOfYear(day) }

  var firstDay: Day { CourseWindow.firstDay(first) }
  var lastDay: Day { CourseWindow.lastDay(last) }

  /// "januar–oktober 2026".
  var name: String {
    DanishText.longName(from: Period(monthIndex: first), to: Period(monthIndex: last))
  }

  var months: [CourseChart.Month] {
    (first...max(first, last)).map { index in
      let (start, end) = (CourseWindow.firstDay(index), CourseWindow.lastDay(index))
      let number = index % 12 + 1
      return CourseChart.Month(
        firstDay: start.number, days: end.number - start.number + 1, name: DanishText.shortMonth(number),
        shortName: DanishText.tinyMonth(number), year: "\(index / 12)", beginsYear: number == 1,
        beginsQuarter: number % 3 == 1)
    }
  }
}
