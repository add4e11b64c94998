internal import Access
internal import DocumentModel
internal import Loads
internal import Rendering
internal import Serving

/// What stands around every page (rammen): the municipality, who reads, the menu, `Se som`, the foot. Made for each request, and never kept.
struct Frame {
  let site: Site

  /// - Parameter word: of the browser that gets it, for the form in it.
  func around(
    _ title: String, in menu: Menu?, here: Address, crumbs: [PageLink], for reader: Reader, word: FormWord
  ) -> (before: String, after: String) {
    let items = Menu.items(for: reader.role, site.workspace.knowledge)
    return Rendering.frame(
      of: Page(
        title: title, municipality: site.municipalityName, userLine: userLine(reader),
        navigation: items.map { .init($0.rawValue, to: $0.address, current: $0 == menu) }, crumbs: crumbs,
        roleForm: site.isDemo ? roleForm(reader, here, word) : nil, content: .nothing, footer: footer))
  }

  private func userLine(_ reader: Reader) -> String {
    site.isDemo ? "Demonstration, opdigtede data" : "\(reader.role.danishName) · \(reader.reason)"
  }

  private func roleForm(_ reader: Reader, _ here: Address, _ word: FormWord) -> Page.ChoiceForm {
    Page.ChoiceForm(
      label: "Se som", action: .seeAs, method: "post", field: "rolle",
      options: RoleSwitch(site: site).choices(selected: reader), button: "Skift",
      hidden: [(FormGuard.name, word.text), ("tilbage", here.path)])
  }

  private var footer: HTML {
    group {
      "\(site.municipalityName) · Tal vises efter dine rettigheder, og hver visning af enkeltpersoner bliver logget · "
      element("a", .href(.accessibility)) { "Tilgængelighed" }
      " · "
      element("a", .href(.help)) { "Hjælp" }
    }
  }
}
