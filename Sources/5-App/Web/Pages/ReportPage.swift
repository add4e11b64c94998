internal import Access
internal import Application
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering

/// A report: its name, one line to choose another view or a file with, then its contents. Nothing needs a script.
extension Site {
  func reportPage(_ asked: PageRequest) throws -> MadePage {
    let edition = try Reports(asked.session).show(
      ReportCall(
        id: asked.id, period: asked.value("periode"), unit: asked.value("enhed"),
        comparison: asked.value("sammenlign")))
    let view = ReportView(
      here: "/rapporter/\(edition.deliverable.id)", period: edition.period, unit: asked.value("enhed"),
      comparison: asked.value("sammenlign"))
    let renderer = HTMLRenderer(figureLink: { reference in
      // A count of findings is no metric: its rows are the worklist's.
      guard !reference.metric.isEmpty else { return nil }
      return explanationPath(
        reference, unit: asked.value("enhed"), report: (edition.deliverable.id, edition.period.description))
    })
    let content = group {
      renderer.title(of: edition.document)
      controls(edition, view)
      renderer.body(of: edition.document)
    }
    return MadePage(
      frame(
        title: edition.document.title, current: .reports, reader: asked.reader, back: view.path(),
        crumbs: crumbs(edition, view), content: content),
      persons: edition.document.persons, isPersonal: edition.document.holdsPersons)
  }

  /// A unit's report stands below the whole's, where the reader chose the unit.
  private func crumbs(_ edition: ReportEdition, _ view: ReportView) -> [Page.Link] {
    var whole = view
    whole.unit = nil
    return [.init("Rapporter", path: "/rapporter")]
      + (view.unit == nil ? [] : [.init(edition.deliverable.name, path: whole.path())])
  }

  /// One line that opens: another month, unit or comparison; files; the release.
  private func controls(_ edition: ReportEdition, _ view: ReportView) -> HTML {
    element("div", .class("ctl", "noprint")) {
      element("details") {
        element("summary") { "Skift visning" }
        form(edition, view)
      }
      neighbour(edition.period.previous, before: true, view)
      if edition.period < edition.latest { neighbour(edition.period.advanced(by: 1), before: false, view) }
      element("span", .class("r")) {
        if edition.standing.mayRelease {
          element("a", .href(view.path(in: "/frigiv", comparison: false))) { "Frigiv" }
        }
        [ReportFormat.pdf, .xlsx, .json].map { format in
          element("a", .class(format == .json ? "wideonly" : nil), .href(view.path(in: "/rapport.\(format.rawValue)")))
          {
            DanishText.capitalised(format.danishName)
          }
        }
      }
    }
  }

  private func neighbour(_ period: Period, before: Bool, _ view: ReportView) -> HTML {
    var other = view
    other.period = period
    let name = DanishText.name(of: period)
    return element("a", .class("wideonly"), .href(other.path())) { before ? "← \(name)" : "\(name) →" }
  }

  private func form(_ edition: ReportEdition, _ view: ReportView) -> HTML {
    element("form", .class("filt"), Attribute("action", view.here), Attribute("method", "get")) {
      choice(
        "Periode", field: "periode",
        options: periods(edition).map { ($0.description, DanishText.name(of: $0)) }, chosen: edition.period.description)
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
  private func periods(_ edition: ReportEdition) -> [Period] {
    let count = edition.deliverable.cadence == .month ? 24 : edition.deliverable.cadence == .quarter ? 8 : 5
    var periods = (0..<count).map { edition.latest.advanced(by: -$0) }
    if !periods.contains(edition.period) { periods.insert(edition.period, at: 0) }
    return periods
  }
}

/// Which view of a report an address shows.
private struct ReportView {
  let here: String
  var period: Period
  var unit: String?
  let comparison: String?

  func path(in place: String = "", comparison isKept: Bool = true) -> String {
    Web.path(
      here + place,
      [("periode", period.description), ("enhed", unit), ("sammenlign", isKept ? comparison : nil)])
  }
}
