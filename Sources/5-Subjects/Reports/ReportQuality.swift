internal import Access
internal import CareModel
internal import ControlStore
internal import DocumentModel
internal import Reporting
internal import Serving

/// What the findings say of whole reports, and whether they hold them back.
struct ReportQuality {
  private let inside: OpenSession

  init(_ inside: OpenSession) { self.inside = inside }

  /// A report's figures with their quality beside them; without its figures where blocking findings hold it back, except
  /// for those who must judge whether it can be released.
  func judged(
    _ figures: Document, _ id: String, _ period: Period, for reader: Reader, scope: Scope
  ) throws -> (Document, ReportStanding) {
    let questions = try inside.warehouse().builder.questions(id, period: period, unit: scope.unit)
    let view = try FigureQuality(inside).view(scope)
    let decided = try FigureQuality(inside).standing()
    let held = view.heldBack(
      id, period: period, restingOn: questions, released: decided.released(id, period))
    var standing = ReportStanding(
      heldBack: held, mayRelease: held != nil && inside.knowledge.policy[reader.role].releasesReports)
    standing.release = decided.releases(of: id, period).first.map { release in
      .init(
        person: "\(release.user) (\(release.role.danishName))",
        time: inside.surroundings.clock.localTime(ofUTC: release.time),
        reason: release.reason, findings: release.findings.count)
    }
    let marked = view.marked(figures, restingOn: questions)
    if let held { return (standing.mayRelease ? marked.previewed(held) : marked.withheld(held), standing) }
    guard let release = standing.release else { return (marked, standing) }
    return (
      marked.released(
        by: release.person, at: release.time, because: release.reason, findings: release.findings,
        isPart: scope.unit != nil), standing
    )
  }

  /// Why a report would be held back for a scope; nil when it would not.
  func heldBack(_ id: String, _ period: Period, scope: Scope) throws -> HeldBack? {
    try FigureQuality(inside).view(scope).heldBack(
      id, period: period,
      restingOn: try inside.warehouse().builder.questions(id, period: period, unit: scope.unit),
      released: try FigureQuality(inside).standing().released(id, period))
  }

  /// Findings and their history for a report that shows them, with the revision that they are of; nil for other reports.
  func facts(
    for report: String, scope: Scope
  ) throws -> (revision: String, facts: QualityFacts)? {
    guard inside.knowledge.reports[id: report]?.showsFindings ?? false else { return nil }
    let open = try inside.warehouse()
    let view = try FigureQuality(inside).view(scope)
    guard view.index.isChecked else { return nil }
    let standings = try AllFindings(inside).standings()
    let facts = QualityFacts(
      view: view, spans: standings.spans(within: view.reach), deliveries: standings.deliveryDays,
      since: standings.lines.reduce(into: [:]) { $0[$1.finding.id] = $1.state.opened },
      names: open.units.reduce(into: [:]) { $0[$1.id] = $1.name },
      rows: open.sources.reduce(into: [:]) { rows, source in
        let before = rows[source.source] ?? (0, 0)
        rows[source.source] = (before.read + source.rowsRead, before.setAside + source.rowsSetAside)
      }, refused: open.sources.filter { $0.status == "refused" }.map { ($0.source, $0.fileName) },
      today: inside.surroundings.clock.today)
    return (try FigureQuality(inside).revision(), facts)
  }
}
