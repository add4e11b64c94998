internal import Access
package import CareModel
internal import ControlStore
package import DocumentModel
internal import MetricEngine
internal import Reporting

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

extension Workspace {
  /// One edition of a deliverable, for a reader that it is for.
  package func showReport(_ call: ReportCall, for reader: Reader) throws(Refusal) -> ReportEdition {
    let deliverable = try deliverable(call.id, for: reader)
    guard deliverable.isInOperation else {
      throw Refusal(
        .notFound, code: "rapport-under-forberedelse", "\(deliverable.name) er ikke i drift endnu.",
        suggestion: "\(deliverable.status).")
    }
    let open = try serving.current()
    let latest = deliverable.latestPeriod(on: open.asOf)
    let period = try call.period.map { (text) throws(Refusal) in try Asked.period(text) } ?? latest
    guard period.grain == deliverable.cadence else {
      throw Refusal(
        .badCall, code: "periode-forkert-laengde",
        "\(deliverable.name) kommer \(Words.cadence(deliverable.cadence)), men `\(period)` er noget andet.",
        suggestion: "Skriv for eksempel \(latest).")
    }
    guard period.firstDay <= open.asOf else {
      throw Refusal(
        .notFound, code: "periode-ikke-begyndt",
        "\(DanishText.capitalised(Words.period(period))) er ikke begyndt, når tallene er gjort op til \(Words.date(open.asOf)).",
        suggestion: "Den seneste, der er slut, er \(Words.period(latest)).")
    }
    let comparison = try call.comparison.flatMap { $0.isEmpty ? nil : $0 }
      .map { (text) throws(Refusal) in try Asked.reportComparison(text) }
    let narrowed = try narrow(reader, to: call.unit, in: open)
    let scope = try scope(of: narrowed, in: open)
    let (document, standing): (Document, ReportStanding)
    do {
      let figures = try serving.document(
        deliverable.id, period: period, scope: scope, comparison: comparison, in: open,
        quality: try qualityFacts(for: deliverable.id, scope: scope, in: open))
      (document, standing) = try judged(figures, deliverable.id, period, for: reader, scope: scope, in: open)
    } catch {
      throw Refusal(error)
    }
    try log(.view, "rapport \(deliverable.id) \(period)", by: narrowed, persons: document.persons)
    return ReportEdition(
      document: document, standing: standing, deliverable: deliverable, period: period,
      unit: narrowed.unit.flatMap { id in open.units.first { $0.id == id } }, units: try choices(for: reader, in: open),
      latest: latest, comparison: comparison?.rawValue)
  }

  /// Narrows a reader to a unit inside what the role may see; a unit outside it is refused and logged.
  func narrow(_ reader: Reader, to unit: String?, in open: OpenWarehouse) throws(Refusal) -> Reader {
    guard let unit, !unit.isEmpty else { return reader }
    guard open.knows(unit: unit) else { throw unknownUnit(unit, in: open) }
    guard try choices(for: reader, in: open).contains(where: { $0.id == unit }) else {
      try log(.refuse, "enhed \(unit)", by: reader)
      throw Refusal(
        .forbidden, code: "enhed-uden-for-rolle", "Du kan ikke se \(unit) i rollen \(reader.role.danishName).",
        suggestion: "Vælg en enhed i din egen del af organisationen."
      ).logged()
    }
    var narrowed = reader
    narrowed.unit = unit
    return narrowed
  }

  /// The units and facilities that a reader may be narrowed to: the own one, and what it holds. Politicians see the whole area alone,
  /// and a provider who is of no place yet may be of any that has a facility.
  func choices(for reader: Reader, in open: OpenWarehouse) throws(Refusal) -> [UnitChoice] {
    if reader.role.isPolitical { return [] }
    if reader.role.needsUnit, reader.unit == nil {
      var held: [UnitChoice] = []
      for unit in open.units {
        var narrowed = reader
        narrowed.unit = unit.id
        if try open.reach(of: scope(of: narrowed, in: open)).holdsSomething { held.append(unit) }
      }
      return held
    }
    let reach = open.reach(of: try scope(of: reader, in: open))
    return open.units.filter { $0.id == reader.unit || reach.holds(unit: $0.id, facility: $0.id) }
  }
}
