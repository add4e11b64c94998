internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering
internal import Reports
internal import Serving

/// A report: its name, one line to choose another view or a file with, then its contents. Nothing needs a script.
struct ReportView {
  let edition: ReportEdition
  /// The edition that is shown, with its period said.
  private let view: ReportAddress

  init(edition: ReportEdition, asked: ReportAddress) {
    self.edition = edition
    view = ReportAddress(
      edition.deliverable.id, period: edition.period.description, unit: asked.unit, comparison: asked.comparison)
  }

  var content: PageContent {
    let document = edition.document
    let (unit, report) = (view.unit, (edition.deliverable.id, edition.period.description))
    let renderer = HTMLRenderer(figureLink: { reference in
      // A count of findings is no metric: its rows are the worklist's.
      reference.metric.isEmpty ? nil : .explanation(FigureAddress(reference, unit: unit, report: report))
    })
    return PageContent(
      document.title, in: .reports, here: .report(view), crumbs: crumbs, persons: document.persons,
      isPersonal: document.holdsPersons
    ) {
      renderer.title(of: document)
      controls
      renderer.body(of: document)
    }
  }

  /// A unit's report stands below the whole's, where the reader chose the unit.
  private var crumbs: [PageLink] {
    var whole = view
    whole.unit = nil
    return [PageLink("Rapporter", to: .reports)]
      + (view.unit == nil ? [] : [PageLink(edition.deliverable.name, to: .report(whole))])
  }

  /// One line that opens: another month, unit or comparison; files; the release.
  private var controls: HTML {
    element("div", .class("ctl", "noprint")) {
      element("details") {
        element("summary") { "Skift visning" }
        form
      }
      neighbour(edition.period.previous, before: true)
      if edition.period < edition.latest { neighbour(edition.period.advanced(by: 1), before: false) }
      element("span", .class("r")) {
        if edition.standing.mayRelease {
          element("a", .href(.release(ReleaseAddress(view.id, period: view.period, unit: view.unit)))) { "Frigiv" }
        }
        [ReportFormat.pdf, .xlsx, .json].map { format in
          element(
            "a", .class(format == .json ? "wideonly" : nil), .href(.reportFile(AsFile(view, as: format.rawValue)))
          ) {
            DanishText.capitalised(format.danishName)
          }
        }
      }
    }
  }

  private func neighbour(_ period: Period, before: Bool) -> HTML {
    var other = view
    other.period = period.description
    let name = DanishText.name(of: period)
    return element("a", .class("wideonly"), .href(.report(other))) { before ? "← \(name)" : "\(name) →" }
  }

  private var form: HTML {
    element("form", .class("filt"), .action(.report(ReportAddress(view.id))), Attribute("method", "get")) {
      choice(
        "Periode", field: "periode",
        options: periods.map { ($0.description, DanishText.name(of: $0)) }, chosen: edition.period.description)
      if !edition.units.isEmpty {
        choice(
          "Enhed", field: "enhed",
          options: [("", "Alt, du kan se")]
            + edition.units.map { ($0.id, $0.kind == .facility ? "\($0.name) (tilbud)" : $0.name) },
          chosen: view.unit ?? "")
      }
      choice(
        "Sammenlign med", field: "sammenlign",
        options: [("", "Som rapporten plejer"), ("sidste-aar", "Samme tid sidste år"), ("forrige", "Forrige periode")],
        chosen: edition.comparison ?? "")
      element("button", .class("btn", "p"), Attribute("type", "submit")) { "Vis" }
    }
  }

  private func choice(_ label: String, field: String, options: [(String, String)], chosen: String) -> HTML {
    element("label") {
      label
      element("select", Attribute("name", field)) {
        options.map { value, name in
          element("option", Attribute("value", value), Attribute("selected", if: value == chosen)) { name }
        }
      }
    }
  }

  /// The latest two years, and the one that is shown.
  private var periods: [Period] {
    let count = edition.deliverable.cadence == .month ? 24 : edition.deliverable.cadence == .quarter ? 8 : 5
    var periods = (0..<count).map { edition.latest.advanced(by: -$0) }
    if !periods.contains(edition.period) { periods.insert(edition.period, at: 0) }
    return periods
  }
}
