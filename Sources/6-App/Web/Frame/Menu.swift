internal import Access
internal import DocumentModel
internal import Reports
internal import Serving

/// The main menu: what every page belongs to.
enum Menu: String, CaseIterable {
  case front = "Forside"
  case reports = "Rapporter"
  case followUps = "Opfølgninger"
  case metrics = "Nøgletal"
  case quality = "Datakvalitet"
  case sources = "Kilder"
  case help = "Hjælp"

  var address: Address {
    switch self {
    case .front: .front
    case .reports: .reports
    case .followUps: .followUps(FollowUpAddress())
    case .metrics: .metrics
    case .quality: .worklist(WorklistAddress())
    case .sources: .sources
    case .help: .help
    }
  }

  /// What a role may open and has use for; nothing else stands in the menu.
  static func items(for role: Role, _ knowledge: Knowledge) -> [Menu] {
    let rights = knowledge.policy[role]
    return allCases.filter { menu in
      switch menu {
      case .front, .help: true
      case .reports: knowledge.hasReports(for: role)
      case .followUps: [.leadership, .authority, .dataTeam].contains(role)
      case .metrics: rights.seesFigures
      case .quality: rights.seesRows
      case .sources: rights.seesFigures && !role.isPolitical
      }
    }
  }
}
