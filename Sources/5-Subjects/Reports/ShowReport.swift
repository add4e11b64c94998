internal import Access
package import CareModel
internal import ControlStore
internal import Danish
package import DocumentModel
internal import MetricEngine
internal import Reporting
package import Serving

/// Which edition of a report is asked for, as it was typed.
package struct ReportCall: Hashable, Sendable {
  package var id: String
  /// nil is the latest that has ended.
  package var period: String?
  /// A unit or facility that the reader narrows to, inside what the role may see.
  package var unit: String?
  /// `sidste-aar` or `forrige`; nil is as the report's definition says.
  package var comparison: String?

  package init(id: String, period: String? = nil, unit: String? = nil, comparison: String? = nil) {
    self.id = id
    self.period = period
    self.unit = unit
    self.comparison = comparison
  }
}

/// A finished edition with what a reader can choose instead.
package struct ReportEdition: Sendable {
  package var document: Document
  package var standing: ReportStanding
  package var deliverable: Deliverable
  package var period: Period
  package var unit: UnitChoice?
  /// The units and facilities that the reader may narrow to.
  package var units: [UnitChoice]
  /// The latest period that has ended.
  package var latest: Period
  /// The reader's own choice, as it was typed.
  package var comparison: String?

  /// "Månedsopfølgning, oktober 2026".
  package var title: String { document.title }
}

/// The reports (rapporter) that a reader is a recipient of: shown, taken out as files, and listed.
package struct Reports: Sendable {
  let session: Session

  package init(_ session: Session) { self.session = session }

  /// One edition of a deliverable, for a reader that it is for.
  package func show(_ call: ReportCall) throws(Refusal) -> ReportEdition {
    try session.show { inside in
      let deliverable = try inside.knowledge.deliverable(call.id, for: inside.reader)
      guard deliverable.isInOperation else {
        throw Refusal(
          .notFound, code: "rapport-under-forberedelse", "\(deliverable.name) er ikke i drift endnu.",
          suggestion: "\(deliverable.status).")
      }
      let open = try inside.warehouse()
      let latest = deliverable.latestPeriod(on: open.asOf)
      let period = try call.period.map { (text) throws(Refusal) in try Asked.period(text) } ?? latest
      guard period.grain == deliverable.cadence else {
        throw Refusal(
          .badCall, code: "periode-forkert-laengde",
          "\(deliverable.name) kommer \(DanishText.every(deliverable.cadence)), men `\(period)` er noget andet.",
          suggestion: "Skriv for eksempel \(latest).")
      }
      guard period.firstDay <= open.asOf else {
        throw Refusal(
          .notFound, code: "periode-ikke-begyndt",
          "\(DanishText.capitalised(DanishText.name(of: period))) er ikke begyndt, når tallene er gjort op til \(DanishText.date(open.asOf)).",
          suggestion: "Den seneste, der er slut, er \(DanishText.name(of: latest)).")
      }
      let comparison = try call.comparison.flatMap { $0.isEmpty ? nil : $0 }
        .map { (text) throws(Refusal) in try Asked.reportComparison(text) }
      let narrowed = try open.narrow(inside.reader, to: call.unit)
      let scope = try open.scope(of: narrowed)
      let figures = try inside.workspace.serving.document(
        deliverable.id, period: period, scope: scope, comparison: comparison, in: open,
        quality: try ReportQuality(inside).facts(for: deliverable.id, scope: scope))
      let (document, standing) = try ReportQuality(inside).judged(
        figures, deliverable.id, period, for: inside.reader, scope: scope)
      let edition = ReportEdition(
        document: document, standing: standing, deliverable: deliverable, period: period,
        unit: narrowed.unit.flatMap { id in open.units.first { $0.id == id } },
        units: try open.choices(for: inside.reader), latest: latest, comparison: comparison?.rawValue)
      return Shown(
        edition, log: LogLine("rapport \(deliverable.id) \(period)", persons: document.persons, for: narrowed))
    }
  }
}
