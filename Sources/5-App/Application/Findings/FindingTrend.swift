package import CareModel
package import ControlStore

/// How many findings were open, came and went in one month (fundenes udvikling).
package struct FindingMonth: Hashable, Sendable {
  package var month: Period
  package var opened: Int
  /// Corrected: gone in a delivery in which their check ran.
  package var closed: Int
  /// Accepted as deviations in the month.
  package var accepted: Int
  package var openAtEnd: Int
  package var acceptedAtEnd: Int

  /// Of those that were open in the month, the share that was corrected, in per cent; nil when none was.
  package var shareCorrected: Double? {
    let all = openAtEnd + closed + acceptedAtEnd
    return all == 0 ? nil : 100 * Double(closed) / Double(all)
  }
}

package enum FindingTrend {
  /// One month after the other, from that of the first delivery to that of the last, counted from the spans.
  ///
  /// - Parameters:
  ///   - days: as-of days of the deliveries; the latest is where the last month is counted to.
  package static func months(_ spans: [FindingSpan], days: [Day]) -> [FindingMonth] {
    guard let first = days.min(), let last = days.max() else { return [] }
    var months: [FindingMonth] = []
    var month = Period(monthOf: first)
    while month.firstDay <= last {
      let end = min(month.lastDay, last)
      let range = month.firstDay...end
      func ended(_ outcome: FindingSpan.Outcome) -> Int {
        spans.count { $0.outcome == outcome && ($0.ended.map(range.contains) ?? false) }
      }
      months.append(
        FindingMonth(
          month: month, opened: spans.count { $0.kind == .open && range.contains($0.began) },
          closed: ended(.corrected), accepted: ended(.accepted),
          openAtEnd: spans.count { $0.kind == .open && $0.covers(endOf: end) },
          acceptedAtEnd: spans.count { $0.kind == .accepted && $0.covers(endOf: end) }))
      month = month.advanced(by: 1)
    }
    return months
  }
}
