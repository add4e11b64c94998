internal import DocumentModel

/// Where a day stands on the time line, and how far apart what is written below it is.
struct CourseScale {
  enum Grain: CaseIterable {
    case month, quarter, year
  }

  let months: [CourseChart.Month]
  let left: Double
  let right: Double

  init(_ months: [CourseChart.Month], left: Double, right: Double) {
    self.months = months
    self.left = left
    self.right = right
  }

  private var first: Int { months.first?.firstDay ?? 0 }
  private var end: Int { months.last.map { $0.firstDay + $0.days } ?? 1 }

  /// The left edge of a day, inside the window.
  func x(_ day: Int) -> Double {
    let days = max(1, end - first)
    return left + (right - left) * Double(min(max(day, first), end) - first) / Double(days)
  }

  /// Whether something goes on past the window.
  func isBefore(_ day: Int) -> Bool { day < first }
  func isAfter(_ day: Int?) -> Bool { day.map { $0 >= end } ?? true }
  /// Whether any of it lies in the window.
  func shows(_ from: Int, _ through: Int?) -> Bool { from < end && (through.map { $0 >= first } ?? true) }

  /// What has a name below: years where there are many months.
  var grain: Grain { months.count > 24 ? .year : .month }
  var groups: [(first: CourseChart.Month, last: CourseChart.Month)] {
    groups(by: grain).map { (months[$0.lowerBound], months[$0.upperBound - 1]) }
  }
  /// Where lines stand.
  var steps: [CourseChart.Month] { groups.map(\.first) }

  /// The months in groups, as ranges of their places.
  func groups(by grain: Grain) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    for index in months.indices {
      let begins =
        switch grain {
        case .month: true
        case .quarter: months[index].beginsQuarter
        case .year: months[index].beginsYear
        }
      if begins || groups.isEmpty {
        groups.append(index..<(index + 1))
      } else {
        groups[groups.count - 1] = groups[groups.count - 1].lowerBound..<(index + 1)
      }
    }
    return groups
  }
}
