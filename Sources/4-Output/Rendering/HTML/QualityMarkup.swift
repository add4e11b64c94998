package import DocumentModel

extension HTMLRenderer {
  /// The badge at a key figure: shape and word, and the consequence below.
  package func badge(_ mark: QualityMark, about name: String) -> HTML {
    element("div", .class("qm")) {
      element("p") { state(Icon(mark.kind), linked(mark, about: name), emphasis: "q") }
      element("p", .class("small")) { mark.sentence }
    }
  }

  /// The same on one line, at a table or a chart.
  func qualityLine(_ mark: QualityMark?, about name: String) -> HTML {
    guard let mark else { return .nothing }
    return element("p", .class("qline")) {
      state(Icon(mark.kind), linked(mark, about: name), emphasis: "q")
      " "
      mark.sentence
    }
  }

  private func linked(_ mark: QualityMark, about name: String) -> HTML {
    guard let path = mark.link.flatMap(pageLink) else { return .text(mark.word) }
    return element("a", .href(path)) {
      mark.word
      element("span", .class("sr")) { " i \(name)" }
    }
  }
}
