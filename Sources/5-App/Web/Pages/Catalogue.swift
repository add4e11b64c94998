internal import Access
internal import Application
internal import CareModel
internal import Danish
internal import Rendering

/// The catalogue of deliverables, on the front page and on a page of its own.
extension Site {
  func reportListPage(_ asked: PageRequest) throws -> MadePage {
    let states = try Reports(asked.session).catalogue().filter(\.deliverable.isInOperation)
    let coming = workspace.knowledge.deliverablesToCome().count
    let content = group {
      element("h1") { "Rapporter" }
      element("p", .class("lead")) { "Hvor tit rapporterne kommer, hvor langt data rækker, og hvem de er til." }
      catalogue(states, for: asked.reader, id: "alle", heading: "Rapporter, der kan læses")
      element("p") {
        element("a", .class("arrow"), .href("/kommer")) {
          DanishText.count(coming, one: "Én rapport kommer", many: "rapporter kommer")
        }
      }
    }
    return MadePage(
      frame(title: "Rapporter", current: .reports, reader: asked.reader, back: "/rapporter", content: content))
  }

  /// What is not built yet, on one page and no other.
  func comingPage(_ asked: PageRequest) -> MadePage {
    let content = group {
      element("h1", .id("kommer")) { "Kommer" }
      element("p", .class("lead")) { "Disse rapporter er ikke bygget endnu. De har ingen dato, før de kan vises." }
      element("section", .class("first"), Attribute("aria-labelledby", "kommer")) {
        listTable(
          labelledBy: "kommer", columns: ["Rapport", "Hvor tit", "Til"],
          rows: workspace.knowledge.deliverablesToCome().map { deliverable in
            [
              group {
                deliverable.name
                element("small") { deliverable.contents }
              },
              .text(DanishText.every(deliverable.cadence)),
              .text(deliverable.recipients.map(\.danishName).joined(separator: ", ")),
            ]
          })
      }
    }
    return MadePage(
      frame(
        title: "Kommer", current: .reports, reader: asked.reader, back: "/kommer",
        crumbs: [.init("Rapporter", path: "/rapporter")], content: content))
  }

  /// Reports in operation: the reader's own, then those of others.
  func catalogue(_ states: [DeliverableState], for reader: Reader, id: String, heading: String) -> HTML {
    let own = states.filter { $0.deliverable.isFor(reader.role) }
    let others = states.filter { !$0.deliverable.isFor(reader.role) }
    var groups: [Int: String] = [:]
    if !own.isEmpty && !others.isEmpty { groups[0] = "Du modtager" }
    if !others.isEmpty { groups[own.count] = "Til andre" }
    return element("section", Attribute("aria-labelledby", id)) {
      element("h2", .id(id)) { heading }
      listTable(
        labelledBy: id, columns: ["Rapport", "Hvor tit", "Seneste", "Næste", "Data til", "Status"],
        rows: (own + others).map { row($0, for: reader) }, groups: groups)
    }
  }

  private func row(_ state: DeliverableState, for reader: Reader) -> [HTML] {
    let deliverable = state.deliverable
    let isOpen = deliverable.isOpen(to: reader.role)
    return [
      group {
        if isOpen {
          element("a", .href("/rapporter/\(deliverable.id)")) { deliverable.name }
        } else {
          deliverable.name
        }
        element("small") {
          deliverable.isFor(reader.role)
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
