internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering
internal import Reports
internal import Serving

/// Every report in operation, and how many are to come.
struct ReportListView {
  let states: [DeliverableState]
  let coming: Int
  let role: Role

  var content: PageContent {
    PageContent("Rapporter", in: .reports, here: .reports) {
      element("h1") { "Rapporter" }
      element("p", .class("lead")) { "Hvor tit rapporterne kommer, hvor langt data rækker, og hvem de er til." }
      CatalogueView(states: states, role: role, id: "alle", heading: "Rapporter, der kan læses").html
      element("p") {
        element("a", .class("arrow"), .href(.coming)) {
          DanishText.count(coming, one: "Én rapport kommer", many: "rapporter kommer")
        }
      }
    }
  }
}

/// What is not built yet, on one page and no other.
struct ComingView {
  let deliverables: [Deliverable]

  var content: PageContent {
    PageContent("Kommer", in: .reports, here: .coming, crumbs: [PageLink("Rapporter", to: .reports)]) {
      element("h1", .id("kommer")) { "Kommer" }
      element("p", .class("lead")) { "Disse rapporter er ikke bygget endnu. De har ingen dato, før de kan vises." }
      element("section", .class("first"), Attribute("aria-labelledby", "kommer")) {
        listTable(
          labelledBy: "kommer", columns: ["Rapport", "Hvor tit", "Til"],
          rows: deliverables.map { deliverable in
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
  }
}
