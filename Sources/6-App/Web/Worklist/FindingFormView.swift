internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering
internal import Worklist

/// What a person wants done with a finding, as a form sends it.
extension FindingCall: FormCall {
  init() { self.init(finding: "") }

  static let form = Form<FindingCall>([
    FormField("status", "Status", \.status, .choice(Choice.allCases.map { ($0.rawValue, $0.danishName) })),
    FormField(mark: "praksis", "Registreringspraksis er også ændret (ved Berigtiget)", \.practiceChanged),
    FormField("til", "Accepteret til og med", \.acceptedUntil, .day), FormField("frist", "Frist", \.due, .day),
    FormField("person", "Ansvarlig person", \.person, limit: 60),
    FormField("bemaerkning", "Bemærkning", \.text, .text(rows: 3), limit: 2000),
  ])
}

/// What can be done with a finding, as one form that needs no script.
struct FindingFormView {
  let finding: FindingPage
  let form: FormState<FindingCall>

  var html: HTML {
    element(
      "form", .class("change", "noprint"), .action(.finding(FindingAddress(finding.id))), Attribute("method", "post"),
      Attribute("aria-label", "Gør noget ved fundet")
    ) {
      form.word.field
      if finding.standing.isThere {
        labelled("status")
        element("label", .class("check")) {
          control("praksis")
          element("span") { FindingCall.form["praksis"].label }
        }
        element("div", .class("pair")) {
          labelled("til", note: "kun ved Accepteret afvigelse")
          labelled("frist")
        }
        labelled(
          "person", Attribute("autocomplete", "off"), Attribute("list", finding.people.isEmpty ? nil : "personer"))
        if !finding.people.isEmpty {
          element("datalist", .id("personer")) {
            finding.people.map { name in element("option", Attribute("value", name)) }
          }
        }
      }
      labelled("bemaerkning")
      element("p", .class("small", "dim")) {
        "Skriv ikke navne eller CPR-numre på borgere. Det, du gemmer, kan ikke slettes, og det står med rolle og tid."
      }
      element("div", .class("btns")) {
        element("button", .class("btn", "p"), Attribute("type", "submit")) { "Gem" }
      }
    }
  }

  /// How the finding stands, with what was typed and not accepted on top.
  private var filled: FindingCall {
    let standing = finding.standing
    let now = FindingCall(
      finding: finding.id, status: standing.choice.rawValue, acceptedUntil: standing.acceptedUntil?.description,
      practiceChanged: standing.practiceChanged, person: standing.person, due: standing.due?.description)
    guard let typed = form.typed else { return now }
    return FindingCall(
      finding: finding.id, status: typed.status ?? now.status, acceptedUntil: typed.acceptedUntil ?? now.acceptedUntil,
      practiceChanged: typed.practiceChanged, person: typed.person ?? now.person, due: typed.due ?? now.due,
      text: typed.text)
  }

  private func labelled(_ name: String, note: String? = nil, _ more: Attribute...) -> HTML {
    element("label") {
      element("span") {
        FindingCall.form[name].label
        note.map { note in element("small") { " \(note)" } }
      }
      control(name, more)
    }
  }

  private func control(_ name: String, _ more: [Attribute] = []) -> HTML {
    FindingCall.form[name].control(filled, more)
  }
}
