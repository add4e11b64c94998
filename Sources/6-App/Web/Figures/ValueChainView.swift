internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Figures
internal import Rendering

/// The data value chain: choose a key figure and see its fields, or a field and see its figures.
struct ValueChainView {
  let model: ValueChainPage
  let asked: ValueChainAddress

  var content: PageContent {
    let up = [PageLink("Kilder", to: .sources)]
    return PageContent(
      heading, in: .sources, here: .valueChain(asked),
      crumbs: model.chosen == nil ? up : up + [PageLink("Dataværdikæde", to: .valueChain(ValueChainAddress()))]
    ) {
      element("h1") { heading }
      element("p", .class("lead")) {
        "Fra det system, hvor noget registreres, til den, der læser tallet. Kæden er læst af definitionerne selv."
      }
      chainForms
      switch model.chosen {
      case .metric(let metric, let figure)?:
        chainFigure(figure)
        metricTables(metric, model.chain)
      case .field(let field, let metrics, let figure)?:
        if metrics.isEmpty {
          element("p") {
            state(
              .info, .text("Ingen nøgletal bruger feltet. Det er til arbejdet selv, til kontroller eller ikke i brug."),
              emphasis: "q")
          }
        } else {
          chainFigure(figure)
          fieldTable(field, metrics, model.chain)
        }
      case nil: overview(model.chain)
      }
    }
  }

  private var heading: String {
    switch model.chosen {
    case .metric(let metric, _)?: "Dataværdikæde: \(metric.title)"
    case .field(let field, _, _)?:
      "Dataværdikæde: \(field.name) i \(model.chain.extract(field.extract)?.title ?? field.extract)"
    case nil: "Dataværdikæde"
    }
  }

  private var chainForms: HTML {
    element("div", .class("choose")) {
      form("noegletal", "Hvilke felter bærer et nøgletal?", "Vis felter") {
        model.chain.metrics.sorted { $0.title < $1.title }.map { metric in
          element(
            "option", Attribute("value", metric.id), Attribute("selected", if: metric.id == asked.metric)
          ) { metric.title }
        }
      }
      form("felt", "Hvilke tal og rapporter bærer et felt?", "Vis tal") {
        model.chain.extracts.map { extract in
          element("optgroup", Attribute("label", extract.title)) {
            extract.fields.map { field in
              element(
                "option", Attribute("value", field.id), Attribute("selected", if: field.id == asked.field)
              ) { field.name }
            }
          }
        }
      }
    }
  }

  private func form(
    _ name: String, _ label: String, _ button: String, @HTMLBuilder options: () -> HTML
  ) -> HTML {
    element("form", .class("seas"), .action(.valueChain(ValueChainAddress())), Attribute("method", "get")) {
      element("label", Attribute("for", "kaede-\(name)")) { label }
      element("select", .id("kaede-\(name)"), Attribute("name", name)) { options() }
      element("button", .class("btn"), Attribute("type", "submit")) { button }
    }
  }

  private func metricTables(_ metric: DataValueChain.Metric, _ chain: DataValueChain) -> HTML {
    group {
      element("section", Attribute("aria-labelledby", "felter")) {
        element("h2", .id("felter")) { "Felter, som tallet bruger" }
        element("p", .class("sub")) {
          "De skal være registreret, for at tallet kan tælle en borger eller en postering med."
        }
        listTable(
          labelledBy: "felter", columns: ["Felt", "Udtræk", "System", "Registreres af", "Brug"],
          rows: metric.fields.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { field, use in
            let extract = chain.extract(field.extract)
            return [
              element("a", .href(.valueChain(ValueChainAddress(field: field.id)))) { field.name },
              .text(extract?.title ?? field.extract), .text(extract?.system ?? ""), .text(extract?.registeredBy ?? ""),
              .text(use.danishName),
            ]
          })
      }
      reportSection(chain.reports(showing: [metric]))
    }
  }

  private func fieldTable(
    _ field: DataValueChain.Field, _ metrics: [DataValueChain.Metric], _ chain: DataValueChain
  ) -> HTML {
    group {
      element("section", Attribute("aria-labelledby", "tal")) {
        element("h2", .id("tal")) { "Nøgletal, som feltet bærer" }
        listTable(
          labelledBy: "tal", columns: ["Nøgletal", "Område", "Brug", "Rapporter"],
          rows: metrics.map { metric in
            [
              element("a", .href(.valueChain(ValueChainAddress(metric: metric.id)))) { metric.title },
              .text(metric.area), .text(metric.fields[field]?.danishName ?? ""),
              .text(chain.reports(showing: [metric]).map(\.name).joined(separator: ", ")),
            ]
          })
      }
      reportSection(chain.reports(showing: metrics))
    }
  }

  private func reportSection(_ reports: [DataValueChain.Report]) -> HTML {
    element("section", Attribute("aria-labelledby", "rapporter")) {
      element("h2", .id("rapporter")) { "Rapporter og modtagere" }
      if reports.isEmpty {
        element("p") { "Ingen rapport viser det endnu." }
      } else {
        listTable(
          labelledBy: "rapporter", columns: ["Rapport", "Modtagere"],
          rows: reports.map { [.text($0.name), .text($0.recipients.map(\.danishName).joined(separator: ", "))] })
      }
    }
  }

  private func overview(_ chain: DataValueChain) -> HTML {
    let unused = Set(chain.unused)
    return element("section", Attribute("aria-labelledby", "systemer")) {
      element("h2", .id("systemer")) { "Systemer og udtræk" }
      listTable(
        labelledBy: "systemer", columns: ["Udtræk", "System", "Registreres af", "Felter", "Felter i tal", "Nøgletal"],
        numbers: [3, 4, 5],
        rows: chain.extracts.map { extract in
          [
            .text(extract.title), .text(extract.system), .text(extract.registeredBy),
            .text(DanishText.whole(extract.fields.count)),
            .text(DanishText.whole(extract.fields.count { !unused.contains($0) })),
            .text(
              DanishText.whole(
                chain.metrics.count { metric in
                  metric.fields.contains { $0.key.extract == extract.name && $0.value != .splits }
                })),
          ]
        })
    }
  }
}
