package import CareModel
internal import GRDB

/// A stretch of time in which a finding was open or an accepted deviation; all history is counted from these.
///
/// Days are as-of days of deliveries. A finding has at most one span without an end.
package struct FindingSpan: Hashable, Sendable {
  package enum Kind: String, Sendable { case open, accepted }

  package enum Outcome: String, Sendable {
    /// A delivery no longer had it.
    case corrected
    /// A person accepted the deviation.
    case accepted
    /// The acceptance ran out or was taken back.
    case reopened
  }

  package var finding: String
  package var marks: FindingState.Marks
  package var kind: Kind
  package var began: Day
  package var ended: Day?
  package var outcome: Outcome?

  package init(
    finding: String, marks: FindingState.Marks, kind: Kind, began: Day, ended: Day? = nil, outcome: Outcome? = nil
  ) {
    self.finding = finding
    self.marks = marks
    self.kind = kind
    self.began = began
    self.ended = ended
    self.outcome = outcome
  }

  /// Whether it lies over the end of a day. What ended that day does not.
  package func covers(endOf day: Day) -> Bool { began <= day && (ended.map { $0 > day } ?? true) }
}

/// One load that the states were brought up to date with.
package struct FindingUpdateRun: Hashable, Sendable {
  package var delivery: String
  /// ISO time of receipt: with `delivery` it names a warehouse.
  package var received: String
  package var asOf: Day
  package var opened: Int
  package var reopened: Int
  package var closed: Int
}

extension FindingSpan {
  static func begin(_ finding: String, _ kind: Kind, on day: Day, in database: Database) throws {
    try database.cachedStatement(sql: "INSERT INTO finding_span (finding, kind, began) VALUES (?, ?, ?)")
      .execute(arguments: [finding, kind.rawValue, day.description])
  }

  /// Ends the span that is going on, if there is one. Never before it began: an older delivery may come later.
  static func end(_ finding: String, _ outcome: Outcome, on day: Day, in database: Database) throws {
    try database.cachedStatement(
      sql: """
        UPDATE finding_span SET ended = max(began, ?), outcome = ? WHERE finding = ? AND ended IS NULL
        """
    ).execute(arguments: [day.description, outcome.rawValue, finding])
  }
}
