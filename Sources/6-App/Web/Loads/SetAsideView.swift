internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering
internal import Serving
internal import Worklist

/// The rows that were set aside: which file, which row, which column, why, and what to do. Never what stands in them.
struct SetAsideView {
  let model: SetAsidePage

  var content: PageContent {
    PageContent(
      "Rækker sat til side", in: .sources, here: .setAside(SetAsideAddress()),
      crumbs: [PageLink("Kilder", to: .sources)]
    ) {
      element("h1") { "Rækker sat til side" }
      element("p", .class("lead")) {
        "\(told). De kunne ikke læses sikkert, og intet i dem er gættet. De tæller ikke med, til de er rettet i kilden og leveret igen."
      }
      if !model.sources.isEmpty {
        element("p", .class("small")) {
          "Kun rækker i \(DanishText.list(model.sources.map { Words.source($0) })). "
          element("a", .href(PageLink.setAside)) { "Vis alle filers rækker" }
        }
      }
      if model.groups.isEmpty {
        element("p") { state(.ok, .text("Alle rækker i leveringen er læst."), emphasis: "q") }
      } else {
        groupSection
        rowSection
      }
    }
  }

  /// The rows of the page with another choice among them.
  private func here(group: String? = nil, page: Int = 1) -> PageLink {
    PageLink(
      "", to: .setAside(SetAsideAddress(sources: model.sources, group: group, page: page)), at: "raekker")
  }

  private var told: String {
    model.hidesSmallNumbers && (1...4).contains(model.count)
      ? "Under 5 rækker er sat til side" : Words.rowsSetAside(model.count)
  }

  private var groupSection: HTML {
    element("section", .class("first"), Attribute("aria-labelledby", "hvorfor")) {
      element("h2", .id("hvorfor")) { "Hvorfor, og hvad der skal gøres" }
      listTable(
        labelledBy: "hvorfor", columns: ["Fil", "Kolonne", "Hvad der er galt, og hvad du gør", "Rækker"], numbers: [3],
        rows: model.groups.map { each in
          [
            group {
              if model.rows != nil {
                element("a", .href(here(group: each.id))) { each.source }
              } else {
                each.source
              }
              if each.file != each.source { element("small") { each.file } }
            },
            .text(each.column ?? "hele rækken"), .text(quoted(each.message)),
            .text(model.hidesSmallNumbers && each.count < 5 ? "under 5" : DanishText.whole(each.count)),
          ]
        })
    }
  }

  private var rowSection: HTML {
    element("section", .id("raekker"), Attribute("aria-labelledby", "raekker-h")) {
      element("h2", .id("raekker-h")) {
        model.chosen.map { "Rækkerne i \($0.file)\($0.column.map { ", \($0)" } ?? "")" } ?? "Alle rækkerne"
      }
      if let rows = model.rows {
        if model.chosen != nil {
          element("p", .class("small")) { element("a", .href(here())) { "Vis alle rækker" } }
        }
        element("p", .class("small", "dim")) {
          "Rækkens nummer er linjen i filen, når overskriften er linje 1 og ingen felter har linjeskift. Værdierne vises ikke."
        }
        listTable(
          labelledBy: "raekker-h", columns: ["Fil", "Række", "Kolonne", "Hvorfor"], numbers: [1],
          rows: rows.map { row in
            [
              .text(row.file), .text(row.number.map(DanishText.whole) ?? "–"), .text(row.column ?? "hele rækken"),
              .text(quoted(row.message)),
            ]
          })
        pager(page: model.page, pages: model.pages) { page in
          here(group: model.chosen?.id, page: page)
        }
      } else {
        element("div", .class("quality")) {
          Icon.info.html()
          element("p") {
            "En række, der ikke kan læses, kan ikke henføres til en enhed. Derfor ser kun den, der ser hele kommunen, de enkelte rækker."
          }
        }
      }
    }
  }
}
