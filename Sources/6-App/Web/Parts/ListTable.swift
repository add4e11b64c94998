internal import CareModel
internal import Danish
internal import Rendering

/// A table of text for the pages that are not reports: a list of work on a phone.
func listTable(
  labelledBy id: String, columns: [String], numbers: Set<Int> = [], rows: [[HTML]], groups: [Int: String] = [:]
) -> HTML {
  element("table", .class("stack"), Attribute("role", "table"), Attribute("aria-labelledby", id)) {
    element("thead", Attribute("role", "rowgroup")) {
      element("tr", Attribute("role", "row")) {
        columns.enumerated().map { index, title in
          element(
            "th", Attribute("role", "columnheader"), Attribute("scope", "col"),
            .class(numbers.contains(index) ? "n" : nil)
          ) { title }
        }
      }
    }
    element("tbody", Attribute("role", "rowgroup")) {
      rows.enumerated().map { index, cells in
        group {
          if let heading = groups[index] {
            element("tr", Attribute("role", "row")) {
              element(
                "th", Attribute("role", "rowheader"), Attribute("scope", "rowgroup"),
                Attribute("colspan", "\(columns.count)"), .class("grp")
              ) { heading }
            }
          }
          listRow(cells, columns: columns, numbers: numbers)
        }
      }
    }
  }
}

private func listRow(_ cells: [HTML], columns: [String], numbers: Set<Int>) -> HTML {
  element("tr", Attribute("role", "row")) {
    cells.enumerated().map { index, cell in
      index == 0
        ? element("th", Attribute("role", "rowheader"), Attribute("scope", "row")) { cell }
        : element(
          "td", Attribute("role", "cell"), Attribute("data-l", columns[index]),
          .class(numbers.contains(index) ? "n" : nil)
        ) { cell }
    }
  }
}

/// A day with its machine form.
func time(_ day: Day) -> HTML {
  element("time", Attribute("datetime", day.description)) { DanishText.date(day) }
}
