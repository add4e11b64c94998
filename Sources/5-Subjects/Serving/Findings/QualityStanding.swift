package import CareModel
package import ControlStore
internal import Reporting

/// What people have decided about the findings, as it stands on a day: accepted deviations and released reports.
package struct QualityStanding: Sendable {
  let accepted: Set<String>
  /// The newest first.
  let releases: [ReportRelease]

  /// The findings that a report has been released in spite of.
  package func released(_ report: String, _ period: Period) -> Set<String> {
    releases(of: report, period).reduce(into: []) { $0.formUnion($1.findings) }
  }

  package func releases(of report: String, _ period: Period) -> [ReportRelease] {
    releases.filter { $0.report == report && $0.period == period.description }
  }
}
