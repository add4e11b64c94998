internal import Access
internal import Application
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering

/// The follow-ups (opfølgninger): a list to work from, the most urgent first.
extension Site {
  func followUpPage(_ asked: PageRequest) throws -> Page {
    let query = try FollowUpQuery(asked)
    let list = try FollowUpLists(asked.session).list(query.filter, page: query.page)
    let content = group {
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
        element("a", .class("btn"), .href(query.address("/opfoelgninger/opfoelgninger.xlsx"))) { "Hent som regneark" }
        element("a", .class("btn"), .href(query.address("/opfoelgninger/opfoelgninger.csv"))) { "Hent som CSV" }
      }
      followUpFilter(list, query)
      element("section", .class("first"), .id("liste"), Attribute("aria-labelledby", "liste-h")) {
        element("div", .class("headrow")) {
          element("h2", .id("liste-h")) { heading(list, query.filter) }
          element("span", .class("small", "dim")) { "Det mest presserende først" }
        }
        if list.lines.isEmpty {
          element("p") { "Det er et rigtigt nul, ikke manglende data." }
        } else {
          followUpTable(list.lines, names: list.names, labelledBy: "liste-h")
          pager(page: list.page, pages: list.pages) { query.address(page: $0) + "#liste" }
        }
      }
    }
    return frame(
      title: "Opfølgninger", current: .followUps, reader: asked.reader, back: "/opfoelgninger", content: content)
  }

  private func heading(_ list: FollowUpList, _ filter: FollowUpFilter) -> String {
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

  /// The list: a table on a desk, one block a follow-up on a phone. What leads on comes first.
  func followUpTable(_ lines: [FollowUp], names: [String: String], labelledBy id: String) -> HTML {
    listTable(
      labelledBy: id,
      columns: ["Borger", "Dage over", "Næste opfølgning", "Paragraf og ydelse", "I fagsystemet", "Team"],
      numbers: [1], rows: lines.map { row($0, names) })
  }

  private func row(_ line: FollowUp, _ names: [String: String]) -> [HTML] {
    [
      element("a", .href("/opfoelgninger/forloeb/\(escapedForAddress(line.servicePeriod))")) {
        "Borger\u{A0}\(line.citizenName)"
      },
      line.standing == .overdue
        ? element("strong") { line.days.map(DanishText.whole) ?? "–" } : element("span", .class("none")) { "–" },
      group {
        switch line.standing {
        case .overdue, .soon: line.next.map(time) ?? .nothing
        case .withoutDate: state(.half, .text("Ingen dato"), emphasis: "k")
        }
        element("small") {
          line.last.map { last in
            group {
              "sidst "
              time(last)
            }
          } ?? HTML.text("aldrig holdt")
        }
      },
      group {
        line.legalBasis.map(Words.legalBasis) ?? "ikke oplyst"
        element("small") {
          [line.service, line.facility.map { names[$0] ?? $0 }].compactMap { $0 }.joined(separator: " · ")
        }
      },
      group {
        element("span", .class("nb")) { line.caseID.map { "Sag \($0)" } ?? "Uden sag" }
        element("small", .class("nb")) { "Indsats \(line.servicePeriod)" }
      },
      group {
        line.team.map { names[$0] ?? $0 } ?? "Uden team"
        line.caseworker.map { initials in element("small") { initials } }
      },
    ]
  }

  private func followUpFilter(_ list: FollowUpList, _ query: FollowUpQuery) -> HTML {
    element(
      "form", .class("filt", "noprint"), Attribute("action", "/opfoelgninger"), Attribute("method", "get"),
      Attribute("aria-label", "Filtre")
    ) {
      query.filter.unit.map { unit in
        element("input", Attribute("type", "hidden"), Attribute("name", "enhed"), Attribute("value", unit))
      }
      choice(
        "Hvor haster det", "vis",
        FollowUp.Standing.allCases.map {
          .init(value: $0.rawValue, title: $0.danishName, count: list.count($0))
        }, selected: query.filter.standing?.rawValue)
      choice("Team", "team", list.teams, selected: query.filter.team)
      choice("Sagsbehandler", "sagsbehandler", list.caseworkers, selected: query.filter.caseworker)
      element("button", .class("btn", "p"), Attribute("type", "submit")) { "Vis" }
      if query.isNarrowed { element("a", .class("small"), .href("/opfoelgninger")) { "Nulstil filtre" } }
    }
  }
}

/// What an address of the follow-ups asks for.
struct FollowUpQuery {
  static let names = ["vis", "team", "sagsbehandler", "enhed", "side"]

  let filter: FollowUpFilter
  let page: Int
  private let values: [(String, String?)]

  init(_ asked: PageRequest) throws {
    filter = FollowUpFilter(
      standing: try asked.choice("vis", FollowUp.Standing.self), team: asked.value("team"),
      caseworker: asked.value("sagsbehandler"), unit: asked.value("enhed"))
    page = try asked.page()
    values = FollowUpQuery.names.dropLast().map { ($0, asked.value($0)) }
  }

  var isNarrowed: Bool { values.contains { $0.1 != nil } }

  func address(_ place: String = "/opfoelgninger", page: Int? = nil) -> String {
    path(place, values + (page.map { $0 > 1 ? [("side", "\($0)")] : [] } ?? []))
  }
}
