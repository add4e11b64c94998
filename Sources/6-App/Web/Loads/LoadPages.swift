internal import DocumentModel
internal import Loads
internal import Worklist

/// The addresses of what was delivered.
struct LoadPages {
  func add(to routes: Routes) {
    routes.addPage(.sources) { asked in SourcesView(delivery: try Deliveries(asked.session).inUse()).content }
    routes.addPage(Address.setAside) { asked, rows in
      SetAsideView(model: try SetAside(asked.session).show(sources: rows.sources, group: rows.group, page: rows.page))
        .content
    }
  }
}
