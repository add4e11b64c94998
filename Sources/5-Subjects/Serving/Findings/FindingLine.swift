package import CareModel
package import ControlStore
internal import Danish
internal import Reporting

/// A finding with how it stands: one line of the worklist. A class, because every reader's list filters and sorts all of them.
package final class FindingLine: Sendable {
  package let finding: Finding
  package let state: FindingState
  /// As it stands today: an acceptance that has run out is one no more.
  package let status: FindingState.Status
  package let isOpen: Bool
  package let title: String
  /// Days since the delivery that first had it, or had it again.
  package let age: Int
  package let isOverdue: Bool

  init(_ finding: Finding, _ state: FindingState, title: String, today: Day) {
    self.finding = finding
    self.state = state
    self.title = title
    status = state.status(on: today)
    isOpen = state.isOpen(on: today)
    age = max(0, state.opened.distance(to: state.closed ?? today))
    isOverdue = isOpen && (state.due.map { $0 < today } ?? false)
  }

  package var amount: Int { finding.amountOre ?? 0 }
  /// The day that it was found gone; nil while it is there.
  package var closed: Day? { state.closed }
  /// Whether it was closed once, or accepted once, and is here again.
  package var isBack: Bool { state.reopened != nil }
  /// "Undersøges", "Lukket 31-10-2026".
  package var statusText: String { closed.map { "Lukket \(DanishText.date($0))" } ?? Words.status(status) }
  package var due: Day? { state.due }
  /// The person who has it, else the role.
  package var responsible: String { state.person ?? FindingOwner.name(finding.owner) }
}
