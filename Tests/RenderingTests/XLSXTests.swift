import DocumentModel
import Foundation
import Testing

@testable import Rendering

@Suite struct XLSXTests {
  @Test func `the same document gives the same bytes`() throws {
    #expect(try XLSXRenderer().render(Sample.document) == XLSXRenderer().render(Sample.document))
  }

  @Test func `a text that looks like a formula stays text`() throws {
    let book = try Book(XLSXRenderer().render(Sample.document))
    #expect(book.parts.values.allSatisfy { !$0.contains("<f>") })
    let texts = try #require(book.parts["xl/sharedStrings.xml"])
    for text in ["=SUM(A1:A9)", "@formel", "+Team Syd", "-ikke en formel"] { #expect(texts.contains(">\(text)<")) }
  }

  @Test func `numbers, dates and states are what they are`() throws {
    let book = try Book(XLSXRenderer().render(Sample.document))
    let economy = try #require(book.sheet("Økonomi pr. ydelsesområde"))
    #expect(economy.contains("<v>34.04</v>"))
    #expect(economy.contains("<v>1043.9</v>"))
    // 13 October 2026 as spreadsheets count days.
    #expect(try #require(book.sheet("Opfølgninger, der venter")).contains("<v>46308</v>"))
    let texts = try #require(book.parts["xl/sharedStrings.xml"])
    for text in ["mangler", "&lt;5", "skjult", "foreløbig"] { #expect(texts.contains(">\(text)<")) }
    let styles = try #require(book.parts["xl/styles.xml"])
    #expect(styles.contains("formatCode=\"+#,##0.0;−#,##0.0;#,##0.0\""))
    #expect(styles.contains("formatCode=\"dd-mm-yyyy\""))
  }

  @Test func `every table of the document has its sheet and every sheet its place in the contents`() throws {
    let book = try Book(XLSXRenderer().render(Sample.document))
    #expect(
      book.names == [
        "Forside", "Indhold", "Nøgletal", "Økonomi pr. ydelsesområde", "Helårspersoner på årsniveau, §…",
        "Tilgang og afgang", "Modtagere efter alder", "Tilgang og afgang (2)", "Opfølgninger, der venter",
        "Sager uden dato", "Ord", "Kilder",
      ])
    let contents = try #require(book.sheet("Indhold"))
    for name in book.names.dropFirst(2) { #expect(contents.contains("location=\"'\(name)'!A1\"")) }
  }

  @Test func `what a person has written has its own sheet, and a sentence above a table none`() throws {
    var document = Sample.document
    let sheets = try Book(XLSXRenderer().render(document)).names.count
    document.sections.append(
      Section(
        id: "kommentar", title: "Kommentar", sheet: "Kommentar",
        blocks: [.prose(Prose("To nye borgere.")), .prose(Prose("Skrevet af Leder 10-11-2026."))]))
    let book = try Book(XLSXRenderer().render(document))
    #expect(book.names.count == sheets + 1 && book.names.contains("Kommentar"))
    #expect(try #require(book.parts["xl/sharedStrings.xml"]).contains(">To nye borgere.<"))
  }

  @Test func `a long caption has room in the contents`() throws {
    var document = Sample.document
    for section in document.sections.indices {
      for block in document.sections[section].blocks.indices {
        guard case .table(var table) = document.sections[section].blocks[block], table.id == "oekonomi" else {
          continue
        }
        table.caption = String(repeating: "ord ", count: 30)
        document.sections[section].blocks[block] = .table(table)
      }
    }
    let contents = try #require(try Book(XLSXRenderer().render(document)).sheet("Indhold"))
    // 120 signs in a column of 60 take three lines of 11 points.
    #expect(contents.contains(/<row r="5"[^>]* ht="46\.2"/))
    #expect(!contents.contains(/<row r="4"[^>]* ht=/))
  }

  @Test func `what is shown as zero has no sign, and its exact value is kept`() throws {
    var document = Sample.document
    document.sections = [
      Section(
        id: "a", title: "Afvigelser i hele området måned for måned", sheet: "Afvigelser",
        blocks: [
          .table(
            DataTable(
              id: "t", caption: "Afvigelser i hele området måned for måned",
              columns: [.init("Område"), .init("Afvigelse", number: true)],
              rows: [("A", -0.04), ("B", -0.0), ("C", 0.04), ("D", -0.06)].map { name, value in
                .init([Cell(name), Cell(value < -0.05 ? "−0,1" : "+0,0", number: value, decimals: 1)])
              }))
        ])
    ]
    let book = try Book(XLSXRenderer().render(document))
    let sheet = try #require(book.sheet("Afvigelser"))
    #expect(sheet.contains("<v>-0.04</v>") && !sheet.contains("<v>-0</v>"))
    let styles = try #require(book.parts["xl/styles.xml"])
    #expect(styles.contains("formatCode=\"#,##0.0;#,##0.0\""))
  }

  @Test func `a wide table is wrapped to A4 on its side, and what cannot be goes on to another sheet`() {
    let narrow = PageWidths(wishes: [(true, 20), (false, 12)])
    #expect(narrow.widths == [20, 12] && narrow.pagesWide == 1)
    let wrapped = PageWidths(wishes: [(true, 60), (true, 60), (true, 60), (false, 15)])
    #expect(wrapped.widths.reduce(0, +) == PageWidths.page && wrapped.widths[3] == 15 && wrapped.pagesWide == 1)
    let wide = PageWidths(wishes: Array(repeating: (true, 40), count: 20))
    #expect(
      wide.pagesWide == 2 && wide.widths.reduce(0, +) <= 2 * PageWidths.page && wide.widths.allSatisfy { $0 >= 14 })
  }

  @Test func `headers are marked for those who listen and those who scroll`() throws {
    let book = try Book(XLSXRenderer().render(Sample.document))
    let table = try #require(book.parts["xl/tables/table3.xml"])
    #expect(table.contains("name=\"Afvigelse (mio. kr.)\""))
    #expect(table.contains("name=\"Helårspersoner: bemærkning\""))
    #expect(try #require(book.sheet("Økonomi pr. ydelsesområde")).contains("state=\"frozen\""))
  }

  @Test func `names of sheets are short, allowed and never alike`() {
    var names = SheetNames()
    #expect(names.name(for: "Til/afgang [2026]: 'alle'?") == "Tilafgang 2026 alle")
    #expect(names.name(for: "HISTORY") == "HISTORY (2)")
    #expect(names.name(for: "") == "Ark")
    #expect(names.name(for: "ark") == "ark (2)")
    let long = "Længerevarende botilbud, midlertidigt botilbud og støtte"
    let first = names.name(for: long)
    let second = names.name(for: long)
    #expect(first == "Længerevarende botilbud, midle…")
    #expect(second.hasSuffix("… (2)"))
    #expect(first.utf16.count <= 31 && second.utf16.count <= 31)
    #expect(names.name(for: String(repeating: "👩‍👩‍👧", count: 20)).utf16.count <= 31)
  }
}

/// The parts of a workbook's archive as text, read by the interpreter that the build needs anyway.
struct Book {
  var parts: [String: String] = [:]

  init(_ data: Data) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).xlsx")
    try data.write(to: file)
    let reader = """
      import json, sys, zipfile
      archive = zipfile.ZipFile(sys.argv[1])
      assert all(entry.date_time[0] == 1980 for entry in archive.infolist())
      print(json.dumps({name: archive.read(name).decode() for name in archive.namelist()}))
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", reader, file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try FileManager.default.removeItem(at: file)
    parts = try JSONDecoder().decode([String: String].self, from: output)
  }

  var names: [String] { matches(#"<sheet name="([^"]+)""#, in: parts["xl/workbook.xml"] ?? "") }

  func sheet(_ name: String) -> String? {
    names.firstIndex(of: name).flatMap { parts["xl/worksheets/sheet\($0 + 1).xml"] }
  }
}
