internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering
internal import Serving
internal import Worklist

/// The follow-ups (opfølgninger): a list to work from, the most urgent first.
struct FollowUpsView {
  let list: FollowUpList
  let asked: FollowUpAddress
  let filter: FollowUpFilter

  var content: PageContent {
    PageContent("Opfølgninger", in: .followUps, here: .followUps(FollowUpAddress())) {
      element("h1") { "Opfølgninger" }
      element("p", .class("lead")) { FollowUpWords.lead(list) + "." }
      element("p", .class("small", "dim")) {
        "Sådan stod det "
        time(list.asOf)
        ". Leveringen er modtaget "
        withDates(DanishText.time(list.received))
        ". Når opfølgningen er holdt og skrevet i fagsystemet, forsvinder linjen med den næste levering."
      }
      element("p", .class("btns")) {
        element("a", .class("btn"), .href(file(.xlsx))) { "Hent som regneark" }
        element("a", .class("btn"), .href(file(.csv))) { "Hent som CSV" }
      }
      filters
      element("section", .class("first"), .id("liste"), Attribute("aria-labelledby", "liste-h")) {
        element("div", .class("headrow")) {
          element("h2", .id("liste-h")) { heading }
          element("span", .class("small", "dim")) { "Det mest presserende først" }
        }
        if list.lines.isEmpty {
          element("p") { "Det er et rigtigt nul, ikke manglende data." }
        } else {
          FollowUpTable(lines: list.lines, names: list.names, id: "liste-h").html
          pager(page: list.page, pages: list.pages) { PageLink("", to: address(page: $0), at: "liste") }
        }
      }
    }
  }

  private var heading: String {
    let kind =
      switch filter.standing {
      case .overdue: "overskredet"
      case .soon: "inden 30 dage"
      case .withoutDate: "uden dato"
      case nil: "i alt"
      }
    if list.count == 0 { return "Ingen opfølgninger \(kind)" }
    if list.count == 1 { return "Én opfølgning \(kind)" }
    if list.pages == 1 { return "\(DanishText.whole(list.count)) opfølgninger \(kind)" }
    let first = (list.page - 1) * list.pageSize + 1
    let last = first + list.lines.count - 1
    return
      "\(DanishText.whole(first))–\(DanishText.whole(last)) af \(DanishText.whole(list.count)) opfølgninger \(kind)"
  }

  private var filters: HTML {
    element(
      "form", .class("filt", "noprint"), .action(.followUps(FollowUpAddress())), Attribute("method", "get"),
      Attribute("aria-label", "Filtre")
    ) {
      filter.unit.map { unit in
        hiddenField("enhed", unit)
      }
      choiceList(
        "Hvor haster det", "vis",
        FollowUp.Standing.allCases.map {
          .init(value: $0.rawValue, title: $0.danishName, count: list.count($0))
        }, selected: filter.standing?.rawValue)
      choiceList("Team", "team", list.teams, selected: filter.team)
      choiceList("Sagsbehandler", "sagsbehandler", list.caseworkers, selected: filter.caseworker)
      element("button", .class("btn", "p"), Attribute("type", "submit")) { "Vis" }
      if isNarrowed { element("a", .class("small"), .href(.followUps(FollowUpAddress()))) { "Nulstil filtre" } }
    }
  }

  private var isNarrowed: Bool { filter != FollowUpFilter() }

  private func address(page: Int) -> Address {
    var other = asked
    other.page = page
    return .followUps(other)
  }

  private func file(_ format: ListFormat) -> Address {
    var whole = asked
    whole.page = 1
    return .followUpsFile(AsFile(whole, as: format.rawValue))
  }
}
