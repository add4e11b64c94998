internal import Access
internal import CareModel
internal import ControlStore
internal import Reporting

extension Workspace {
  /// Findings and their history for a report that shows them, with the revision that they are of; nil for other reports.
  func qualityFacts(
    for report: String, scope: Scope, in open: OpenWarehouse
  ) throws -> (revision: String, facts: QualityFacts)? {
    guard knowledge.reports[id: report]?.showsFindings ?? false else { return nil }
    let view = try qualityView(scope, in: open)
    guard view.index.isChecked else { return nil }
    let standings = try findingStandings(in: open)
    let facts = QualityFacts(
      view: view, spans: standings.spans(within: view.reach), deliveries: standings.deliveryDays,
      since: standings.lines.reduce(into: [:]) { $0[$1.finding.id] = $1.state.opened },
      names: open.units.reduce(into: [:]) { $0[$1.id] = $1.name },
      rows: open.sources.reduce(into: [:]) { rows, source in
        let before = rows[source.source] ?? (0, 0)
        rows[source.source] = (before.read + source.rowsRead, before.setAside + source.rowsSetAside)
      }, refused: open.sources.filter { $0.status == "refused" }.map { ($0.source, $0.fileName) },
      today: surroundings.clock.today)
    return (try qualityRevision(), facts)
  }
}
