internal import Application
internal import CareModel
internal import Danish
internal import Rendering

/// The filters of the worklist, as a form that needs no script.
extension Site {
  func filterForm(_ list: Worklist, _ query: WorklistQuery) -> HTML {
    let filter = query.filter
    return element(
      "form", .class("filt", "noprint"), Attribute("action", "/datakvalitet"), Attribute("method", "post"),
      Attribute("aria-label", "Filtre")
    ) {
      element(
        "input", Attribute("type", "hidden"), Attribute("name", FormGuard.name), Attribute("value", FormGuard.blank))
      [("tal", filter.figures), ("enhed", filter.unit)].map { name, value in
        value.map { element("input", Attribute("type", "hidden"), Attribute("name", name), Attribute("value", $0)) }
          ?? .nothing
      }
      choice("Ansvarlig", "ansvarlig", list.choices.owners, selected: filter.owner)
      choice("Alvor", "alvor", list.choices.severities, selected: filter.severity?.rawValue)
      choice("Status", "status", list.choices.standings, selected: filter.standing.rawValue, hasAll: false)
      choice("Paragraf", "paragraf", list.choices.legalBases, selected: filter.legalBasis)
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
          choice("Kontrol", "kontrol", list.choices.checks.map(numbered), selected: filter.check)
          choice("Team", "team", list.choices.teams, selected: filter.team)
          choice("Tilbud", "tilbud", list.choices.facilities, selected: filter.facility)
          order(filter.order)
        }
      }
      if filter.isNarrowed { element("a", .class("small"), .href("/datakvalitet")) { "Nulstil filtre" } }
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

  /// A list with how many each would show. What is chosen stays on it, also when nothing is left of it.
  func choice(
    _ label: String, _ name: String, _ choices: [Worklist.Choice], selected: String?, hasAll: Bool = true
  ) -> HTML {
    var options = choices
    if let selected, !options.contains(where: { $0.value == selected }) {
      options.append(.init(value: selected, title: selected, count: 0))
    }
    return element("label") {
      label
      element("select", Attribute("name", name)) {
        if hasAll { element("option", Attribute("value", "")) { "Alle" } }
        options.map { option in
          element(
            "option", Attribute("value", option.value), Attribute("selected", if: option.value == selected)
          ) { "\(option.title) (\(DanishText.whole(option.count)))" }
        }
      }
    }
  }
}
