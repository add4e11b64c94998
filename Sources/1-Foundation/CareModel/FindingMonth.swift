/// A stretch of time in which a finding was open or accepted. Days are as-of days of deliveries.
package struct QualitySpan: Hashable, Sendable, CountedFinding {
  package enum Kind: Sendable { case open, accepted }

  package enum Ending: Sendable {
    /// A delivery no longer had it.
    case corrected
    /// A person accepted the deviation.
    case accepted
    /// The acceptance ran out or was taken back.
    case reopened
  }

  package var check: String
  package var severity: FindingSeverity
  /// Øre at stake, as it was last seen.
  package var stakeOre: Int?
  /// `indsatser`.
  package var source: String?
  package var team: String?
  package var kind: Kind
  package var began: Day
  package var ended: Day?
  package var ending: Ending?

  package init(
    check: String, severity: FindingSeverity = .warning, stakeOre: Int? = nil, source: String?, team: String?,
    kind: Kind, began: Day, ended: Day? = nil, ending: Ending? = nil
  ) {
    self.check = check
    self.severity = severity
    self.stakeOre = stakeOre
    self.source = source
    self.team = team
    self.kind = kind
    self.began = began
    self.ended = ended
    self.ending = ending
  }

  /// The history of findings knows no persons.
  package var citizen: Int? { nil }

  /// Whether it lies over the end of a day. What ended that day does not.
  package func covers(_ day: Day) -> Bool { began <= day && (ended.map { $0 > day } ?? true) }
}

/// How many findings were open, came and went in one month (fundenes udvikling): the only place where months are counted.
package struct FindingMonth: Hashable, Sendable {
  package let month: Period
  package let opened: Int
  /// Corrected: gone in a delivery in which their check ran.
  package let closed: Int
  /// Accepted as deviations in the month.
  package let accepted: Int
  /// Those that were open when it ended, and what they have at stake.
  package let open: FindingCount
  package let acceptedAtEnd: Int

  /// - Parameter end: the last day that counts; the month's own where a delivery reaches it.
  package init(_ spans: some Collection<QualitySpan>, month: Period, end: Day? = nil) {
    let last = min(month.lastDay, end ?? month.lastDay)
    let days = min(month.firstDay, last)...last
    func ended(_ ending: QualitySpan.Ending) -> Int {
      spans.count { $0.ending == ending && ($0.ended.map(days.contains) ?? false) }
    }
    self.month = month
    opened = spans.count { $0.kind == .open && days.contains($0.began) }
    closed = ended(.corrected)
    accepted = ended(.accepted)
    open = FindingCount(spans.filter { $0.kind == .open && $0.covers(last) })
    acceptedAtEnd = spans.count { $0.kind == .accepted && $0.covers(last) }
  }

  package var openAtEnd: Int { open.all }

  /// Whether nothing was there and nothing happened.
  package var isNothing: Bool { opened + closed + accepted + openAtEnd + acceptedAtEnd == 0 }

  /// Of those that were open in the month, the share that was corrected, in per cent; nil when none was.
  package var shareCorrected: Double? {
    let all = openAtEnd + closed + acceptedAtEnd
    return all == 0 ? nil : 100 * Double(closed) / Double(all)
  }

  /// One month after the other, from that of the first delivery to that of the last.
  ///
  /// - Parameter days: as-of days of the deliveries; the latest is where the last month is counted to.
  package static func months(_ spans: [QualitySpan], days: [Day]) -> [FindingMonth] {
    guard let first = days.min(), let last = days.max() else { return [] }
    return Period.series(from: Period(monthOf: first), to: Period(monthOf: last), by: .month)
      .map { FindingMonth(spans, month: $0, end: last) }
  }
}
