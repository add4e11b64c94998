internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Figures
internal import Rendering

/// The key figures (nøgletal), a list by area.
struct MetricListView {
  let metrics: [MetricPage.Definition]

  var content: PageContent {
    let areas = metrics.map(\.area).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.sorted()
    return PageContent("Nøgletal", in: .metrics, here: .metrics) {
      element("h1") { "Nøgletal" }
      element("p", .class("lead")) {
        "Hvert nøgletal har én definition, en hjælpetekst og et regnet eksempel. Alle rapporter bruger de samme."
      }
      areas.enumerated().map { index, area in
        element("section", Attribute("aria-labelledby", "omraade-\(index)")) {
          element("h2", .id("omraade-\(index)")) { area }
          listTable(
            labelledBy: "omraade-\(index)", columns: ["Nøgletal", "Hvad det tæller", "Enhed"],
            rows: metrics.filter { $0.area == area }.map { metric in
              [
                element("a", .href(.metric(metric.id))) { metric.title },
                .text(metric.help.first ?? ""),
                .text(metric.facts.first { $0.term == "Enhed" }?.meaning ?? ""),
              ]
            })
        }
      }
    }
  }
}

/// One key figure: definition, help, worked example and history.
struct MetricView {
  let metric: MetricPage

  var content: PageContent {
    let renderer = HTMLRenderer(figureLink: { reference in
      .explanation(FigureAddress(metric: reference.metric, from: reference.from, to: reference.to))
    })
    return PageContent(
      metric.definition.title, in: .metrics, here: .metric(metric.definition.id),
      crumbs: [PageLink("Nøgletal", to: .metrics)]
    ) {
      element("h1") { metric.definition.title }
      element("p", .class("meta")) { element("span") { metric.definition.area } }
      if let history = metric.history {
        renderer.body(of: history)
      } else {
        element("p", .class("lead")) { metric.definition.help.first ?? metric.definition.title }
        metric.definition.help.dropFirst().map { paragraph in element("p") { paragraph } }
        element("div", .class("quality")) {
          Icon.info.html()
          element("p") { "Der er ingen data at tegne for dig endnu." }
        }
      }
      element("section", Attribute("aria-labelledby", "definition")) {
        element("h2", .id("definition")) { "Definition" }
        definitionList(metric.definition.facts)
      }
      examples
    }
  }

  private var examples: HTML {
    guard !metric.oracle.isEmpty else { return .nothing }
    return element("section", Attribute("aria-labelledby", "eksempel")) {
      element("h2", .id("eksempel")) { "Regnet eksempel" }
      element("p", .class("sub")) {
        "Et lille facit, der er regnet i hånden og med anden SQL. Programmet skal ramme det præcist."
      }
      listTable(
        labelledBy: "eksempel", columns: ["Spørgsmål", "Facit"],
        rows: metric.oracle.map { [.text($0.asked), .text($0.expected)] })
    }
  }
}
