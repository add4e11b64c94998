internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering
internal import Reports
internal import Serving

/// What is sent when a report is let out (frigivelse).
struct ReleaseCall: FormCall {
  var period: String?
  var unit: String?
  var reason: String?

  static let form = Form<ReleaseCall>([
    FormField("periode", "Periode", \.period, .hidden), FormField("enhed", "Enhed", \.unit, .hidden),
    FormField("begrundelse", "Begrundelse", \.reason, .text(rows: 3), limit: 500, isRequired: true),
  ])
}

/// The release of a report that is held back: the causes, a reason, a button. A page of its own, made anew each time, for its form
/// belongs to one browser.
struct ReleaseView {
  let edition: ReportEdition
  let unit: String?
  let form: FormState<ReleaseCall>
  /// The roles that may.
  let releasers: [Role]

  private var report: Address {
    .report(ReportAddress(edition.deliverable.id, period: edition.period.description, unit: unit))
  }

  var content: PageContent {
    PageContent(
      "Frigiv \(edition.title)", in: .reports, here: report,
      crumbs: [PageLink("Rapporter", to: .reports), PageLink(edition.title, to: report)]
    ) {
      element("h1") { "Frigiv \(edition.title)" }
      if edition.standing.mayRelease, let cause = edition.standing.cause {
        element("p", .class("lead")) { cause }
        element("p") {
          element("a", .href(PageLink("", to: report, at: "holdt-tilbage"))) {
            "Se årsagerne, og hvem der kan rette dem"
          }
        }
        element("p") {
          "Indtil den er frigivet, ser modtagerne kun, at den er holdt tilbage. Kommer der et nyt blokerende fund, bliver den holdt tilbage igen."
        }
        form.problem.map(formProblem)
        ReleaseCall.form.html(
          to: .release(ReleaseAddress(edition.deliverable.id)), form, filled: filled,
          button: "Frigiv med denne begrundelse"
        ) { _ in
          "Hvorfor kan tallene bruges, selv om fundene er åbne? Den kommer til at stå på rapporten. Mindst ti tegn; nævn ikke borgere."
        }
      } else {
        element("p", .class("lead")) {
          edition.standing.cause ?? "Rapporten er ikke holdt tilbage. Der er ikke noget at frigive."
        }
        if edition.standing.cause != nil {
          element("p") { "Det kan \(releasers.map(\.danishName).joined(separator: ", "))." }
        }
      }
      element("p") { element("a", .href(report)) { "Tilbage til rapporten" } }
    }
  }

  private var filled: ReleaseCall {
    var call = ReleaseCall()
    call.period = edition.period.description
    call.unit = unit
    return call
  }
}
