internal import Charts
internal import DocumentModel

extension HTMLRenderer {
  /// A table in a region that can be reached and scrolled from the keyboard.
  func table(
    _ table: DataTable, id: String, hidesCaption: Bool = false, isTight: Bool = false, names: RegionNames
  ) -> HTML {
    group {
      if table.rows.isEmpty {
        empty(table, id: id)
      } else {
        let first = table.firstRows
        region(first.shown, id: id, hidesCaption: hidesCaption, isTight: isTight, names: names)
        first.rest.map { rest in
          element("details") {
            element("summary") {
              "Vis de øvrige \(rest.rows.count)"
              element("span", .class("sr")) { ", \(table.caption)" }
            }
            region(rest, id: "\(id)-resten", hidesCaption: true, isTight: isTight, names: names)
          }
        }
      }
      table.footnotes.map { note in element("p", .class("keyline")) { note } }
      if table.reference.flatMap(figureLink) != nil || table.quality != nil || table.help != nil {
        element("div", .class("fold")) {
          sourceLink(table.reference, about: table.caption)
          table.quality.map { badge($0, about: table.caption) }
          table.help.map { help($0, about: table.caption) }
        }
      }
    }
  }

  private func region(
    _ table: DataTable, id: String, hidesCaption: Bool, isTight: Bool, names: RegionNames
  ) -> HTML {
    element(
      "div", .class("tw"), Attribute("tabindex", "0"), Attribute("role", "region"),
      Attribute("aria-label", names.unique("Tabel: \(table.caption)"))
    ) {
      element(
        "table", .id(id), .class(table.kind == .work ? "stack" : "num", isTight ? "tight" : nil),
        role("table", in: table)
      ) {
        caption(of: table, hides: hidesCaption)
        head(of: table)
        bodies(of: table)
      }
    }
  }

  /// "No one" is told apart from "no data": the sentence says which.
  private func empty(_ table: DataTable, id: String) -> HTML {
    element("div", .id(id), .class("quality")) {
      Icon.info.html()
      element("p") {
        element("strong") { "\(table.caption)." }
        " \(table.emptyText)"
      }
    }
  }

  private func caption(of table: DataTable, hides: Bool) -> HTML {
    element("caption", .class(hides ? "sr" : nil)) {
      // A block of its own stays in sight and within the screen, however wide the table is.
      element("div") {
        table.caption
        table.note.map { note in element("span") { " \(note)" } }
      }
    }
  }

  /// Rows of a work list become blocks on a phone; explicit roles keep them a table for those who listen.
  private func role(_ name: String, in table: DataTable) -> Attribute {
    Attribute("role", table.kind == .work ? name : nil)
  }

  private func head(of table: DataTable) -> HTML {
    element("thead", role("rowgroup", in: table)) {
      element("tr", role("row", in: table)) {
        table.columns.map { column in
          element(
            "th", Attribute("scope", "col"), .class(column.isNumber ? "n" : nil), role("columnheader", in: table),
            Attribute("aria-sort", column.isSorted ? "descending" : nil)
          ) {
            column.title
            if column.isSorted { element("span", Attribute("aria-hidden", "true")) { " ↓" } }
            column.unit.map { unit in element("small") { " \(unit)" } }
          }
        }
      }
    }
  }

  /// One `tbody` a group, so that a group's heading is the header of its own rows only.
  private func bodies(of table: DataTable) -> [HTML] {
    var groups: [[DataTable.Row]] = []
    for row in table.rows {
      if row.kind == .group || groups.isEmpty { groups.append([]) }
      groups[groups.count - 1].append(row)
    }
    return groups.map { rows in
      element("tbody", role("rowgroup", in: table)) { rows.map { row($0, in: table) } }
    }
  }

  private func row(_ row: DataTable.Row, in table: DataTable) -> HTML {
    if row.kind == .group {
      return element("tr", role("row", in: table)) {
        element(
          "th", .class("grp"), Attribute("scope", "rowgroup"), Attribute("colspan", "\(table.columns.count)"),
          role("rowheader", in: table)
        ) { row.cells.first.map(contents) }
      }
    }
    return element("tr", .class(row.kind.className), role("row", in: table)) {
      zip(row.cells, table.columns).enumerated().map { index, pair in
        cell(pair.0, column: pair.1, index: index, in: table)
      }
    }
  }

  private func cell(_ cell: Cell, column: DataTable.Column, index: Int, in table: DataTable) -> HTML {
    if index == 0 {
      return element("th", Attribute("scope", "row"), role("rowheader", in: table)) { contents(of: cell) }
    }
    if let graphic = cell.graphic {
      return element("td", .class("g"), role("cell", in: table)) {
        HTML.raw(inlineDrawing(of: graphic, for: false).svg)
      }
    }
    let names: [String?] = [
      column.isNumber ? "n" : nil, index == 1 && cell.sign != nil ? "wide" : nil, cell.state.tone,
    ]
    let label = table.kind == .work ? [column.title, column.unit].compactMap { $0 }.joined(separator: ", ") : nil
    return element(
      "td", .class(names.compactMap { $0 }.joined(separator: " ")), role("cell", in: table),
      Attribute("data-l", label)
    ) { contents(of: cell) }
  }

  private func contents(of cell: Cell) -> HTML {
    group {
      let words = linked(cell)
      if let sign = cell.sign {
        state(Icon(sign), words, emphasis: sign.waits ? "a" : "q")
      } else {
        words
      }
      cell.smallLine.map { line in element("small") { " \(line)" } }
    }
  }

  private func linked(_ cell: Cell) -> HTML {
    let text = cell.shownText
    guard !text.isEmpty else { return .nothing }
    var words = HTML.text(text)
    if let date = cell.date { words = element("time", Attribute("datetime", date)) { words } }
    if cell.isStrong { words = element("strong") { words } }
    if let path = pageLink(cell.link) { return element("a", .href(path)) { words } }
    if let path = cell.reference.flatMap(figureLink) {
      return element("a", .class(cell.number == nil ? nil : "q"), .href(path)) { words }
    }
    return words
  }
}

extension DataTable {
  /// The first lines of a long list of work, and those that open: the report stays one to look over. Other tables are whole.
  fileprivate var firstRows: (shown: DataTable, rest: DataTable?) {
    guard kind == .work, rows.count > 15, rows.allSatisfy({ $0.kind == .normal }) else { return (self, nil) }
    var (shown, rest) = (self, self)
    shown.rows = Array(rows.prefix(10))
    rest.rows = Array(rows.dropFirst(10))
    rest.caption = "\(caption), resten"
    return (shown, rest)
  }
}

extension DataTable.Row.Kind {
  fileprivate var className: String? {
    switch self {
    case .normal, .group: nil
    case .total: "sum"
    case .marked: "mark"
    }
  }
}

extension CellState {
  fileprivate var tone: String? {
    switch self {
    case .normal, .preliminary, .expected: nil
    case .missing: "none"
    case .suppressed, .hidden: "sup"
    }
  }
}
