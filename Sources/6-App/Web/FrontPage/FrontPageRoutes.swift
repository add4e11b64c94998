internal import Access
internal import DocumentModel
internal import FrontPage
internal import Serving

/// The front page's address.
struct FrontPageRoutes {
  let site: Site

  func add(to routes: Routes) {
    let policy = site.workspace.knowledge.policy
    routes.addPage(.front) { asked in
      FrontPageView(
        model: try FrontPages(asked.session).show(), role: asked.reader.role, hasData: asked.moment != nil,
        seesFigures: policy[asked.reader.role].seesFigures
      ).content
    }
  }
}
