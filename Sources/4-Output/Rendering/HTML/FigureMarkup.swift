internal import Charts
internal import DocumentModel

extension HTMLRenderer {
  /// A chart with its two drawings, its source, its table and how to read it.
  func figure(_ figure: ChartFigure, names: RegionNames) -> HTML {
    let id = "figur-\(figure.id)"
    let wide = drawing(of: figure, size: .wide, idPrefix: "\(id)-b")
    let narrow = drawing(of: figure, size: .narrow, idPrefix: "\(id)-s")
    return element("div", .class("cols")) {
      element("figure", .id(id), .class("fig"), Attribute("aria-labelledby", "\(id)-h")) {
        element("h3", .id("\(id)-h")) { figure.title }
        element("p", .class("sub")) {
          figure.subtitle
          if let note = wide.axisNote { " \(note)" }
        }
        HTML.raw(wide.svg)
        HTML.raw(narrow.svg)
        element("div", .class("figfoot")) {
          sourceLink(figure.reference, about: figure.title)
          element("span") { withDates(figure.sourceText) }
        }
        qualityLine(figure.quality, about: figure.title)
        element("details") {
          element("summary") {
            "Vis som tabel"
            element("span", .class("sr")) { ": \(figure.title)" }
          }
          table(figure.table, id: "\(id)-tabel", isTight: true, names: names)
        }
      }
      help(figure.help, level: .h4, about: figure.title)
    }
  }
}
