package import Access
package import CareModel
internal import ControlStore
internal import Reporting

/// Every finding (fund) with how it stands on a day, before anyone's rights.
package struct FindingStandings: Sendable {
  package let moment: Moment
  /// Of the warehouse, in its order.
  package let lines: [FindingLine]
  /// Those that a delivery no longer had, the latest first. Of each is known what the states keep: which check, whose,
  /// where, how much.
  package let closed: [FindingLine]
  /// When each was open, in the order it began.
  let spans: [FindingSpan]
  /// Ids of those that are about a file itself.
  let aboutFiles: Set<String>
  /// As-of days of the deliveries that were seen, oldest first.
  package let deliveryDays: [Day]

  /// What they are of: another warehouse, another change or another day makes others.
  package struct Moment: MemoQuestion {
    package typealias Answer = FindingStandings

    let warehouse: String
    let changes: Int
    let today: Day
  }

  init(_ list: FindingList, _ history: FindingHistory, at moment: Moment, asOf: Day) {
    let states = history.states
    let today = moment.today
    self.moment = moment
    lines = list.findings.map { finding in
      // A finding that no load has told the states of yet.
      let state = states[finding.id].flatMap { $0.closed == nil ? $0 : nil }
      return FindingLine(
        finding, state ?? FindingState(new: finding.id, marks: finding.marks, asOf: asOf),
        title: list.title(of: finding.check), today: today)
    }
    closed = history.closed.map { state in
      FindingLine(Finding(closed: state), state, title: list.title(of: state.marks.check), today: today)
    }
    spans = history.spans
    aboutFiles = Set(list.findings.filter(\.isAboutFileItself).map(\.id))
    deliveryDays = history.deliveryDays
  }
}

extension FindingStandings {
  /// The history of what a reader is told of.
  package func spans(within reach: Reach) -> [QualitySpan] {
    spans.filter { reach.owns($0.marks) || aboutFiles.contains($0.finding) }.map(QualitySpan.init)
  }
}

extension QualitySpan {
  init(_ span: FindingSpan) {
    let ending: Ending? =
      switch span.outcome {
      case .corrected: .corrected
      case .accepted: .accepted
      case .reopened: .reopened
      case nil: nil
      }
    self.init(
      check: span.marks.check, severity: FindingSeverity(rawValue: span.marks.severity) ?? .warning,
      stakeOre: span.marks.amountOre, source: span.marks.source, team: span.marks.team,
      kind: span.kind == .open ? .open : .accepted, began: span.began, ended: span.ended, ending: ending)
  }
}
