internal import CareModel
internal import ControlStore
internal import Reporting
internal import Synchronization

/// What people have decided about the findings, as it stands on a day: accepted deviations and released reports.
struct QualityStanding: Sendable {
  let accepted: Set<String>
  /// The newest first.
  let releases: [ReportRelease]

  /// The findings that a report has been released in spite of.
  func released(_ report: String, _ period: Period) -> Set<String> {
    releases(of: report, period).reduce(into: []) { $0.formUnion($1.findings) }
  }

  func releases(of report: String, _ period: Period) -> [ReportRelease] {
    releases.filter { $0.report == report && $0.period == period.description }
  }
}

/// The findings of the warehouse in use, laid out for figures, and what has been decided about them; kept until either changes.
final class QualityMemory: Sendable {
  private let index = Mutex<(version: String, index: FindingIndex)?>(nil)
  private let standing = Mutex<(revision: String, standing: QualityStanding)?>(nil)

  func index(of version: String, make: () throws -> FindingIndex) throws -> FindingIndex {
    if let known = index.withLock({ $0 }), known.version == version { return known.index }
    let made = try make()
    index.withLock { $0 = (version, made) }
    return made
  }

  func standing(at revision: String, make: () throws -> QualityStanding) throws -> QualityStanding {
    if let known = standing.withLock({ $0 }), known.revision == revision { return known.standing }
    let made = try make()
    standing.withLock { $0 = (revision, made) }
    return made
  }
}
