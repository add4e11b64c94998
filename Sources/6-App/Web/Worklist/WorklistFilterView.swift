internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering
internal import Worklist

/// The filters of the worklist, as a form that needs no script.
struct WorklistFilterView {
  let list: Worklist
  let filter: FindingFilter
  let word: FormWord

  var html: HTML {
    element(
      "form", .class("filt", "noprint"), .action(.worklist(WorklistAddress())), Attribute("method", "post"),
      Attribute("aria-label", "Filtre")
    ) {
      word.field
      [("tal", filter.figures), ("enhed", filter.unit)].map { name, value in
        value.map { hiddenField(name, $0) } ?? .nothing
      }
      choiceList("Ansvarlig", "ansvarlig", list.choices.owners, selected: filter.owner)
      choiceList("Alvor", "alvor", list.choices.severities, selected: filter.severity?.rawValue)
      choiceList("Status", "status", list.choices.standings, selected: filter.standing.rawValue, hasAll: false)
      choiceList("Paragraf", "paragraf", list.choices.legalBases, selected: filter.legalBasis)
      element("label") {
        "Søg"
        element(
          "input", Attribute("type", "search"), Attribute("name", "q"), Attribute("value", filter.text ?? ""),
          Attribute("placeholder", "fund, borger eller tilbud"), Attribute("autocomplete", "off"),
          Attribute("maxlength", "100"))
      }
      element("button", .class("btn", "p"), Attribute("type", "submit")) { "Vis" }
      element("details", Attribute("open", if: filter.usesMore || filter.order != .severity)) {
        element("summary") { "Flere filtre og sortering" }
        element("div", .class("more")) {
          choiceList("Kontrol", "kontrol", list.choices.checks.map(numbered), selected: filter.check)
          choiceList("Team", "team", list.choices.teams, selected: filter.team)
          choiceList("Tilbud", "tilbud", list.choices.facilities, selected: filter.facility)
          order(filter.order)
        }
      }
      if filter.isNarrowed { element("a", .class("small"), .href(.worklist(WorklistAddress()))) { "Nulstil filtre" } }
    }
  }

  /// The same choice as the headers, which a phone does not show.
  private func order(_ selected: FindingFilter.Order) -> HTML {
    element("label") {
      "Sortering"
      element("select", Attribute("name", "sorter")) {
        FindingFilter.Order.allCases.map { order in
          element("option", Attribute("value", order.rawValue), Attribute("selected", if: order == selected)) {
            order.danishName
          }
        }
      }
    }
  }

  private func numbered(_ choice: Worklist.Choice) -> Worklist.Choice {
    .init(value: choice.value, title: "\(choice.value) \(choice.title)", count: choice.count)
  }
}
