internal import CareModel
internal import ControlStore

/// Every finding (fund) with how it stands on a day, before anyone's rights.
struct FindingStandings: Sendable {
  let moment: Moment
  /// Of the warehouse, in its order.
  let lines: [FindingLine]
  /// Those that a delivery no longer had, the latest first. Of each is known what the states keep: which check, whose,
  /// where, how much.
  let closed: [FindingLine]
  /// When each was open, in the order it began.
  let spans: [FindingSpan]
  /// As-of days of the deliveries that were seen, oldest first.
  let deliveryDays: [Day]

  /// What they are of: another warehouse, another change or another day makes others.
  struct Moment: Hashable, Sendable {
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
    deliveryDays = history.deliveryDays
  }
}

extension Workspace {
  /// What the served warehouse has found, read once a warehouse.
  func findingList(in open: OpenWarehouse) throws(Refusal) -> FindingList {
    do {
      return try findingLists.answer(open.version) { try open.findingList(knowledge) }
    } catch {
      throw Refusal(error)
    }
  }

  /// How every finding stands today, made once a change: for counts of the whole, and for use cases that narrow it to a
  /// reader.
  func findingStandings(in open: OpenWarehouse) throws(Refusal) -> FindingStandings {
    let list = try findingList(in: open)
    do {
      try bringFindingsUpToDate(list, in: open)
      let findings = try controlDatabase().findings
      let now = FindingStandings.Moment(
        warehouse: open.version, changes: try findings.version(), today: surroundings.clock.today)
      return try standings.answer(now) {
        FindingStandings(list, try findings.history(), at: now, asOf: open.asOf)
      }
    } catch {
      throw Refusal(error)
    }
  }
}
