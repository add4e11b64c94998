internal import Access
package import CareModel

/// What the data-quality report is made of: findings as they stand, and their history from delivery to delivery.
package struct QualityFacts: Sendable {
  package var view: QualityView
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

/// A stretch of time in which a finding was open or accepted. Days are as-of days of deliveries.
package struct QualitySpan: Hashable, Sendable {
  package enum Kind: Sendable { case open, accepted }

  package var check: String
  /// `indsatser`.
  package var source: String?
  package var team: String?
  /// Its places in the organisation: unit, team, facility.
  package var places: [String]
  package var kind: Kind
  package var began: Day
  package var ended: Day?
  /// Ended because a delivery no longer had it.
  package var isCorrected: Bool

  package init(
    check: String, source: String?, team: String?, places: [String], kind: Kind, began: Day, ended: Day?,
    isCorrected: Bool
  ) {
    self.check = check
    self.source = source
    self.team = team
    self.places = places
    self.kind = kind
    self.began = began
    self.ended = ended
    self.isCorrected = isCorrected
  }

  func covers(_ day: Day) -> Bool { began <= day && (ended.map { $0 > day } ?? true) }
}

/// How many findings were open, came, were corrected and were accepted in a month.
struct QualityMonth: Hashable {
  var new = 0
  var corrected = 0
  var open = 0
  var accepted = 0

  init(_ spans: [QualitySpan], month: Period) {
    for span in spans {
      if span.kind == .open && month.contains(span.began) { new += 1 }
      if span.isCorrected, let ended = span.ended, month.contains(ended) { corrected += 1 }
      if span.covers(month.lastDay) {
        if span.kind == .open { open += 1 } else { accepted += 1 }
      }
    }
  }
}

extension QualityFacts {
  /// The spans of what the reader sees.
  var seen: [QualitySpan] {
    guard let unit = view.scope.unit else { return spans }
    let inside = view.index.below(unit)
    return spans.filter { $0.places.contains(where: inside.contains) }
  }

  /// Findings of today's warehouse that are open, within what the reader sees.
  var open: [QualityFinding] {
    let inside = view.scope.unit.map { view.index.below($0) }
    return view.index.findings.filter { finding in
      !view.accepted.contains(finding.id) && (inside.map { view.index.lies(finding, in: $0) } ?? true)
    }
  }

  /// Months up to one, no more than twelve, from the first delivery on.
  func months(to last: Period) -> [Period] {
    guard let first = deliveries.min() else { return [last] }
    let begin = max(Period(monthOf: first), last.advanced(by: -11))
    return begin <= last ? Period.series(from: begin, to: last, by: .month) : [last]
  }
}
