internal import Access
package import Application
internal import Foundation
package import Hummingbird
internal import Rendering

/// The web application: its routes, and what they share.
package struct Site: Sendable {
  let workspace: Workspace
  let configuration: HomeConfiguration?
  let cache = PageCache(bytes: 16 << 20)
  let work = BlockingWork(width: max(2, ProcessInfo.processInfo.activeProcessorCount))
  let look: LookFiles

  package init(workspace: Workspace) throws {
    self.workspace = workspace
    configuration = try workspace.configuration()
    look = try LookFiles(folder: workspace.installation.assets)
  }

  /// Roles may be switched by anyone, for all data are invented.
  var isDemo: Bool { configuration?.isDemo ?? false }

  package func router() -> Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
    router.middlewares.add(SafeHeaders())
    router.middlewares.add(ErrorPages(site: self))
    addFiles(to: router)
    addRoleSwitch(to: router)
    addPage("/", to: router) { try frontPage($0) }
    addPage("/rapporter", to: router) { try reportListPage($0) }
    addPage("/rapporter/:id", to: router) { try reportPage($0) }
    addPage("/noegletal", to: router) { try metricListPage($0) }
    addPage("/noegletal/:id", to: router) { try metricPage($0) }
    addPage("/hvor-kommer-tallet-fra", to: router) { try explanationPage($0) }
    addPage("/kilder", to: router) { try sourcesPage($0) }
    addPage("/datavaerdikaede", to: router) { try valueChainPage($0) }
    addPage("/hjaelp", to: router) { helpPage($0) }
    addPage("/tilgaengelighed", to: router) { accessibilityPage($0) }
    addDownloads(to: router)
    addFindings(to: router)
    addRelease(to: router)
    return router
  }

  /// The demonstration's sign-ins, one line each; empty where roles cannot be switched.
  var demoRoles: [String] {
    guard isDemo else { return [] }
    return ["Skift rolle under “Se som” øverst på siden:"]
      + roleChoices(selected: nil).map { "  \($0.title) (\($0.value))" }
  }
}
