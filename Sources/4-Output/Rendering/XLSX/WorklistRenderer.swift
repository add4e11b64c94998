package import DocumentModel
package import Foundation

/// A worklist as a workbook: a cover that says how to answer, and one sheet an owner or team with empty columns at its end.
package struct WorklistRenderer: Sendable {
  private let scratch: ScratchRoom

  package init(scratch: ScratchRoom = .temporary) { self.scratch = scratch }

  package func render(_ file: WorklistFile) throws -> Data {
    try scratch.with { folder in
      let path = folder.appendingPathComponent("fejlliste.xlsx")
      let workbook = try Workbook(file: path)
      try workbook.describe(
        title: file.title, subject: file.kind, company: file.municipality, created: try day(file))
      var names = SheetNames()
      let cover = names.name(for: "Forside")
      let sheets = file.sheets.map { (name: names.name(for: $0.name), sheet: $0) }
      try writeCover(of: file, sheets.map(\.name), on: workbook.addSheet(cover))
      for (index, each) in sheets.enumerated() {
        let sheet = try workbook.addSheet(each.name)
        try write(each.sheet, number: index + 1, of: file, on: sheet)
      }
      try workbook.close()
      return try Data(contentsOf: path)
    }
  }

  private func write(_ each: WorklistFile.Sheet, number: Int, of file: WorklistFile, on sheet: Sheet) throws {
    var table = each.table.withoutEmptyColumns
    let first = table.columns.count
    table.columns += file.answers.map { DataTable.Column($0.title) }
    for index in table.rows.indices { table.rows[index].cells += file.answers.map { _ in Cell("") } }
    // Caption, note, an empty line, the header: the rows begin below.
    table.note = table.note ?? file.title
    var written = TableSheet(table: table)
    for (index, answer) in file.answers.enumerated() {
      written.leastWidths[first + index] = answer.choices.isEmpty ? 30 : 22
    }
    try written.write(on: sheet, number: number, foot: foot(of: file))
    let header = 3
    guard !table.rows.isEmpty else { return }
    for (index, answer) in file.answers.enumerated() {
      if !answer.choices.isEmpty {
        try sheet.offer(answer.choices, column: first + index, rows: (header + 1)...(header + table.rows.count))
      }
    }
  }

  private func writeCover(of file: WorklistFile, _ names: [String], on sheet: Sheet) throws {
    try sheet.setWidth(34, column: 0)
    try sheet.setWidth(90, column: 1)
    try sheet.write(file.title, row: 0, column: 0, style: .init(isBold: true, size: 18))
    try sheet.write(file.lead, row: 1, column: 0, style: .init(isBold: true, size: 13))
    try sheet.setHeight(row: 0, size: 18)
    try sheet.setHeight(row: 1, size: 13)
    var row = 3
    for fact in [Word(term: "Kommune", meaning: file.municipality)] + file.facts {
      try sheet.write(fact.term, row: row, column: 0, style: .init(isBold: true))
      try sheet.write(fact.meaning, row: row, column: 1, style: .init(wraps: true))
      row += 1
    }
    try sheet.write("Gjort op til", row: row, column: 0, style: .init(isBold: true))
    try sheet.write(date: "\(file.asOf)", row: row, column: 1)
    row += 1
    try sheet.write("Personer", row: row, column: 0, style: .init(isBold: true))
    try sheet.write(
      "Arket indeholder personoplysninger. Send det kun til dem, der skal rette, og slet det bagefter.", row: row,
      column: 1, style: .init(wraps: true))
    row += 2
    try sheet.write("Sådan gør du", row: row, column: 0, style: .init(isBold: true, size: 13))
    for (index, step) in file.steps.enumerated() {
      row += 1
      try sheet.write("\(index + 1).", row: row, column: 0, style: .init(isRight: true))
      try sheet.write(step, row: row, column: 1, style: .init(wraps: true))
    }
    row += 2
    try sheet.write("Arkene", row: row, column: 0, style: .init(isBold: true, size: 13))
    for (name, each) in zip(names, file.sheets) {
      row += 1
      try sheet.write(linkTo: name, row: row, column: 0)
      try sheet.write(each.table.caption, row: row, column: 1, style: .init(wraps: true))
    }
    try sheet.setUpPrint(foot: foot(of: file))
  }

  private func foot(of file: WorklistFile) -> String {
    "\(file.title) · \(file.municipality) · indeholder personoplysninger"
  }

  private func day(_ file: WorklistFile) throws -> Date {
    do {
      return try Date("\(file.asOf)T00:00:00Z", strategy: .iso8601)
    } catch {
      throw RenderingError.invalidDate
    }
  }
}

extension DataTable {
  /// The table without columns that say nothing of any row: paper has no room for them.
  fileprivate var withoutEmptyColumns: DataTable {
    let kept = columns.indices.filter { column in
      rows.contains { column < $0.cells.count && !($0.cells[column].text.isEmpty && $0.cells[column].number == nil) }
    }
    guard !rows.isEmpty else { return self }
    var table = self
    table.columns = kept.map { columns[$0] }
    table.rows = rows.map { row in
      var row = row
      if row.kind != .group { row.cells = kept.compactMap { $0 < row.cells.count ? row.cells[$0] : nil } }
      return row
    }
    return table
  }
}
