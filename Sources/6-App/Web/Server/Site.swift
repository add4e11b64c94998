internal import Access
internal import Foundation
internal import Hummingbird
internal import Loads
internal import Rendering
package import Serving

/// The web application: what everything that answers shares.
package struct Site: Sendable {
  let workspace: Workspace
  let configuration: HomeConfiguration?
  let admission: Admission
  let cache = ContentCache(bytes: 16 << 20)
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

  var municipalityName: String {
    workspace.serving.known?.municipalityName ?? configuration?.name ?? "Ingen kommune endnu"
  }

  func router() -> Router<Visit> {
    let routes = Routes(of: self)
    Assets(look: look).add(to: routes)
    RoleSwitch(site: self).add(to: routes)
    FrontPageRoutes(site: self).add(to: routes)
    ReportPages(site: self).add(to: routes)
    FigurePages(site: self).add(to: routes)
    LoadPages().add(to: routes)
    WorklistPages().add(to: routes)
    FollowUpPages().add(to: routes)
    HelpPages(site: self).add(to: routes)
    return routes.built
  }

  /// The demonstration's sign-ins, one line each; empty where roles cannot be switched.
  var demoRoles: [String] {
    guard isDemo else { return [] }
    return ["Skift rolle under “Se som” øverst på siden:"]
      + RoleSwitch(site: self).choices(selected: nil).map { "  \($0.title) (\($0.value))" }
  }
}
