internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Figures
internal import Rendering
internal import Serving

/// "Hvor kommer tallet fra?": one figure, from the rows to the number.
struct ExplanationView {
  let explanation: FigureExplanation
  let query: ExplanationQuery

  var content: PageContent {
    let title = ([explanation.metric.title] + explanation.filters.map(\.value)).joined(separator: ", ")
    return PageContent(
      "Hvor kommer tallet fra? \(title)", in: .metrics, here: .explanation(query.figure), crumbs: crumbs,
      persons: explanation.persons, isPersonal: explanation.rows.count > 0
    ) {
      element("h1") { title }
      element("p", .class("meta")) {
        element("span") { explanation.period }
        element("span") { explanation.scope }
        explanation.filters.map { filter in element("span") { "\(filter.term): \(filter.value)" } }
        explanation.state.map { state(.pre, .text($0), emphasis: "q") }
      }
      element("section", .class("first"), Attribute("aria-label", "Tallet")) {
        explanation.staleness.map(HTMLRenderer.withoutFigures.notice)
        lead
      }
      element("section", Attribute("aria-label", "Fra rækker til tal")) {
        element("div", .class("cols", "even")) {
          element("div") { chain }
          element("div") {
            element("h2") { "Definition" }
            definitionList(explanation.metric.facts)
            element("p") {
              element("a", .class("arrow"), .href(.metric(explanation.metric.id))) { "Alt om nøgletallet" }
            }
          }
        }
      }
      sourceSection
      ExplanationQualityView(quality: explanation.quality).html
      rowSection
    }
  }

  private var lead: HTML {
    element("div", .class("cols")) {
      element("div") {
        element("p", .class("lead")) {
          "\(explanation.metric.title): "
          element("strong") {
            [explanation.value, explanation.unit].filter { !$0.isEmpty }.joined(separator: "\u{A0}")
          }
          explanation.unit.hasSuffix(".") ? "" : "."
        }
        element("p") { withDates(explanation.sentence) }
        // Where there is no number, the sentence has said why.
        if !explanation.unit.isEmpty {
          explanation.lack.map { lack in element("p", .class("keyline")) { lack } } ?? .nothing
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
          HTMLRenderer.withoutFigures.notice(
            Notice(
              mark.kind,
              title: mark.leadsToRows ? "\(mark.word)." : "\(mark.word) rører tallet.",
              text: Prose(mark.sentence),
              link: mark.link.map { PageLink(mark.leadsToRows ? PageLink.setAside.title : "Se fundene", to: $0) }))
        }
      }
      element("aside", .class("help")) {
        element("h2") { "Sådan læses tallet" }
        explanation.metric.help.map { paragraph in element("p") { paragraph } }
      }
    }
  }

  private var chain: HTML {
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

  private var sourceSection: HTML {
    element("section", Attribute("aria-labelledby", "kil")) {
      element("h2", .id("kil")) { "Kilder" }
      if explanation.sources.isEmpty {
        element("p") { "Ingen af tallets kilder er leveret. Derfor mangler tallet; det er ikke nul." }
      } else {
        SourceTable(sources: explanation.sources, id: "kil").html
      }
    }
  }

  /// The way back: to the edition that the figure stands in, else to the key figure.
  private var crumbs: [PageLink] {
    guard let report = query.report else {
      let metric = explanation.metric
      return [PageLink("Nøgletal", to: .metrics), PageLink(metric.title, to: .metric(metric.id))]
    }
    let back = Address.report(ReportAddress(report.id, period: report.period, unit: query.call.unit))
    return [PageLink("Rapporter", to: .reports), PageLink(report.name, to: back)]
  }

  private var rowSection: HTML {
    element("section", Attribute("aria-labelledby", "rk")) {
      element("h2", .id("rk")) { "Rækkerne bag" }
      if let withheld = explanation.rows.withheld {
        element("div", .class("quality")) {
          Icon.info.html()
          element("p") { withheld }
        }
      } else if explanation.rows.count == 0 {
        element("p") {
          explanation.lack == nil
            ? "Ingen rækker i perioden. Det er et rigtigt nul, ikke manglende data." : "Ingen rækker i perioden."
        }
      } else {
        element("p", .class("small", "dim")) {
          "Borgere vises med et nummer, der ikke er CPR. At du har set rækkerne, er skrevet i loggen."
        }
        element("p", .class("btns")) {
          element("a", .class("btn"), .href(.explanationRows(AsFile(query.figure, as: ListFormat.xlsx.rawValue)))) {
            rowsToTake(explanation.rows)
          }
        }
        explanation.rows.lists.enumerated().map { index, list in rowList(list, index) }
      }
    }
  }

  /// "Hent alle 528 rækker som regneark".
  private func rowsToTake(_ rows: FigureExplanation.Rows) -> String {
    let count = rows.lists.reduce(0) { $0 + $1.total }
    return count == 1 ? "Hent rækken som regneark" : "Hent alle \(DanishText.whole(count)) rækker som regneark"
  }

  private func rowList(_ list: FigureExplanation.RowList, _ index: Int) -> HTML {
    group {
      element("h3", .id("rk-\(index)")) { list.title }
      if list.total > list.rows.count {
        element("p", .class("keyline")) {
          "Viser de første \(DanishText.whole(list.rows.count)) af \(DanishText.whole(list.total)). Regnearket har dem alle."
        }
      }
      listTable(
        labelledBy: "rk-\(index)", columns: list.columns.map(\.title),
        numbers: Set(list.columns.indices.filter { list.columns[$0].isNumber }),
        rows: list.rows.map { $0.map { cell in HTML.text(cell.text) } })
    }
  }
}
