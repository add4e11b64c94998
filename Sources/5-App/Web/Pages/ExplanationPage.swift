internal import Access
internal import Application
internal import DocumentModel
internal import Rendering

/// "Hvor kommer tallet fra?": one figure, from the rows to the number.
extension Site {
  func explanationPage(_ asked: PageRequest) throws -> MadePage {
    guard let metric = asked.value("noegletal") else { throw Refusal.noMetricAsked }
    let filters = asked.query.filter { !["noegletal", "fra", "til"].contains($0.name) }
    let explanation = try workspace.explainFigure(
      ExplainCall(
        metric: metric, from: asked.value("fra"), to: asked.value("til"),
        filters: filters.map { "\($0.name)=\($0.value)" }), for: asked.reader)
    let here = explanationPath(
      metric: metric, from: asked.value("fra") ?? "", to: asked.value("til") ?? asked.value("fra") ?? "",
      filters: filters.map { ($0.name, $0.value) })
    let title = ([explanation.metric.title] + explanation.filters.map(\.value)).joined(separator: ", ")
    let content = group {
      element("h1") { title }
      element("p", .class("meta")) {
        element("span") { explanation.period }
        element("span") { explanation.scope }
        explanation.filters.map { filter in element("span") { "\(filter.term): \(filter.value)" } }
        explanation.state.map { state(.pre, .text($0), emphasis: "q") }
      }
      element("section", .class("first"), Attribute("aria-label", "Tallet")) {
        explanation.staleness.map(HTMLRenderer(figureLink: { _ in nil }).notice)
        lead(explanation)
      }
      element("section", Attribute("aria-label", "Fra rækker til tal")) {
        element("div", .class("cols", "even")) {
          element("div") { chain(explanation) }
          element("div") {
            element("h2") { "Definition" }
            definitionList(explanation.metric.facts)
            element("p") {
              element("a", .class("arrow"), .href("/noegletal/\(explanation.metric.id)")) { "Alt om nøgletallet" }
            }
          }
        }
      }
      sourceSection(explanation)
      qualitySection(explanation)
      rowSection(explanation)
    }
    return MadePage(
      frame(
        title: "Hvor kommer tallet fra? \(title)", current: .metrics, reader: asked.reader, back: here,
        crumbs: [.init("Nøgletal", path: "/noegletal"), .init(explanation.metric.title, path: "/noegletal/\(metric)")],
        content: content), persons: explanation.rows.count)
  }

  private func lead(_ explanation: FigureExplanation) -> HTML {
    element("div", .class("cols")) {
      element("div") {
        element("p", .class("lead")) {
          "\(explanation.metric.title) er "
          element("strong") { "\(explanation.value)\u{A0}\(explanation.unit)" }
          " i \(explanation.period)."
        }
        explanation.fraction.map { fraction in
          element(
            "p", .class("frac"), Attribute("role", "img"),
            Attribute("aria-label", "\(fraction.numerator) delt med \(fraction.denominator) giver \(explanation.value)")
          ) {
            element("span") {
              element("i") { fraction.numerator }
              element("i") { fraction.denominator }
            }
            " "
            element("span") { "=" }
            " "
            element("strong") { explanation.value }
          }
        }
        explanation.quality?.mark.map { mark in
          HTMLRenderer(figureLink: { _ in nil }).notice(
            Notice(
              mark.kind, title: "\(mark.word) rører tallet.", text: Prose(mark.sentence),
              link: mark.link.map { PageLink("Se fundene", path: $0) }))
        }
      }
      element("aside", .class("help")) {
        element("h2") { "Sådan læses tallet" }
        explanation.metric.help.map { paragraph in element("p") { paragraph } }
      }
    }
  }

  private func chain(_ explanation: FigureExplanation) -> HTML {
    group {
      element("h2") { "Fra rækker til ét tal" }
      element("ol", .class("chain")) {
        explanation.steps.map { step in
          element("li") {
            element("b") { step.number }
            element("p") {
              step.text
              step.note.map { note in element("small") { note } }
            }
          }
        }
      }
      element("details") {
        element("summary") { "Vis beregningen som SQL" }
        element(
          "div", .class("tw"), Attribute("tabindex", "0"), Attribute("role", "region"),
          Attribute("aria-label", "Beregningen som SQL")
        ) { element("pre", .class("small")) { explanation.sql } }
      }
    }
  }

  private func sourceSection(_ explanation: FigureExplanation) -> HTML {
    element("section", Attribute("aria-labelledby", "kil")) {
      element("h2", .id("kil")) { "Kilder" }
      if explanation.sources.isEmpty {
        element("p") { "Ingen af tallets kilder er leveret. Derfor mangler tallet; det er ikke nul." }
      } else {
        sourceTable(explanation.sources, labelledBy: "kil")
      }
    }
  }

  private func rowSection(_ explanation: FigureExplanation) -> HTML {
    element("section", Attribute("aria-labelledby", "rk")) {
      element("h2", .id("rk")) { "Rækkerne bag" }
      if let withheld = explanation.rows.withheld {
        element("div", .class("quality")) {
          Icon.info.html()
          element("p") { withheld }
        }
      } else if explanation.rows.count == 0 {
        element("p") { "Ingen rækker i perioden. Det er et rigtigt nul, ikke manglende data." }
      } else {
        element("p", .class("small", "dim")) {
          "Borgere vises med et nummer, der ikke er CPR. At du har set rækkerne, er skrevet i loggen."
        }
        explanation.rows.lists.enumerated().map { index, list in rowList(list, index) }
      }
    }
  }

  private func rowList(_ list: FigureExplanation.RowList, _ index: Int) -> HTML {
    group {
      element("h3", .id("rk-\(index)")) { list.title }
      if list.total > list.rows.count {
        element("p", .class("keyline")) { "Viser \(Words.whole(list.rows.count)) af \(Words.whole(list.total))." }
      }
      listTable(
        labelledBy: "rk-\(index)", columns: list.columns.map(\.title),
        numbers: Set(list.columns.indices.filter { list.columns[$0].isNumber }),
        rows: list.rows.map { $0.map { cell in HTML.text(cell.text) } })
    }
  }
}
