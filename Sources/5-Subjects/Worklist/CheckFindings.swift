package import CareModel
internal import ControlStore
internal import Foundation
package import Serving
internal import Warehouse

extension Worklists {
  /// What the current warehouse has found (`traad check`): findings with their status, rows set aside, files refused.
  ///
  /// `needsPerson` says whether something waits for someone: an open finding that blocks, a row, a file.
  package func check(
    json: Bool, atLeast severity: FindingSeverity = .info
  ) throws(Refusal) -> (text: String, needsPerson: Bool) {
    try session.show { inside in
      let open = try inside.warehouse()
      let reach = try open.findingReach(of: inside.reader)
      let all = try AllFindings(inside).standings().lines.filter { reach.isTold(of: $0.finding) }
      let lines = all.filter { $0.finding.severity >= severity }
      let report = FindingReport(
        asOf: open.asOf, lines: lines, related: try related(in: open, inside.knowledge),
        setAside: try SetAsideReading(inside).rows(), rowsSetAside: open.rowsSetAside,
        refused: open.sources.filter { $0.status == "refused" }, runs: try AllFindings(inside).list().runs)
      let isBlocked = all.contains { $0.isOpen && $0.finding.severity == .blocking }
      return Shown(
        (
          json ? FindingJSON.text(report) : FindingText.text(report),
          isBlocked || !report.setAside.isEmpty || !report.refused.isEmpty
        ),
        log: LogLine("fund", isRows: !lines.isEmpty, persons: Set(lines.compactMap(\.finding.citizen)).count))
    }
  }

  private func related(in open: OpenWarehouse, _ knowledge: Knowledge) throws -> [String: [(file: String, key: String)]]
  {
    guard try open.has("findings.related", knowledge) else { return [:] }
    return try open.rows(RelatedRowQuery(finding: nil), knowledge).reduce(into: [:]) { all, row in
      all[row.finding, default: []].append((row.file, row.key))
    }
  }
}

/// Everything that one warehouse has to say of its data.
struct FindingReport {
  var asOf: Day
  var lines: [FindingLine]
  var related: [String: [(file: String, key: String)]]
  /// A line a rule that is broken; the last of thousands alike stands for the rest.
  var setAside: [SetAsideRow]
  /// How many rows, each counted once.
  var rowsSetAside: Int
  var refused: [SourceState]
  var runs: [CheckRunState]
}
