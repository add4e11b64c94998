internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering
internal import Reports
internal import Serving

/// The catalogue of deliverables (leverancekatalog), on the front page and on a page of its own.
struct CatalogueView {
  let states: [DeliverableState]
  let role: Role
  let id: String
  let heading: String

  /// Reports in operation: the reader's own, then those of others.
  var html: HTML {
    let own = states.filter { $0.deliverable.isFor(role) }
    let others = states.filter { !$0.deliverable.isFor(role) }
    var groups: [Int: String] = [:]
    if !own.isEmpty && !others.isEmpty { groups[0] = "Du modtager" }
    if !others.isEmpty { groups[own.count] = "Til andre" }
    return element("section", Attribute("aria-labelledby", id)) {
      element("h2", .id(id)) { heading }
      listTable(
        labelledBy: id, columns: ["Rapport", "Hvor tit", "Seneste", "Næste", "Data til", "Status"],
        rows: (own + others).map(row), groups: groups)
    }
  }

  private func row(_ state: DeliverableState) -> [HTML] {
    let deliverable = state.deliverable
    let isOpen = deliverable.isOpen(to: role)
    return [
      group {
        if isOpen {
          element("a", .href(.report(ReportAddress(deliverable.id)))) { deliverable.name }
        } else {
          deliverable.name
        }
        element("small") {
          deliverable.isFor(role)
            ? deliverable.contents : "Til \(deliverable.recipients.map(\.danishName).joined(separator: ", "))"
        }
      },
      .text(DanishText.every(deliverable.cadence)),
      state.latest.map { HTML.text(DanishText.name(of: $0)) } ?? element("span", .class("none")) { "ingen endnu" },
      time(state.next.day),
      state.coversTo.map(time)
        ?? element("span", .class("none")) { state.missingSources.isEmpty ? "ingen dato" : "mangler" },
      group {
        status(state)
        if isOpen, state.heldBack == nil, let reason = state.releaseReason {
          element("small") { "“\(reason)”" }
        }
      },
    ]
  }

  private func status(_ state: DeliverableState) -> HTML {
    guard let latest = state.latest else { return Rendering.state(.hold, .text("Ingen data endnu"), emphasis: "q") }
    if let held = state.heldBackText { return Rendering.state(.hold, .text(held), emphasis: "a") }
    if !state.staleSources.isEmpty {
      return Rendering.state(
        .late, .text("Forældet kilde: " + state.staleSources.joined(separator: ", ")), emphasis: "a")
    }
    if !state.missingSources.isEmpty {
      return Rendering.state(.half, .text("Mangler " + state.missingSources.joined(separator: ", ")), emphasis: "a")
    }
    if let coversTo = state.coversTo, coversTo < latest.lastDay {
      return Rendering.state(.pre, .text("Foreløbig: data når ikke hele perioden"), emphasis: "q")
    }
    if state.isReleased { return Rendering.state(.half, .text("Frigivet med forbehold"), emphasis: "q") }
    return Rendering.state(.ok, .text("Klar"), emphasis: "q")
  }
}
