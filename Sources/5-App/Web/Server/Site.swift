internal import Access
package import Application
internal import Foundation
internal import Hummingbird
internal import Rendering

/// The web application: its addresses, and what they share.
package struct Site: Sendable {
  let workspace: Workspace
  let configuration: HomeConfiguration?
  let admission: Admission
  let cache = PageCache(bytes: 16 << 20)
  /// Pages that must be made.
  let work = BlockingWork(width: max(2, ProcessInfo.processInfo.activeProcessorCount))
  /// What takes a millisecond: a page that is known, a line in the log. It never stands in line behind a page that must be made.
  let quick = BlockingWork(width: max(2, ProcessInfo.processInfo.activeProcessorCount))
  let look: LookFiles

  /// - Parameter admission: who may come into a home with own data; a demonstration is open to all.
  package init(workspace: Workspace, admission: Admission = .closed) throws {
    self.workspace = workspace
    configuration = try workspace.home.municipalitySettings()
    self.admission = configuration?.isDemo ?? false ? .demonstration : admission
    look = try LookFiles(folder: workspace.installation.assets)
  }

  /// Roles may be switched by anyone, for all data are invented.
  var isDemo: Bool { admission.isOpenToAll }

  func router() -> Router<Visit> {
    let routes = Routes(of: self)
    addAssets(to: routes)
    addRoleSwitch(to: routes)
    routes.addPage("/", knows: []) { try frontPage($0) }
    routes.addPage("/rapporter", knows: []) { try reportListPage($0) }
    routes.addPage("/rapporter/:id", knows: ["periode", "enhed", "sammenlign"]) { try reportPage($0) }
    routes.addPage("/kommer", knows: []) { comingPage($0) }
    routes.addPage("/noegletal", knows: []) { try metricListPage($0) }
    routes.addPage("/noegletal/:id", knows: []) { try metricPage($0) }
    routes.addPage("/hvor-kommer-tallet-fra", knows: ExplanationQuery.known) { try explanationPage($0) }
    routes.addPage("/kilder", knows: []) { try sourcesPage($0) }
    routes.addPage("/raekker-sat-til-side", knows: ["kilde", "gruppe", "side"]) { try setAsidePage($0) }
    routes.addPage("/datavaerdikaede", knows: ["noegletal", "felt"]) { try valueChainPage($0) }
    routes.addPage("/hjaelp", knows: []) { try helpPage($0) }
    routes.addPage("/hjaelp/:id", knows: []) { try guidePage($0) }
    routes.addPage("/tilgaengelighed", knows: []) { accessibilityPage($0) }
    addDownloads(to: routes)
    addFindings(to: routes)
    addRelease(to: routes)
    return routes.built
  }

  /// The demonstration's sign-ins, one line each; empty where roles cannot be switched.
  var demoRoles: [String] {
    guard isDemo else { return [] }
    return ["Skift rolle under “Se som” øverst på siden:"]
      + roleChoices(selected: nil).map { "  \($0.title) (\($0.value))" }
  }
}
