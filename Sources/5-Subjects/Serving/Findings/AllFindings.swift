internal import CareModel
internal import ControlStore
internal import Reporting

/// Every finding (fund) of the warehouse in use: as it was found, and as it stands today.
package struct AllFindings {
  private let inside: OpenSession

  package init(_ inside: OpenSession) { self.inside = inside }

  private struct OfWarehouse: MemoQuestion {
    typealias Answer = FindingList

    let version: String
  }

  /// What the warehouse has found, read once a warehouse.
  package func list() throws(Refusal) -> FindingList {
    let open = try inside.warehouse()
    return try refusing {
      try inside.memo.answer(OfWarehouse(version: open.version)) { try open.findingList(inside.knowledge) }
    }
  }

  /// How every finding stands today, made once a change: for counts of the whole, and for use cases that narrow it to a reader.
  package func standings() throws(Refusal) -> FindingStandings {
    let (open, list) = (try inside.warehouse(), try list())
    return try refusing {
      try bringUpToDate()
      let findings = try inside.control().findings
      let now = FindingStandings.Moment(
        warehouse: open.version, changes: try findings.version(), today: inside.surroundings.clock.today)
      return try inside.memo.answer(now) {
        FindingStandings(list, try findings.history(), at: now, asOf: open.asOf)
      }
    }
  }

  /// Brings the states of findings up to date with the warehouse that was just swapped in.
  ///
  /// A load that was cut off between the two is caught up with by the next reader.
  package func bringUpToDate() throws {
    let (open, list) = (try inside.warehouse(), try list())
    let findings = try inside.control().findings
    if let latest = try findings.latestUpdate(), latest.delivery == open.delivery, latest.received == open.received,
      latest.asOf == open.asOf
    {
      return
    }
    guard !list.runs.isEmpty else { return }
    try findings.bringUpToDate(
      FindingUpdate(
        delivery: open.delivery, received: open.received, asOf: open.asOf,
        found: list.findings.map { .init(finding: $0.id, marks: $0.marks, message: $0.message) },
        checksRun: Set(list.runs.filter(\.didRun).map(\.check)), daysToAct: try daysToAct(in: open)),
      time: inside.surroundings.clock.utcTime, today: inside.surroundings.clock.today)
  }

  /// Days to act by severity, as reference data has them; a warehouse without the list has no deadlines.
  private func daysToAct(in open: OpenWarehouse) throws -> [String: Int] {
    guard try open.has("reference.finding_deadline", inside.knowledge) else { return [:] }
    return try open.rows(DeadlineQuery(), inside.knowledge).reduce(into: [:]) { $0[$1.severity] = $1.days }
  }
}
