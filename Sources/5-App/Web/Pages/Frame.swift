internal import Access
internal import Application
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering

/// What stands around every page: the menu, who reads, `Se som`, the foot.
extension Site {
  enum Menu: String, CaseIterable {
    case front = "Forside"
    case reports = "Rapporter"
    case followUps = "Opfølgninger"
    case metrics = "Nøgletal"
    case quality = "Datakvalitet"
    case sources = "Kilder"
    case help = "Hjælp"

    var path: String {
      switch self {
      case .front: "/"
      case .reports: "/rapporter"
      case .followUps: "/opfoelgninger"
      case .metrics: "/noegletal"
      case .quality: "/datakvalitet"
      case .sources: "/kilder"
      case .help: "/hjaelp"
      }
    }
  }

  /// What the reader may open and has use for; nothing else stands in the menu.
  func menu(for reader: Reader) -> [Menu] {
    let (role, rights) = (reader.role, workspace.knowledge.policy[reader.role])
    return Menu.allCases.filter { menu in
      switch menu {
      case .front, .help: true
      case .reports: workspace.knowledge.hasReports(for: role)
      case .followUps: [.leadership, .authority, .dataTeam].contains(role)
      case .metrics: rights.seesFigures
      case .quality: rights.seesRows
      case .sources: rights.seesFigures && !role.isPolitical
      }
    }
  }

  func frame(
    title: String, current: Menu?, reader: Reader, back: String = "/", crumbs: [Page.Link] = [], content: HTML
  ) -> Page {
    Page(
      title: title, municipality: municipalityName, userLine: userLine(reader),
      navigation: menu(for: reader).map { .init($0.rawValue, path: $0.path, current: $0 == current) }, crumbs: crumbs,
      roleForm: isDemo ? roleForm(reader, back: back) : nil, content: content, footer: footer)
  }

  var municipalityName: String {
    workspace.serving.known?.municipalityName ?? configuration?.name ?? "Ingen kommune endnu"
  }

  private func userLine(_ reader: Reader) -> String {
    isDemo ? "Demonstration, opdigtede data" : "\(reader.role.danishName) · \(reader.reason)"
  }

  private func roleForm(_ reader: Reader, back: String) -> Page.ChoiceForm {
    Page.ChoiceForm(
      label: "Se som", action: "/se-som", method: "post", field: "rolle", options: roleChoices(selected: reader),
      button: "Skift", hidden: [(FormGuard.name, FormGuard.blank), ("tilbage", back)])
  }

  private var footer: HTML {
    group {
      "\(municipalityName) · Tal vises efter dine rettigheder, og hver visning af enkeltpersoner bliver logget · "
      element("a", .href("/tilgaengelighed")) { "Tilgængelighed" }
      " · "
      element("a", .href("/hjaelp")) { "Hjælp" }
    }
  }
}

/// A table of text for the pages that are not reports: a list of work on a phone.
func listTable(
  labelledBy id: String, columns: [String], numbers: Set<Int> = [], rows: [[HTML]], groups: [Int: String] = [:]
) -> HTML {
  element("table", .class("stack"), Attribute("role", "table"), Attribute("aria-labelledby", id)) {
    element("thead", Attribute("role", "rowgroup")) {
      element("tr", Attribute("role", "row")) {
        columns.enumerated().map { index, title in
          element(
            "th", Attribute("role", "columnheader"), Attribute("scope", "col"),
            .class(numbers.contains(index) ? "n" : nil)
          ) { title }
        }
      }
    }
    element("tbody", Attribute("role", "rowgroup")) {
      rows.enumerated().map { index, cells in
        group {
          if let heading = groups[index] {
            element("tr", Attribute("role", "row")) {
              element(
                "th", Attribute("role", "rowheader"), Attribute("scope", "rowgroup"),
                Attribute("colspan", "\(columns.count)"), .class("grp")
              ) { heading }
            }
          }
          listRow(cells, columns: columns, numbers: numbers)
        }
      }
    }
  }
}

private func listRow(_ cells: [HTML], columns: [String], numbers: Set<Int>) -> HTML {
  element("tr", Attribute("role", "row")) {
    cells.enumerated().map { index, cell in
      index == 0
        ? element("th", Attribute("role", "rowheader"), Attribute("scope", "row")) { cell }
        : element(
          "td", Attribute("role", "cell"), Attribute("data-l", columns[index]),
          .class(numbers.contains(index) ? "n" : nil)
        ) { cell }
    }
  }
}

/// A day with its machine form.
func time(_ day: Day) -> HTML {
  element("time", Attribute("datetime", day.description)) { DanishText.date(day) }
}

/// Where a figure leads.
///
/// - Parameters:
///   - unit: what the reader has narrowed to; the explained figure is the one that was shown.
///   - report: the edition that it stands in, and so the way back.
func explanationPath(
  _ reference: FigureReference, unit: String? = nil, report: (id: String, period: String)? = nil
) -> String {
  let address = explanationPath(
    metric: reference.metric, from: reference.from, to: reference.to,
    filters: reference.filters.map { ($0.dimension, $0.value) })
  let more = [("enhed", unit), ("rapport", report.map { "\($0.id)~\($0.period)" })]
  return more.reduce(address) { address, pair in
    pair.1.flatMap { $0.isEmpty ? nil : "\(address)&\(pair.0)=\(escapedForAddress($0))" } ?? address
  }
}

/// Where a figure leads: each filter under its dimension's own name, an empty value is "without".
func explanationPath(metric: String, from: String, to: String, filters: [(String, String?)]) -> String {
  let address = path("/hvor-kommer-tallet-fra", [("noegletal", metric), ("fra", from), ("til", to == from ? nil : to)])
  return filters.reduce(address) { $0 + "&\($1.0)=\(escapedForAddress($1.1 ?? ""))" }
}
