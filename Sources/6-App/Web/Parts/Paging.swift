internal import DocumentModel
internal import Rendering

/// The way to the pages before and after.
func pager(page: Int, pages: Int, address: (Int) -> PageLink) -> HTML {
  guard pages > 1 else { return .nothing }
  return element("nav", .class("pager"), Attribute("aria-label", "Sider i listen")) {
    if page > 1 { element("a", .class("btn"), .href(address(page - 1))) { "Forrige side" } }
    element("span", .class("small")) { "Side \(page) af \(pages)" }
    if page < pages { element("a", .class("btn"), .href(address(page + 1))) { "Næste side" } }
  }
}
