internal import Access
internal import CareModel
internal import ControlStore
internal import DocumentModel
package import Reporting
package import Serving

/// How a report stands towards its blocking findings (frigivelse).
package struct ReportStanding: Sendable {
  /// Why it is held back; nil when it is not.
  package var heldBack: HeldBack?
  /// Whether this reader may let it out.
  package var mayRelease: Bool
  /// The latest release for the period; nil when there was none.
  package var release: Release?

  /// "12 blokerende fund rører rapportens tal …"; nil when it is not held back.
  package var cause: String? { heldBack?.sentence }

  package struct Release: Hashable, Sendable {
    /// "lone (Ledelse)".
    package var person: String
    /// ISO time.
    package var time: String
    package var reason: String
    package var findings: Int
  }
}

/// Letting reports out that blocking findings hold back.
package struct ReportReleases: Sendable {
  private let session: Session

  package init(_ session: Session) { self.session = session }

  /// Lets a report out in spite of the blocking findings that are known now; the reason stands on it from then on.
  ///
  /// - Throws: when the reader has no right to, when nothing holds it back, or when the reason says too little or too much.
  package func release(_ call: ReportCall, reason: String) throws(Refusal) -> ReportEdition {
    let reports = Reports(session)
    let edition = try reports.show(call)
    let subject = "rapport \(edition.deliverable.id) \(edition.period)"
    try session.change(.release) { inside in
      let reader = inside.reader
      let policy = inside.knowledge.policy
      guard policy[reader.role].releasesReports else {
        throw Refusal(
          .forbidden, code: "frigivelse-uden-ret", "\(reader.role.danishName) kan ikke frigive en rapport.",
          suggestion: "Det kan \(policy.releasers.map(\.danishName).joined(separator: ", "))."
        ).about("frigiv \(subject)")
      }
      guard let held = edition.standing.heldBack else {
        throw Refusal(
          .badCall, code: "rapport-ikke-holdt-tilbage", "\(edition.document.title) er ikke holdt tilbage.",
          suggestion: "Der er ikke noget at frigive.")
      }
      let reason = try Asked.reason(reason, for: "Frigivelsen", least: 10)
      return Change(log: LogLine(subject)) {
        try inside.control().releases.add(
          ReportRelease(
            report: edition.deliverable.id, period: edition.period.description,
            time: inside.surroundings.clock.utcTime, user: reader.user, role: reader.role,
            unit: edition.unit?.id ?? reader.unit, reason: reason, findings: held.findings))
      }
    }
    return try reports.show(call)
  }
}
