internal import DocumentModel
internal import Serving

/// The addresses of help.
struct HelpPages {
  let site: Site

  func add(to routes: Routes) {
    let folder = site.workspace.installation.guide
    routes.addPage(.help) { _ in HelpView(guide: try Guide(folder: folder)).content }
    routes.addPage(Address.guide) { _, id in
      let guide = try Guide(folder: folder)
      return GuideView(guide: guide, page: try guide.page(id)).content
    }
    routes.addPage(.accessibility) { _ in AccessibilityView().content }
  }
}
