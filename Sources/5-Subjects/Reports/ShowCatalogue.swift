package import Access
package import CareModel
internal import ControlStore
internal import Danish
package import Reporting
package import Serving

/// One deliverable as it stands today: what a catalogue shows of it.
package struct DeliverableState: Sendable {
  package var deliverable: Deliverable
  /// The latest period that can be shown; nil when it is not in operation or there are no data.
  package var latest: Period?
  package var next: (period: Period, day: Day)
  /// The last day that all its sources speak of.
  package var coversTo: Day?
  /// Sources that were not delivered, by their Danish names.
  package var missingSources: [String]
  /// The sources do not reach the end of the latest period.
  package var isLate: Bool
  /// Why the latest edition is held back; nil when it is not.
  package var heldBack: HeldBack?
  /// The latest edition was released in spite of blocking findings.
  package var isReleased = false
  /// Why it was released; it stands on the report too.
  package var releaseReason: String?
  /// Sources that are stale, by their Danish names.
  package var staleSources: [String] = []

  /// "Holdt tilbage: Der er betalt, efter at indsatsen er sluttet"; nil when it is not.
  package var heldBackText: String? { heldBack.map { "Holdt tilbage: \($0.causes.first?.title ?? "blokerende fund")" } }
}

extension Reports {
  /// The catalogue as it stands today; without a warehouse nothing has a latest period. It holds no figures.
  package func catalogue() throws(Refusal) -> [DeliverableState] {
    try session.show { inside in .withoutFigures(try CatalogueReading(inside).states()) }
  }

  /// The catalogue as text (`traad catalogue`).
  package func catalogueText(json: Bool) throws(Refusal) -> String {
    let states = try catalogue()
    return json ? CatalogueText.json(states) : CatalogueText.table(states)
  }
}

/// The deliverables as they stand for one reader, with the sources that they wait for and what holds them back.
package struct CatalogueReading {
  private let inside: OpenSession

  package init(_ inside: OpenSession) { self.inside = inside }

  package func states() throws -> [DeliverableState] {
    var states = try statesOfSources()
    guard let open = try inside.warehouseUnlessNew() else { return states }
    // Those who see no figures see which reports are held back, and why: the catalogue holds no others.
    let seesFigures = open.policy[inside.reader.role].seesFigures
    let scope = try seesFigures ? open.scope(of: inside.reader) : SystemTask.catalogue.scope
    let fresh = FigureQuality(inside).freshness(in: open)
    let decided = try FigureQuality(inside).standing()
    for index in states.indices {
      states[index].staleSources = fresh.stale(among: states[index].deliverable.sources).map(\.name)
      guard let latest = states[index].latest else { continue }
      let id = states[index].deliverable.id
      states[index].heldBack = try ReportQuality(inside).heldBack(id, latest, scope: scope)
      let release = decided.releases(of: id, latest).first
      states[index].isReleased = release != nil
      states[index].releaseReason = release?.reason
    }
    return states
  }

  private func statesOfSources() throws -> [DeliverableState] {
    let (today, open) = (inside.surroundings.clock.today, try inside.warehouseUnlessNew())
    return inside.knowledge.deliverables.all.map { deliverable in
      let coversTo = open?.coversTo(deliverable.sources)
      let missing = deliverable.sources.filter { file in
        !(open?.sources.contains { $0.source == file && $0.isRead } ?? false)
      }
      let latest = deliverable.isInOperation ? open.map { deliverable.latestPeriod(on: $0.asOf) } : nil
      return DeliverableState(
        deliverable: deliverable, latest: latest, next: deliverable.nextDue(after: today), coversTo: coversTo,
        missingSources: open == nil ? [] : missing.map(Words.source),
        isLate: deliverable.isInOperation && deliverable.nextDue(after: today).period > (latest?.next ?? .year(1900)))
    }
  }
}

extension Knowledge {
  /// Whether a report in operation is for a role.
  package func hasReports(for role: Role) -> Bool {
    deliverables.all.contains { $0.isInOperation && $0.isFor(role) }
  }

  /// What is being made and cannot be read yet (kommer).
  package func deliverablesToCome() -> [Deliverable] { deliverables.all.filter { !$0.isInOperation } }

  /// Refuses a role that a deliverable is not for (M30).
  func deliverable(_ id: String, for reader: Reader) throws(Refusal) -> Deliverable {
    guard let deliverable = deliverables[id] else {
      throw Asked.deliverableUnknown(id, among: deliverables.all.map { Named($0.id, $0.name) })
    }
    guard deliverable.isOpen(to: reader.role) else {
      throw Refusal(
        .forbidden, code: "ikke-modtager", "\(deliverable.name) er ikke for \(reader.role.danishName).",
        suggestion: "Modtagere: \(deliverable.recipients.map(\.danishName).joined(separator: ", "))."
      ).about("rapport \(id)")
    }
    return deliverable
  }
}

extension DeliverableState {
  /// "I drift", "Holdt tilbage: …", "Frigivet med forbehold".
  fileprivate var status: String {
    heldBackText ?? (isReleased ? "Frigivet med forbehold" : deliverable.status)
  }
}

extension Period {
  var next: Period { advanced(by: 1) }
}

/// The catalogue as text.
enum CatalogueText {
  static func table(_ states: [DeliverableState]) -> String {
    let header = ["Id", "Leverance", "Hvor tit", "Seneste", "Næste frist", "Data til", "Status", "Modtagere"]
    let rows = states.map { state in
      [
        state.deliverable.id, state.deliverable.name, DanishText.every(state.deliverable.cadence),
        state.latest.map(DanishText.name(of:)) ?? "ingen endnu",
        state.deliverable.isInOperation ? DanishText.date(state.next.day) : "–",
        state.coversTo.map(DanishText.date) ?? (state.missingSources.isEmpty ? "–" : "mangler"), state.status,
        state.deliverable.recipients.map(\.rawValue).joined(separator: ", "),
      ]
    }
    return FigureTable.aligned([header] + rows, right: [])
  }

  static func json(_ states: [DeliverableState]) -> String {
    let all = states.map { state -> JSONText in
      .object([
        ("id", .text(state.deliverable.id)),
        ("name", .text(state.deliverable.name)),
        ("demand", .text(state.deliverable.demand)),
        ("cadence", .text(state.deliverable.cadence.rawValue)),
        ("in_operation", .bool(state.deliverable.isInOperation)),
        ("status", .text(state.deliverable.status)),
        ("recipients", .list(state.deliverable.recipients.map { .text($0.rawValue) })),
        ("latest_period", .optional(state.latest?.description)),
        ("next_period", .text(state.next.period.description)),
        ("next_due", .text(state.next.day.description)),
        ("covers_to", .optional(state.coversTo?.description)),
        ("missing_sources", .list(state.missingSources.map { .text($0) })),
        ("stale_sources", .list(state.staleSources.map { .text($0) })),
        ("held_back", .bool(state.heldBack != nil)),
        ("held_back_reason", .optional(state.heldBack?.sentence)),
        ("held_back_owner", .optional(state.heldBack?.owners)),
        ("released", .bool(state.isReleased)),
      ])
    }
    return JSONText.object([("deliverables", .list(all))]).rendered() + "\n"
  }
}
