internal import DocumentModel
internal import Rendering

/// What a page shows, without who reads it: kept for the next of the same role and unit.
struct PageContent: Sendable {
  let title: String
  /// Where it belongs in the menu.
  let menu: Menu?
  /// Where one comes back to under another role.
  let here: Address
  let crumbs: [PageLink]
  /// Different citizens (borgere) whose rows can be seen in it.
  let persons: Int
  /// Whether it has rows of persons, also of persons that are not citizens; no browser keeps it.
  let isPersonal: Bool
  var html: HTML

  init(
    _ title: String, in menu: Menu?, here: Address, crumbs: [PageLink] = [], persons: Int = 0, isPersonal: Bool? = nil,
    @HTMLBuilder html: () -> HTML
  ) {
    self.title = title
    self.menu = menu
    self.here = here
    self.crumbs = crumbs
    self.persons = persons
    self.isPersonal = isPersonal ?? (persons > 0)
    self.html = html()
  }
}
