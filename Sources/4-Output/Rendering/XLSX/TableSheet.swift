internal import DocumentModel

/// One table on its sheet: what it is, its header, its rows, what its words mean.
struct TableSheet {
  var table: DataTable
  var name = ""
  /// The sheet's name, where the document has one that fits.
  var wishedName: String?
  /// The finding that the table belongs to.
  var title: String?
  var subtitle: String?
  var source: String?
  /// Room for what is to be written by hand, in letters, by column of the table.
  var leastWidths: [Int: Int] = [:]

  init(
    table: DataTable, wishedName: String? = nil, title: String? = nil, subtitle: String? = nil, source: String? = nil
  ) {
    self.table = table
    self.wishedName = wishedName
    self.title = title
    self.subtitle = subtitle
    self.source = source
  }

  /// A column of the sheet: a column of the table, or the small second lines of one.
  private struct Place {
    var column: Int
    var isNote: Bool
    var header: String
    var isSigned: Bool
    /// Words, which may be wrapped; numbers and dates may not.
    var isText: Bool
  }

  /// - Parameter stamp: what must stand on every sheet; nil where nothing must.
  func write(on sheet: Sheet, number: Int, stamp: String? = nil, foot: String) throws {
    try sheet.write(table.caption, row: 0, column: 0, style: .init(isBold: true, size: 14))
    var row = 1
    if let stamp {
      try sheet.write(stamp, row: row, column: 0, style: .init(isBold: true))
      row += 1
    }
    for line in [title == table.caption ? nil : title, table.note, subtitle, source].compactMap({ $0 }) {
      try sheet.write(line, row: row, column: 0, style: .init(isQuiet: true))
      row += 1
    }
    row += 1
    let places = places()
    let page = PageWidths(wishes: places.map { ($0.isText, width(of: $0)) })
    if table.rows.isEmpty {
      try sheet.write(table.emptyText, row: row, column: 0)
      row += 1
    } else {
      let isFlat = table.rows.allSatisfy { $0.kind == .normal || $0.kind == .marked }
      try sheet.markTable(
        named: "Tabel\(number)", headers: places.map(\.header), row: row, rows: table.rows.count, filters: isFlat)
      for (index, tableRow) in table.rows.enumerated() {
        try write(tableRow, places: places, on: sheet, row: row + 1 + index)
        try sheet.setHeight(row: row + 1 + index, fitting: texts(tableRow, places: places, widths: page.widths))
      }
      try sheet.freeze(below: row + 1)
      row += table.rows.count + 1
    }
    for (index, width) in page.widths.enumerated() { try sheet.setWidth(width, column: index) }
    row += 1
    let quality = table.quality.map { ["\($0.word). \($0.sentence)"] } ?? []
    for note in quality + table.footnotes + (table.help.map { [$0.title + ":"] + $0.paragraphs } ?? []) {
      // Across the table and not beyond: what runs out of the print area is not on the paper.
      try sheet.write(across: places.count, note, row: row, width: min(page.widths.reduce(0, +), PageWidths.page))
      row += 1
    }
    try sheet.setUpPrint(foot: foot, pagesWide: page.pagesWide)
  }

  /// The words of a row that may be wrapped, each with the letters that its column has room for.
  private func texts(_ row: DataTable.Row, places: [Place], widths: [Int]) -> [(text: String, width: Int)] {
    zip(places, widths).compactMap { place, width in
      guard place.isText, place.column < row.cells.count else { return nil }
      let cell = row.cells[place.column]
      return (place.isNote ? cell.smallLine ?? "" : cell.shownText, width)
    }
  }

  private func places() -> [Place] {
    var places: [Place] = []
    for (index, column) in table.columns.enumerated() where !column.isGraphic {
      let cells = table.rows.compactMap { index < $0.cells.count ? $0.cells[index] : nil }
      let header = column.unit.map { "\(column.title) (\($0))" } ?? column.title
      let isSigned = cells.contains { $0.number != nil && $0.text.hasPrefix("+") }
      let isText = !column.isNumber && !cells.contains { $0.date != nil }
      places.append(
        Place(column: index, isNote: false, header: unique(header, in: places), isSigned: isSigned, isText: isText))
      if cells.contains(where: { $0.smallLine != nil }) {
        places.append(
          Place(
            column: index, isNote: true, header: unique("\(column.title): bemærkning", in: places), isSigned: false,
            isText: true))
      }
    }
    return places
  }

  /// A spreadsheet's table has no two columns of one name.
  private func unique(_ header: String, in places: [Place]) -> String {
    let taken = Set(places.map { $0.header.lowercased() })
    var candidate = header
    var count = 1
    while taken.contains(candidate.lowercased()) {
      count += 1
      candidate = "\(header) (\(count))"
    }
    return candidate
  }

  private func write(_ row: DataTable.Row, places: [Place], on sheet: Sheet, row index: Int) throws {
    for (position, place) in places.enumerated() where place.column < row.cells.count {
      let cell = row.cells[place.column]
      var style = Workbook.Style(isBold: row.kind == .group || row.kind == .marked, isTotal: row.kind == .total)
      if place.isNote {
        style.isQuiet = true
        style.wraps = true
        try sheet.write(cell.smallLine ?? "", row: index, column: position, style: style)
      } else if let number = cell.number {
        style.isRight = true
        style.numberFormat = numberFormat(number, decimals: cell.decimals, signed: place.isSigned)
        try sheet.write(number == 0 ? 0 : number, row: index, column: position, style: style)
      } else if let date = cell.date {
        try sheet.write(date: date, row: index, column: position, style: style)
      } else {
        style.isRight = table.columns[place.column].isNumber
        style.wraps = !style.isRight
        try sheet.write(cell.shownText, row: index, column: position, style: style)
      }
    }
  }

  /// The reader's own separators, a true minus, and a sign on deviations; what is shown as zero has no sign.
  private func numberFormat(_ number: Double, decimals: Int, signed: Bool) -> String {
    let digits = decimals > 0 ? "#,##0." + String(repeating: "0", count: decimals) : "#,##0"
    let least = (0..<decimals).reduce(0.5) { least, _ in least / 10 }
    if abs(number) < least { return "\(digits);\(digits)" }
    return signed ? "+\(digits);−\(digits);\(digits)" : "\(digits);−\(digits)"
  }

  private func width(of place: Place) -> Int {
    let texts = table.rows.filter { $0.kind != .group }.compactMap { row -> Int? in
      guard place.column < row.cells.count else { return nil }
      let cell = row.cells[place.column]
      return place.isNote ? cell.smallLine?.count : cell.shownText.count
    }
    return max(min(max(texts.max() ?? 0, place.header.count / 2, 9) + 3, 60), leastWidths[place.column] ?? 0)
  }
}
