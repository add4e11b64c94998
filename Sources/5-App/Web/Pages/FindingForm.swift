internal import Application
internal import CareModel
internal import Rendering

/// What can be done with a finding, as one form that needs no script.
extension Site {
  /// - Parameters:
  ///   - typed: what was sent and not accepted; it stands in the fields again.
  func findingForm(_ finding: FindingPage, formWord: String, typed: FindingCall?) -> HTML {
    let path = "/datakvalitet/fund/\(finding.id)"
    let chosen = typed?.status ?? finding.standing.choice.rawValue
    return element(
      "form", .class("change", "noprint"), Attribute("action", path), Attribute("method", "post"),
      Attribute("aria-label", "Gør noget ved fundet")
    ) {
      element("input", Attribute("type", "hidden"), Attribute("name", "formular"), Attribute("value", formWord))
      if finding.standing.isThere {
        element("label") {
          element("span") { "Status" }
          element("select", Attribute("name", "status")) {
            FindingCall.Choice.allCases.map { choice in
              element(
                "option", Attribute("value", choice.rawValue), Attribute("selected", if: choice.rawValue == chosen)
              ) { choice.danishName }
            }
          }
        }
        element("label", .class("check")) {
          element(
            "input", Attribute("type", "checkbox"), Attribute("name", "praksis"), Attribute("value", "ja"),
            Attribute("checked", if: typed?.practiceChanged ?? finding.standing.practiceChanged))
          element("span") { "Registreringspraksis er også ændret (ved Berigtiget)" }
        }
        element("div", .class("pair")) {
          date(
            "Accepteret til og med", "til", typed?.acceptedUntil ?? finding.standing.acceptedUntil?.description,
            note: "kun ved Accepteret afvigelse")
          date("Frist", "frist", typed?.due ?? finding.standing.due?.description, note: nil)
        }
        element("label") {
          element("span") { "Ansvarlig person" }
          element(
            "input", Attribute("type", "text"), Attribute("name", "person"), Attribute("maxlength", "60"),
            Attribute("autocomplete", "off"), Attribute("list", finding.people.isEmpty ? nil : "personer"),
            Attribute("value", typed?.person ?? finding.standing.person ?? ""))
        }
        if !finding.people.isEmpty {
          element("datalist", .id("personer")) {
            finding.people.map { name in element("option", Attribute("value", name)) }
          }
        }
      }
      element("label") {
        element("span") { "Bemærkning" }
        element("textarea", Attribute("name", "bemaerkning"), Attribute("rows", "3"), Attribute("maxlength", "2000")) {
          typed?.text ?? ""
        }
      }
      element("p", .class("small", "dim")) {
        "Skriv ikke navne eller CPR-numre på borgere. Det, du gemmer, kan ikke slettes, og det står med rolle og tid."
      }
      element("div", .class("btns")) {
        element("button", .class("btn", "p"), Attribute("type", "submit")) { "Gem" }
      }
    }
  }

  private func date(_ label: String, _ name: String, _ value: String?, note: String?) -> HTML {
    element("label") {
      element("span") {
        label
        note.map { note in element("small") { " \(note)" } }
      }
      element("input", Attribute("type", "date"), Attribute("name", name), Attribute("value", value ?? ""))
    }
  }
}
