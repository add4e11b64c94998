package import CareModel
package import ControlStore

/// A finding with how it stands: one line of the worklist.
package struct FindingLine: Sendable {
  package var finding: Finding
  package var state: FindingState
  /// As it stands today: an acceptance that has run out is one no more.
  package var status: FindingState.Status
  package var isOpen: Bool
  package var title: String
  /// Days since the delivery that first had it, or had it again.
  package var age: Int
  package var isOverdue: Bool

  package var amount: Int { finding.amountOre ?? 0 }
  /// The day that it was found gone; nil while it is there.
  package var closed: Day? { state.closed }
  /// Whether it was closed once, or accepted once, and is here again.
  package var isBack: Bool { state.reopened != nil }
  /// "Undersøges", "Lukket 31-10-2026".
  package var statusText: String { closed.map { "Lukket \(Words.date($0))" } ?? Words.status(status) }
  package var due: Day? { state.due }
  /// The person who has it, else the role.
  package var responsible: String { state.person ?? Words.owner(finding.owner) }
}

extension Workspace {
  /// What the served warehouse has found, read once a warehouse.
  func findingList(in open: OpenWarehouse) throws(Refusal) -> FindingList {
    do {
      return try findingLists.list(of: open.version) { try open.findingList(knowledge) }
    } catch {
      throw Refusal(error)
    }
  }

  /// Every finding of the warehouse with how it stands, before anyone's rights: for counts of the whole, and for use cases
  /// that narrow it to a reader.
  func findingLines(in open: OpenWarehouse) throws(Refusal) -> [FindingLine] {
    let list = try findingList(in: open)
    do {
      try bringFindingsUpToDate(list, in: open)
      let states = try controlDatabase().findings.present()
      let today = surroundings.clock.today
      return list.findings.map { finding in
        let state = states[finding.id] ?? FindingState(new: finding.id, marks: finding.marks, asOf: open.asOf)
        return line(finding, state, title: list.title(of: finding.check), today: today)
      }
    } catch {
      throw Refusal(error)
    }
  }

  /// Findings that a delivery no longer had. Of each is known what the states keep: which check, whose, where, how much.
  func closedLines(in open: OpenWarehouse) throws(Refusal) -> [FindingLine] {
    let list = try findingList(in: open)
    do {
      let today = surroundings.clock.today
      return try controlDatabase().findings.closed().map { state in
        line(Finding(closed: state), state, title: list.title(of: state.marks.check), today: today)
      }
    } catch {
      throw Refusal(error)
    }
  }

  func line(_ finding: Finding, _ state: FindingState, title: String, today: Day) -> FindingLine {
    let isOpen = state.isOpen(on: today)
    return FindingLine(
      finding: finding, state: state, status: state.status(on: today), isOpen: isOpen, title: title,
      age: max(0, state.opened.distance(to: state.closed ?? today)),
      isOverdue: isOpen && (state.due.map { $0 < today } ?? false))
  }
}
