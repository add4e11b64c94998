/// How many pages a list of so many lines has (sider); one without lines has one.
package func pageCount(_ lines: Int, pageSize: Int) -> Int { max(1, (lines + pageSize - 1) / pageSize) }

extension Array {
  /// The lines of one page, the first being 1; none past the end.
  package func page(_ page: Int, pageSize: Int) -> ArraySlice<Element> {
    dropFirst((page - 1) * pageSize).prefix(pageSize)
  }
}

extension Refusal {
  package static func noSuchPage(_ page: Int, of pages: Int) -> Refusal {
    Refusal(
      .badCall, code: "side-ukendt", "Der er ingen side \(page) i listen.",
      suggestion: pages == 1 ? "Listen har én side." : "Vælg en side fra 1 til \(pages).")
  }
}
