internal import Charts
internal import DocumentModel

/// How much of the page's width a chart has.
enum FigureRoom {
  /// Two thirds, with what stands around it at its side.
  case alone
  /// Half, with another chart beside it.
  case half
}

extension HTMLRenderer {
  /// A chart with its two drawings, its source, its table and how to read it.
  func figure(_ figure: ChartFigure, room: FigureRoom, names: RegionNames) -> HTML {
    let id = "figur-\(figure.id)"
    let desk = drawing(of: figure, size: room == .half ? .half : .wide, idPrefix: "\(id)-b")
    let phone = drawing(of: figure, size: .narrow, idPrefix: "\(id)-s")
    return element(
      "figure", .id(id), .class("fig", room == .alone ? "solo" : nil), Attribute("aria-labelledby", "\(id)-h")
    ) {
      element("h3", .id("\(id)-h")) { figure.title }
      element("p", .class("sub")) {
        figure.subtitle
        if let note = desk.axisNote { " \(note)" }
      }
      element("div", .class("drawn")) {
        HTML.raw(desk.svg)
        HTML.raw(phone.svg)
      }
      element("div", .class("beside")) {
        element("div", .class("figfoot")) {
          sourceLink(figure.reference, about: figure.title)
          element("span") { withDates(figure.sourceText) }
        }
        element("div", .class("fold")) {
          figure.quality.map { badge($0, about: figure.title) }
          element("details") {
            element("summary") {
              "Vis som tabel"
              element("span", .class("sr")) { ": \(figure.title)" }
            }
            table(figure.table, id: "\(id)-tabel", isTight: true, names: names)
          }
          help(figure.help, about: figure.title)
        }
      }
    }
  }
}
