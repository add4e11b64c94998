package import CareModel
internal import Danish

/// What the data-quality report is made of: findings as they stand, and their history from delivery to delivery.
package struct QualityFacts: Sendable {
  package var view: QualityView
  /// Of the findings that the reader is told of.
  package var spans: [QualitySpan]
  /// As-of days of the deliveries, each once.
  package var deliveries: [Day]
  /// Day from which each open finding has been open, by id.
  package var since: [String: Day]
  /// Names of teams and facilities.
  package var names: [String: String]
  /// Rows set aside and read, by file.
  package var rows: [String: (read: Int, setAside: Int)]
  /// Files that could not be read at all: the source and the file's name.
  package var refused: [(source: String, file: String)]
  package var today: Day

  package init(
    view: QualityView, spans: [QualitySpan], deliveries: [Day], since: [String: Day], names: [String: String],
    rows: [String: (read: Int, setAside: Int)], refused: [(source: String, file: String)] = [], today: Day
  ) {
    self.view = view
    self.spans = spans
    self.deliveries = deliveries
    self.since = since
    self.names = names
    self.rows = rows
    self.refused = refused
    self.today = today
  }
}

extension QualityFacts {
  /// Findings of today's warehouse that are open, within what the reader is told of.
  var open: [QualityFinding] { view.open }

  /// How the findings were in a month: what sentence, numbers, chart and tables all say. Nil before the first delivery,
  /// when nothing is known.
  func month(_ month: Period, of spans: [QualitySpan]? = nil) -> FindingMonth? {
    guard let first = deliveries.min(), Period(monthOf: first) <= month else { return nil }
    return FindingMonth(spans ?? self.spans, month: month)
  }

  /// Months up to one, no more than twelve, from the first delivery on; none before it.
  func months(to last: Period) -> [Period] {
    guard let first = deliveries.min(), Period(monthOf: first) <= last else { return [] }
    return Period.series(from: max(Period(monthOf: first), last.advanced(by: -11)), to: last, by: .month)
  }

  /// Why nothing is known of a month before the first delivery: "Fundene er ikke gjort op for maj 2026: den første
  /// levering er gjort op til 31-08-2026."
  func unknown(_ month: Period) -> String {
    let first = deliveries.min().map { ": den første levering er gjort op til \(DanishText.date($0))" } ?? ""
    return "Fundene er ikke gjort op for \(DanishText.name(of: month))\(first)."
  }
}
