internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering
internal import Serving
internal import Worklist

/// The worklist (fejlliste): what is wrong, whose it is, what it costs, and since when.
struct WorklistView {
  let list: Worklist
  let query: WorklistQuery
  /// What people call the figures that it is narrowed to.
  let named: String?
  let word: FormWord

  var content: PageContent {
    PageContent("Fejlliste", in: .quality, here: .worklist(WorklistAddress())) {
      element("div", .class("cols")) {
        element("div") {
          element("h1") { "Fejlliste" }
          lead
          element("p", .class("small", "dim")) {
            "Kontrolleret i leveringen, der er modtaget "
            withDates(DanishText.time(list.received))
            ". Et fund lukker først, når næste levering fra de systemer, det handler om, stemmer."
          }
          if list.setAside > 0 {
            element("p", .class("small", "dim")) {
              "\(Words.rowsSetAside(list.setAside)) og er ikke kontrolleret. "
              element("a", .href(PageLink.setAside)) { "Se hvorfor" }
            }
          }
          element("p", .class("btns")) {
            element("a", .class("btn"), .href(query.file)) { "Hent som regneark" }
            closedLink
          }
        }
        HTMLRenderer.withoutFigures.columns(WorklistTrend.columns(list.months))
      }
      if query.asked.civilNumber {
        element("div", .class("quality", "a"), Attribute("role", "alert")) {
          Icon.late.html()
          element("p") {
            element("strong") { "Søg ikke med et CPR-nummer. " }
            "Det er ikke gemt. Søg efter fundets nummer, en betegnelse som Borger 7F3A, et tilbud eller et team."
          }
        }
      }
      if let named {
        element("div", .class("quality")) {
          Icon.info.html()
          element("p") {
            element("strong") { "Kun fund, der kan ændre \(named): " }
            WorklistWords.summary(list.counted) + ". "
            element("a", .href(.worklist(WorklistAddress()))) { "Vis alle åbne fund" }
          }
        }
      }
      WorklistFilterView(list: list, filter: query.filter, word: word).html
      section
      notRun
    }
  }

  private var lead: HTML {
    let summary = list.summary
    guard list.isChecked else {
      return element("p", .class("lead")) {
        "Datalageret er bygget, før der var kontroller. Indlæs leveringen igen, så bliver den kontrolleret."
      }
    }
    guard summary.open > 0 else {
      return element("p", .class("lead")) { "Ingen åbne fund i det, du ser. Der er ikke noget, du skal gøre." }
    }
    return element("p", .class("lead")) {
      element("strong") { DanishText.count(summary.open, one: "Ét åbent fund", many: "åbne fund") }
      if summary.amountOre > 0 {
        ". "
        element("strong") { Words.amount(summary.amountOre) }
        " kan være forkert"
      }
      ". " + WorklistWords.urgency(summary)
      if summary.counted.informations > 0 { " " + WorklistWords.informations(summary.counted) }
    }
  }

  /// The way to what is corrected and gone.
  private var closedLink: HTML {
    let closed = FindingFilter.Standing.closed.rawValue
    guard let count = list.choices.standings.first(where: { $0.value == closed })?.count, count > 0 else {
      return .nothing
    }
    var standing = WorklistAddress()
    standing.standing = closed
    return element("a", .href(PageLink("", to: .worklist(standing), at: "liste"))) {
      count == 1 ? "Se det lukkede fund" : "Se de \(DanishText.whole(count)) lukkede fund"
    }
  }

  private var section: HTML {
    element("section", .class("first"), .id("liste"), Attribute("aria-labelledby", "liste-h")) {
      element("div", .class("headrow")) {
        element("h2", .id("liste-h")) { WorklistWords.heading(list, query.filter) }
        element("span", .class("small", "dim")) { query.filter.order.sentence }
      }
      if list.lines.isEmpty {
        element("div", .class("quality")) {
          Icon.info.html()
          element("p") {
            query.filter.isNarrowed ? "Ingen fund passer til filtrene. " : "Ingen fund. "
            if query.filter.isNarrowed { element("a", .href(.worklist(WorklistAddress()))) { "Vis alle åbne fund" } }
          }
        }
      } else {
        WorklistTable(lines: list.lines, names: list.names, query: query).html
        pager(page: list.page, pages: list.pages) { PageLink("", to: query.address(page: $0), at: "liste") }
      }
    }
  }

  /// What nobody has looked at is said: no findings is another thing than not looked.
  private var notRun: HTML {
    guard !list.notRun.isEmpty else { return .nothing }
    return element("section", Attribute("aria-labelledby", "ikke-h")) {
      element("h2", .id("ikke-h")) { "Ikke kontrolleret" }
      element("p", .class("sub")) { "Disse kontroller er ikke kørt. Derfor siger listen intet om det, de ser efter." }
      listTable(
        labelledBy: "ikke-h", columns: ["Kontrol", "Hvorfor"],
        rows: list.notRun.map { run in
          [
            group {
              run.title
              element("small") { run.check }
            },
            .text(
              run.state == "off"
                ? "Slået fra i kommunens tilpasninger"
                : "Kilden \(run.missingSource.map(Words.extract) ?? "") er ikke leveret"),
          ]
        })
    }
  }
}
