internal import Application
internal import Rendering

extension Site {
  /// The way to the pages before and after.
  func pager(page: Int, pages: Int, address: (Int) -> String) -> HTML {
    guard pages > 1 else { return .nothing }
    return element("nav", .class("pager"), Attribute("aria-label", "Sider i listen")) {
      if page > 1 { element("a", .class("btn"), .href(address(page - 1))) { "Forrige side" } }
      element("span", .class("small")) { "Side \(page) af \(pages)" }
      if page < pages { element("a", .class("btn"), .href(address(page + 1))) { "Næste side" } }
    }
  }
}

extension PageRequest {
  /// The page of a list; the first where none is asked for.
  func page(_ name: String = "side") throws(Refusal) -> Int {
    guard let text = value(name) else { return 1 }
    guard let page = Int(text), page > 0 else { throw Refusal.unknownChoice(text, of: name) }
    return page
  }

  /// One of a closed list of words; nil where none is asked for.
  ///
  /// - Parameter called: what people call each.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ type: Choice.Type, called: (Choice) -> String = { $0.rawValue }
  ) throws(Refusal) -> Choice? where Choice.RawValue == String {
    guard let text = value(name) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw Refusal.unknownChoice(text, of: name, among: Choice.allCases.map { ($0.rawValue, called($0)) })
    }
    return choice
  }
}
