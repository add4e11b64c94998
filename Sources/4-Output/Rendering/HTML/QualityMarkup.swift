package import DocumentModel

extension HTMLRenderer {
  /// The quality of one figure: a shape and a word that open to the consequence.
  package func badge(_ mark: QualityMark, about name: String) -> HTML {
    element("details", .class("q")) {
      element("summary") {
        state(Icon(mark.kind), .text(mark.word), emphasis: "q")
        element("span", .class("sr")) { ": \(name), datakvalitet" }
      }
      element("p") {
        mark.sentence
        if let path = pageLink(mark.link) {
          " "
          element("a", .href(path)) {
            mark.leadsToRows ? PageLink.setAside.title : "Se fundene"
            element("span", .class("sr")) { ": \(name)" }
          }
        }
        rowsAside(mark, about: name)
      }
    }
  }

  /// The way to the rows that were set aside, where the mark itself leads to the findings.
  private func rowsAside(_ mark: QualityMark, about name: String) -> HTML {
    guard !mark.leadsToRows, let path = pageLink(mark.rowsLink) else { return .nothing }
    return group {
      " "
      element("a", .href(path)) {
        PageLink.setAside.title
        element("span", .class("sr")) { " ved \(name)" }
      }
    }
  }

  /// What a reader must know of the quality: the gravest on a line of its own, the rest behind it.
  func quality(_ notices: [Notice]) -> HTML {
    let ranked = notices.enumerated().sorted { ($0.element.kind.rank, $0.offset) < ($1.element.kind.rank, $1.offset) }
      .map(\.element)
    guard let first = ranked.first else { return .nothing }
    let rest = ranked.dropFirst()
    return element("div", .class("quality", first.kind.waits ? "a" : nil)) {
      Icon(first.kind).html()
      element("div") {
        element("p") { words(of: first) }
        if !rest.isEmpty {
          element("details", .class("rest")) {
            element("summary") {
              rest.count == 1 ? "Én oplysning mere om tallene" : "\(rest.count) oplysninger mere om tallene"
            }
            element("ul", .class("notes")) {
              rest.map { notice in
                element("li") {
                  Icon(notice.kind).html()
                  element("p") { words(of: notice) }
                }
              }
            }
          }
        }
      }
    }
  }
}

extension Notice.Kind {
  /// The gravest first.
  fileprivate var rank: Int {
    switch self {
    case .held: 0
    case .warning: 1
    case .reservation: 2
    case .due: 3
    case .preliminary: 4
    case .info: 5
    case .done: 6
    }
  }
}
