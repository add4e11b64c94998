internal import Access
internal import Application
internal import CareModel
internal import DocumentModel
internal import Rendering

/// A report with the choice of period and unit, as links and forms that need no script.
extension Site {
  func reportPage(_ asked: PageRequest) throws -> MadePage {
    let edition = try workspace.showReport(
      ReportCall(
        id: asked.id, period: asked.value("periode"), unit: asked.value("enhed"),
        comparison: asked.value("sammenlign")), for: asked.reader)
    let here = "/rapporter/\(edition.deliverable.id)"
    let query = [
      ("periode", edition.period.description as String?), ("enhed", asked.value("enhed")),
      ("sammenlign", asked.value("sammenlign")),
    ]
    let renderer = HTMLRenderer(figureLink: { reference in
      // A count of findings is no metric: its rows are the worklist's.
      guard !reference.metric.isEmpty else { return nil }
      return explanationPath(
        metric: reference.metric, from: reference.from, to: reference.to,
        filters: reference.filters.map { ($0.dimension, $0.value) })
    })
    let actions = [ReportFormat.pdf, .xlsx, .json].map {
      Page.Link("Hent som \($0.danishName)", path: path("\(here)/rapport.\($0.rawValue)", query))
    }
    let content = group {
      renderer.titleRow(of: edition.document, actions: actions)
      choices(edition, here: here, unit: asked.value("enhed"))
      releaseLink(edition, here: here, unit: asked.value("enhed"))
      renderer.body(of: edition.document)
    }
    return MadePage(
      frame(
        title: edition.document.title, current: .reports, reader: asked.reader, back: path(here, query),
        crumbs: [.init("Rapporter", path: "/rapporter")], content: content),
      persons: edition.document.personRows)
  }

  private func choices(_ edition: ReportEdition, here: String, unit: String?) -> HTML {
    element("div", .class("choose")) {
      element("nav", Attribute("aria-label", "Periode")) {
        element("a", .href(path(here, [("periode", edition.period.previous.description), ("enhed", unit)]))) {
          "← \(Words.period(edition.period.previous))"
        }
        " "
        element("strong") { Words.period(edition.period) }
        if edition.period < edition.latest {
          " "
          element("a", .href(path(here, [("periode", edition.period.advanced(by: 1).description), ("enhed", unit)]))) {
            "\(Words.period(edition.period.advanced(by: 1))) →"
          }
        }
      }
      element("form", .class("seas"), Attribute("action", here), Attribute("method", "get")) {
        element("label", Attribute("for", "valg-periode")) { "Periode" }
        element("select", .id("valg-periode"), Attribute("name", "periode")) {
          periods(edition).map { period in
            element(
              "option", Attribute("value", period.description), Attribute("selected", if: period == edition.period)
            ) { Words.period(period) }
          }
        }
        if !edition.units.isEmpty {
          element("label", Attribute("for", "valg-enhed")) { "Enhed" }
          element("select", .id("valg-enhed"), Attribute("name", "enhed")) {
            element("option", Attribute("value", "")) { "Alt, du kan se" }
            edition.units.map { choice in
              element("option", Attribute("value", choice.id), Attribute("selected", if: choice.id == unit)) {
                choice.kind == .facility ? "\(choice.name) (tilbud)" : choice.name
              }
            }
          }
        }
        element("label", Attribute("for", "valg-sammenlign")) { "Sammenlign med" }
        element("select", .id("valg-sammenlign"), Attribute("name", "sammenlign")) {
          [("", "Som rapporten plejer"), ("sidste-aar", "Samme tid sidste år"), ("forrige", "Forrige periode")].map {
            value, name in
            element(
              "option", Attribute("value", value),
              Attribute("selected", if: value == edition.comparison ?? "")
            ) { name }
          }
        }
        element("button", .class("btn"), Attribute("type", "submit")) { "Vis" }
      }
    }
  }

  /// The latest two years, and the one that is shown.
  private func periods(_ edition: ReportEdition) -> [Period] {
    let count = edition.deliverable.cadence == .month ? 24 : edition.deliverable.cadence == .quarter ? 8 : 5
    var periods = (0..<count).map { edition.latest.advanced(by: -$0) }
    if !periods.contains(edition.period) { periods.insert(edition.period, at: 0) }
    return periods
  }
}
