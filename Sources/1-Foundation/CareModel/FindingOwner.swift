/// Who corrects a finding (ansvarlig), as definitions and JSON write it; in the order that lists of work have.
package enum FindingOwner: String, Sendable, CaseIterable {
  case authority = "myndighed"
  case finance = "oekonomi"
  case provider = "udfoerer"
  case documentation = "dokumentation"
  case system
  case analyst = "bi"
  case lawyer = "jurist"
  case payroll = "loen"

  package var danishName: String {
    switch self {
    case .authority: "Myndighed"
    case .finance: "Økonomi"
    case .provider: "Udfører"
    case .documentation: "Dokumentation"
    case .system: "Systemadministrator"
    case .analyst: "BI og data"
    case .lawyer: "Klageansvarlig"
    case .payroll: "Løn og HR"
    }
  }

  /// The name of what a warehouse or a form holds; the text itself where no owner is written so.
  package static func name(_ id: String) -> String { FindingOwner(rawValue: id)?.danishName ?? id }

  /// Where an owner stands in a list of work; what is no owner comes last.
  package static func place(_ id: String) -> Int {
    allCases.firstIndex { $0.rawValue == id } ?? allCases.count
  }
}
