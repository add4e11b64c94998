package import DocumentModel
package import Foundation

/// A document as a workbook: a cover, a table of contents, and one table a sheet with real numbers.
package struct XLSXRenderer: Sendable {
  private let scratch: ScratchRoom

  package init(scratch: ScratchRoom = .temporary) { self.scratch = scratch }

  package func render(_ document: Document) throws -> Data {
    try scratch.with { folder in
      let file = folder.appendingPathComponent("rapport.xlsx")
      let workbook = try Workbook(file: file)
      try workbook.describe(
        title: document.title, subject: document.name, company: document.municipality,
        created: try timestamp(of: document))
      var sheets = tableSheets(of: document)
      var names = SheetNames()
      let cover = names.name(for: "Forside")
      let contents = names.name(for: "Indhold")
      for index in sheets.indices {
        sheets[index].name = names.name(for: sheets[index].wishedName ?? sheets[index].table.caption)
      }
      try writeCover(of: document, on: workbook.addSheet(cover))
      try writeContents(sheets, of: document, on: workbook.addSheet(contents))
      for (index, sheet) in sheets.enumerated() {
        try sheet.write(
          on: workbook.addSheet(sheet.name), number: index + 1, stamp: document.stamp, foot: colophon(of: document))
      }
      try workbook.close()
      return try Data(contentsOf: file)
    }
  }

  /// Every table of the document in order: key figures, the sections' tables and charts, words, sources.
  private func tableSheets(of document: Document) -> [TableSheet] {
    var sheets: [TableSheet] = []
    if !document.keyFigures.isEmpty { sheets.append(TableSheet(table: keyFigureTable(of: document))) }
    for section in document.sections {
      if let text = textTable(of: section) {
        sheets.append(
          TableSheet(table: text, wishedName: section.sheet, title: section.title, subtitle: section.subtitle))
      }
      for block in section.blocks {
        switch block {
        case .table(let table):
          sheets.append(
            TableSheet(
              table: table, wishedName: section.sheet, title: section.title, subtitle: section.subtitle))
        case .figure(let figure):
          var table = figure.table
          table.quality = figure.quality
          sheets.append(
            TableSheet(
              table: table, wishedName: section.sheet, title: figure.title, subtitle: figure.subtitle,
              source: figure.sourceText))
        case .prose, .notice, .help: break
        }
      }
    }
    if !document.words.isEmpty { sheets.append(TableSheet(table: wordTable(of: document))) }
    if !document.sources.isEmpty { sheets.append(TableSheet(table: sourceTable(of: document))) }
    return sheets
  }

  /// A section of text alone, a row a paragraph; nil where sentences stand with a table or a chart, which has its own sheet.
  private func textTable(of section: Section) -> DataTable? {
    let paragraphs = section.blocks.compactMap { block in
      if case .prose(let prose) = block { prose.plainText } else { nil }
    }
    guard !paragraphs.isEmpty, paragraphs.count == section.blocks.count else { return nil }
    return DataTable(
      id: "\(section.id)-tekst", caption: section.title, columns: [DataTable.Column("Tekst")],
      rows: paragraphs.map { DataTable.Row([Cell($0)]) }, kind: .work)
  }

  private func writeCover(of document: Document, on sheet: Sheet) throws {
    try sheet.setWidth(24, column: 0)
    try sheet.setWidth(90, column: 1)
    try sheet.write(document.title, row: 0, column: 0, style: .init(isBold: true, size: 18))
    try sheet.setHeight(row: 0, size: 18)
    var row = 2
    func line(_ label: String, _ text: String) throws {
      guard !text.isEmpty else { return }
      try sheet.write(label, row: row, column: 0, style: .init(isBold: true))
      try sheet.write(text, row: row, column: 1, style: .init(wraps: true))
      try sheet.setHeight(row: row, fitting: text, width: 90)
      row += 1
    }
    if let stamp = document.stamp { try line("Status", stamp) }
    try line("Kommune", document.municipality)
    try line("Rapport", document.name)
    try line("Modtager", document.recipient)
    try line("Periode", document.period)
    try sheet.write("Data til", row: row, column: 0, style: .init(isBold: true))
    try sheet.write(date: "\(document.asOf)", row: row, column: 1)
    row += 1
    try line("Gælder", document.facts.joined(separator: " · "))
    try line("Status", document.status.map(plainText) ?? "Data dækker hele perioden.")
    try line("Kort fortalt", document.lead.plainText)
    for notice in document.notices { try line("Forbehold", plainText(notice)) }
    try line("Definitioner", "Version \(document.definitionVersion)")
    try line(
      "Personer",
      document.holdsPersons ? "Arket indeholder personoplysninger." : "Arket indeholder ingen personoplysninger.")
    row += 1
    try sheet.write("Sådan læses arket", row: row, column: 0, style: .init(isBold: true, size: 13))
    row += 1
    for (term, meaning) in readingGuide { try line(term, meaning) }
    try sheet.setUpPrint(foot: colophon(of: document))
  }

  private func writeContents(_ sheets: [TableSheet], of document: Document, on sheet: Sheet) throws {
    try sheet.setWidth(34, column: 0)
    try sheet.setWidth(60, column: 1)
    try sheet.setWidth(60, column: 2)
    try sheet.write("Indhold", row: 0, column: 0, style: .init(isBold: true, size: 18))
    try sheet.markTable(
      named: "Indhold", headers: ["Ark", "Tabel", "Viser"], row: 2, rows: max(sheets.count, 1), filters: false)
    for (index, table) in sheets.enumerated() {
      try sheet.write(linkTo: table.name, row: index + 3, column: 0)
      try sheet.write(table.table.caption, row: index + 3, column: 1, style: .init(wraps: true))
      try sheet.write(table.title ?? "", row: index + 3, column: 2, style: .init(wraps: true))
      let longest = [table.table.caption, table.title ?? ""].max { $0.count < $1.count } ?? ""
      try sheet.setHeight(row: index + 3, fitting: longest, width: 60)
    }
    try sheet.freeze(below: 3)
    try sheet.setUpPrint(foot: colophon(of: document))
  }

  private func plainText(_ notice: Notice) -> String {
    [notice.title, notice.text.plainText].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private let readingGuide = [
    ("Tal", "Tallene står i kolonnens enhed. De vises afrundet; summer er rundet af fra det nøjagtige tal."),
    ("<5", "Én til fire. Vises ikke af hensyn til borgerne. Nul vises som 0."),
    ("skjult", "Kunne ellers røbe et tal, der ikke vises."),
    ("mangler", "Kilden er ikke kommet, eller tallet findes ikke. Det er ikke nul."),
    ("foreløbig", "Kilderne dækker ikke hele perioden, og tallet kan ændre sig."),
  ]
}

private func keyFigureTable(of document: Document) -> DataTable {
  DataTable(
    id: "noegletal", caption: "Nøgletal", note: document.title,
    columns: [
      .init("Nøgletal"), .init("Periode"), .init("Vist som"), .init("Nøjagtig værdi", number: true), .init("Tilstand"),
      .init("Retning"), .init("Sammenlign med"), .init("Åbne fund"), .init("Hvad fundene betyder"),
      .init("Kroner på spil", number: true),
    ],
    rows: document.keyFigures.map { figure in
      DataTable.Row([
        Cell(figure.label), Cell(figure.period),
        Cell([figure.value, figure.unit].filter { !$0.isEmpty }.joined(separator: " ")),
        Cell(figure.exact == nil ? figure.value : "", number: figure.exact, decimals: figure.exact.map(decimals) ?? 0),
        Cell(figure.state.word ?? ""), Cell(figure.direction?.text ?? ""),
        Cell(figure.comparisons.map { "\($0.label): \($0.value)" }.joined(separator: "; ")),
        Cell(figure.quality?.word ?? ""), Cell(figure.quality?.sentence ?? ""),
        Cell("", number: figure.quality?.amount, decimals: 2),
      ])
    })
}

/// None for whole numbers, else two: what a spreadsheet shows before one asks for more.
private func decimals(_ value: Double) -> Int { value.rounded() == value ? 0 : 2 }

private func wordTable(of document: Document) -> DataTable {
  DataTable(
    id: "ord", caption: "Ord", note: "Hvad ordene betyder i rapporten", columns: [.init("Ord"), .init("Betydning")],
    rows: document.words.map { DataTable.Row([Cell($0.term), Cell($0.meaning)]) })
}
