internal import Access
internal import CareModel
internal import ControlStore
internal import DocumentModel
internal import Reporting

extension Workspace {
  /// A report's figures with their quality beside them; without its figures where blocking findings hold it back, except
  /// for those who must judge whether it can be released.
  func judged(
    _ figures: Document, _ id: String, _ period: Period, for reader: Reader, scope: Scope, in open: OpenWarehouse
  ) throws -> (Document, ReportStanding) {
    guard let report = knowledge.reports[id: id] else {
      return (figures, ReportStanding(heldBack: nil, mayRelease: false))
    }
    let view = try qualityView(scope, in: open)
    let decided = try standing(in: open)
    let held = view.heldBack(report, period: period, released: decided.released(id, period))
    var standing = ReportStanding(heldBack: held, mayRelease: held != nil && reader.role.releasesReports)
    standing.release = decided.releases(of: id, period).first.map { release in
      .init(
        person: "\(release.user) (\(release.role.danishName))", time: surroundings.clock.localTime(ofUTC: release.time),
        reason: release.reason, findings: release.findings.count)
    }
    let marked = view.marked(figures, report: report)
    if let held { return (standing.mayRelease ? marked.previewed(held) : marked.withheld(held), standing) }
    guard let release = standing.release else { return (marked, standing) }
    return (
      marked.released(
        by: release.person, at: release.time, because: release.reason, findings: release.findings,
        isPart: scope.unit != nil), standing
    )
  }

  /// Why a report would be held back for a scope; nil when it would not.
  func heldBack(_ id: String, _ period: Period, scope: Scope, in open: OpenWarehouse) throws -> HeldBack? {
    guard let report = knowledge.reports[id: id] else { return nil }
    return try qualityView(scope, in: open).heldBack(
      report, period: period, released: try standing(in: open).released(id, period))
  }
}
