internal import Access
internal import Application
internal import DocumentModel
internal import Rendering

/// The key figures: a list by area, and a page each with definition, help, worked example and history.
extension Site {
  func metricListPage(_ asked: PageRequest) throws -> MadePage {
    let metrics = workspace.knowledge.metricDefinitions()
    let areas = metrics.map(\.area).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.sorted()
    let content = group {
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
                element("a", .href("/noegletal/\(metric.id)")) { metric.title },
                .text(metric.help.first ?? ""),
                .text(metric.facts.first { $0.term == "Enhed" }?.meaning ?? ""),
              ]
            })
        }
      }
    }
    return MadePage(
      frame(title: "Nøgletal", current: .metrics, reader: asked.reader, back: "/noegletal", content: content))
  }

  func metricPage(_ asked: PageRequest) throws -> MadePage {
    let metric = try Figures(asked.session).metric(asked.id)
    let here = "/noegletal/\(metric.definition.id)"
    let renderer = HTMLRenderer(figureLink: { reference in
      explanationPath(metric: reference.metric, from: reference.from, to: reference.to, filters: [])
    })
    let content = group {
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
      examples(metric)
    }
    return MadePage(
      frame(
        title: metric.definition.title, current: .metrics, reader: asked.reader, back: here,
        crumbs: [.init("Nøgletal", path: "/noegletal")], content: content))
  }

  func definitionList(_ words: [Word]) -> HTML {
    element("dl", .class("defs")) {
      words.map { word in
        group {
          element("dt") { word.term }
          element("dd") { word.meaning }
        }
      }
    }
  }

  private func examples(_ metric: MetricPage) -> HTML {
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
