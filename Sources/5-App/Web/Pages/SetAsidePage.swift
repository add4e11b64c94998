internal import Access
internal import Application
internal import Danish
internal import DocumentModel
internal import Rendering

/// The rows that were set aside: which file, which row, which column, why, and what to do. Never what stands in them.
extension Site {
  static let setAsidePath = PageLink.setAside.path

  func setAsidePage(_ asked: PageRequest) throws -> MadePage {
    let model = try SetAside(asked.session).show(
      sources: asked.value("kilde").map { $0.split(separator: ",").map(String.init) } ?? [],
      group: asked.value("gruppe"), page: try asked.page())
    let content = group {
      element("h1") { "Rækker sat til side" }
      element("p", .class("lead")) {
        "\(told(model)). De kunne ikke læses sikkert, og intet i dem er gættet. De tæller ikke med, til de er rettet i kilden og leveret igen."
      }
      if !model.sources.isEmpty {
        element("p", .class("small")) {
          "Kun rækker i \(DanishText.list(model.sources.map { Words.source($0) })). "
          element("a", .href(Site.setAsidePath)) { "Vis alle filers rækker" }
        }
      }
      if model.groups.isEmpty {
        element("p") { state(.ok, .text("Alle rækker i leveringen er læst."), emphasis: "q") }
      } else {
        groupSection(model)
        rowSection(model)
      }
    }
    return MadePage(
      frame(
        title: "Rækker sat til side", current: .sources, reader: asked.reader, back: Site.setAsidePath,
        crumbs: [.init("Kilder", path: "/kilder")], content: content))
  }

  /// The rows of the page with another choice among them.
  private func here(_ model: SetAsidePage, _ choice: [(String, String?)]) -> String {
    path(Site.setAsidePath, [("kilde", model.sources.joined(separator: ","))] + choice) + "#raekker"
  }

  private func told(_ model: SetAsidePage) -> String {
    model.hidesSmallNumbers && (1...4).contains(model.count)
      ? "Under 5 rækker er sat til side" : Words.rowsSetAside(model.count)
  }

  private func groupSection(_ model: SetAsidePage) -> HTML {
    element("section", .class("first"), Attribute("aria-labelledby", "hvorfor")) {
      element("h2", .id("hvorfor")) { "Hvorfor, og hvad der skal gøres" }
      listTable(
        labelledBy: "hvorfor", columns: ["Fil", "Kolonne", "Hvad der er galt, og hvad du gør", "Rækker"], numbers: [3],
        rows: model.groups.map { each in
          [
            group {
              if model.rows != nil {
                element("a", .href(here(model, [("gruppe", each.id)]))) { each.source }
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

  private func rowSection(_ model: SetAsidePage) -> HTML {
    element("section", .id("raekker"), Attribute("aria-labelledby", "raekker-h")) {
      element("h2", .id("raekker-h")) {
        model.chosen.map { "Rækkerne i \($0.file)\($0.column.map { ", \($0)" } ?? "")" } ?? "Alle rækkerne"
      }
      if let rows = model.rows {
        if model.chosen != nil {
          element("p", .class("small")) { element("a", .href(here(model, []))) { "Vis alle rækker" } }
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
          here(model, [("gruppe", model.chosen?.id), ("side", page > 1 ? "\(page)" : nil)])
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

  /// Names that a terminal shows in grave accents stand in quotation marks on a page.
  func quoted(_ message: String) -> String { message.replacing(/`([^`]*)`/) { "“\($0.output.1)”" } }
}
