package import CareModel

/// The months that a file speaks of (kildens dækning), from the first to the last, but for those that it left out.
///
/// A month that it does not cover has no source: what is counted of it is missing, never zero.
package struct SourceCoverage: Hashable, Sendable {
  package let first: Period
  package let last: Period
  /// Months between that have no row in a file that comes month by month; in order (huller).
  package let gaps: [Period]

  private let months: ClosedRange<Int>
  private let without: Set<Int>

  /// - Parameter gaps: month indexes between the first and the last.
  init(first: Int, last: Int, gaps: Set<Int> = []) {
    self.first = Period(monthIndex: first)
    self.last = Period(monthIndex: last)
    self.gaps = gaps.sorted().map { Period(monthIndex: $0) }
    months = first...last
    without = gaps
  }

  /// Whether the file speaks of a month.
  package func covers(_ month: Period) -> Bool { covers(month.firstDay.monthIndex) }

  /// Whether the file speaks of a month, given as an index.
  func covers(_ month: Int) -> Bool { months.contains(month) && !without.contains(month) }
}

/// A field that a file may lack and that some figure cannot do without (felt).
package struct SourceField: Hashable, Sendable {
  /// `indsatser`.
  package let source: String
  /// As staging names it: `naeste_opfoelgning`.
  package let name: String
  /// As the file's header has it: `Næste_opfølgning`.
  package let title: String

  struct Key: Hashable, Sendable {
    let source: String
    let name: String
  }

  var key: Key { Key(source: source, name: name) }
}
