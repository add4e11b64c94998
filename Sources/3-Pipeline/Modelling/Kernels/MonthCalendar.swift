internal import CareModel

/// The months of a stretch of time by number, with the first day of each: what the kernel asks a million times.
package struct MonthCalendar: Sendable, Hashable {
  /// Month index of the first month: year × 12 + month − 1.
  package let firstMonth: Int
  package let count: Int
  /// Day numbers since 1970 of the first day of each month, and of the day after the last one.
  package let starts: [Int32]
  private let monthOfDay: [UInt16]

  package init(firstMonth: Int, count: Int) {
    precondition(count > 0 && count < Int(UInt16.max))
    self.firstMonth = firstMonth
    self.count = count
    starts = (0...count).map { Int32(Period(monthIndex: firstMonth + $0).firstDay.number) }
    var months: [UInt16] = []
    for month in 0..<count {
      months += repeatElement(UInt16(month), count: Int(starts[month + 1] - starts[month]))
    }
    monthOfDay = months
  }

  package var firstDay: Int32 { starts[0] }
  package var lastDay: Int32 { starts[count] - 1 }

  /// The number (from 0) of the month that holds a day of this calendar.
  @inline(__always)
  package func month(of day: Int32) -> Int { Int(monthOfDay[Int(day - firstDay)]) }

  package func length(_ month: Int) -> Int { Int(starts[month + 1] - starts[month]) }
}
