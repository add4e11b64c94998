internal import Charts
package import DocumentModel

extension HTMLRenderer {
  /// A time line in its three widths, with its tables.
  package func course(_ figure: CourseFigure) -> HTML {
    let id = "figur-\(figure.id)"
    let names = RegionNames()
    return element("figure", .id(id), .class("fig", "tid"), Attribute("aria-labelledby", "\(id)-h")) {
      element("h2", .id("\(id)-h")) { figure.title }
      element("p", .class("sub")) { figure.subtitle }
      CourseSize.allCases.map { size in HTML.raw(drawing(of: figure, size: size, idPrefix: id).svg) }
      if !figure.tables.isEmpty {
        element("details") {
          element("summary") { "Vis som tabel" }
          figure.tables.map { table in self.table(table, id: "\(id)-\(table.id)", isTight: true, names: names) }
        }
      }
    }
  }

  /// Columns month by month, with their table.
  package func columns(_ figure: MonthColumns) -> HTML {
    let id = "figur-\(figure.id)"
    return element("figure", .id(id), .class("fig"), Attribute("aria-labelledby", "\(id)-h")) {
      element("h2", .id("\(id)-h")) { figure.title }
      element("p", .class("sub")) { figure.subtitle }
      HTML.raw(drawing(of: figure, idPrefix: id).svg)
      element("details") {
        element("summary") {
          "Vis som tabel"
          element("span", .class("sr")) { ": \(figure.title)" }
        }
        table(figure.table, id: "\(id)-tabel", isTight: true, names: RegionNames())
      }
    }
  }

  /// A table that stands by itself on a page.
  package func standing(_ table: DataTable) -> HTML {
    self.table(table, id: "tabel-\(table.id)", names: RegionNames())
  }
}
