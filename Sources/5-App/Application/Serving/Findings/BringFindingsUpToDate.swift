internal import CareModel
internal import ControlStore

extension Workspace {
  /// Brings the states of findings up to date with the warehouse that was just swapped in.
  ///
  /// A load that was cut off between the two is caught up with by the next reader.
  func bringFindingsUpToDate(_ list: FindingList, in open: OpenWarehouse) throws {
    let findings = try controlDatabase().findings
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
      time: surroundings.clock.utcTime, today: surroundings.clock.today)
  }

  /// Days to act by severity, as reference data has them; a warehouse without the list has no deadlines.
  private func daysToAct(in open: OpenWarehouse) throws -> [String: Int] {
    guard try open.has("reference.finding_deadline", knowledge) else { return [:] }
    return try open.rows("fund-frister", knowledge).reduce(into: [:]) { days, row in
      guard let severity = row.text("severity"), let count = row.int("days") else { return }
      days[severity] = count
    }
  }
}
