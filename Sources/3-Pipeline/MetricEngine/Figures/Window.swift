internal import CareModel

/// A run of whole months that one figure is counted over, cut at the as-of date (vindue).
struct Window: Hashable {
  let from: Period
  let to: Period

  var firstDay: Day { from.firstDay }
  /// Last day of the window, ended or not.
  var end: Day { to.lastDay }
  var firstMonth: Int { Window.month(firstDay) }
  var lastMonth: Int { Window.month(end) }

  /// The last day that is measured.
  func lastDay(asOf: Day) -> Day { min(end, asOf) }

  /// Days from the first to the last measured day.
  func days(asOf: Day) -> Int { max(0, firstDay.distance(to: lastDay(asOf: asOf)) + 1) }

  /// Month index: year × 12 + month − 1.
  static func month(_ day: Day) -> Int { day.monthIndex }

  /// The windows that a request asks for.
  static func series(from: Period, to: Period, grain: Period.Grain?) -> [Window] {
    guard let grain else { return [Window(from: from, to: to)] }
    return Period.series(from: from, to: to, by: grain).map { Window(from: $0, to: $0) }
  }

  /// The window that this one is held against.
  func compared(_ comparison: MetricComparison) -> Window {
    switch comparison {
    case .previous:
      if from == to { return Window(from: from.previous, to: to.previous) }
      if from.grain == to.grain {
        let count = from.split(by: from.grain).count + Period.series(from: from, to: to, by: from.grain).count - 1
        return Window(from: from.advanced(by: -count), to: to.advanced(by: -count))
      }
      let months = lastMonth - firstMonth + 1
      return Window(
        from: Period(monthOf: firstDay).advanced(by: -months), to: Period(monthOf: end).advanced(by: -months))
    case .lastYear:
      return Window(from: from.lastYear, to: to.lastYear)
    case .yearToDate:
      return Window(from: .month(to.year, 1), to: to)
    }
  }
}
