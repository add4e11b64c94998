internal import Access
package import CareModel
internal import ControlStore

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
}

extension Workspace {
  /// The catalogue as it stands today; without a warehouse nothing has a latest period.
  package func catalogue(in open: OpenWarehouse?) -> [DeliverableState] {
    let today = surroundings.clock.today
    return knowledge.deliverables.all.map { deliverable in
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

  /// The catalogue as text (`traad catalogue`).
  package func showCatalogue(json: Bool) throws(Refusal) -> String {
    let open = home.hasWarehouse ? try serving.current() : nil
    let states = catalogue(in: open)
    return json ? CatalogueText.json(states) : CatalogueText.table(states)
  }

  /// Refuses a role that a deliverable is not for (M30), and logs that it was refused.
  func deliverable(_ id: String, for reader: Reader) throws(Refusal) -> Deliverable {
    guard let deliverable = knowledge.deliverables[id] else {
      throw Asked.deliverableUnknown(id, among: knowledge.deliverables.all.map(\.id))
    }
    guard deliverable.isFor(reader.role) else {
      try log(.refuse, "rapport \(id)", by: reader)
      throw Refusal(
        .forbidden, code: "ikke-modtager", "\(deliverable.name) er ikke for \(reader.role.danishName).",
        suggestion: "Modtagere: \(deliverable.recipients.map(\.danishName).joined(separator: ", ")).")
    }
    return deliverable
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
        state.deliverable.id, state.deliverable.name, Words.cadence(state.deliverable.cadence),
        state.latest.map(Words.period) ?? "ingen endnu",
        state.deliverable.isInOperation ? Words.date(state.next.day) : "–",
        state.coversTo.map(Words.date) ?? (state.missingSources.isEmpty ? "–" : "mangler"), state.deliverable.status,
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
      ])
    }
    return JSONText.object([("deliverables", .list(all))]).rendered() + "\n"
  }
}
