import Foundation
import Intake
import Testing
import Warehouse

/// Sheets as programs write them: names, tabs, prefixes, and cells that do not say where they stand.
@Suite struct SheetTests {
  private static let header = TestSheet.row(1, ["Enhed", "Navn", "Enhedstype"].map(TestSheet.text))
  private static let row = TestSheet.row(2, ["E1", "A", "Team"].map(TestSheet.text))
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  private func units(_ data: Data) throws -> [String] {
    let delivered = try Delivered(["organisation.xlsx": data])
    #expect(delivered.report.files.first { $0.name == "organisation.xlsx" }?.message == nil)
    return try delivered.rows("SELECT enhed, navn, enhedstype FROM staging.organisation ORDER BY row_number")
  }

  private func sheet(_ rows: String) -> String {
    "<?xml version=\"1.0\"?><worksheet xmlns=\"\(Self.main)\"><sheetData>\(rows)</sheetData></worksheet>"
  }

  /// A workbook of sheets, each with its state and the XML of its rows.
  private func book(_ sheets: [(name: String, state: String, rows: String)]) -> Data {
    var made = ZipMaker.workbook("")
    made.entries.removeLast(3)
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let tabs = sheets.enumerated().map {
      "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" state=\"\($1.state)\" r:id=\"rId\($0 + 1)\"/>"
    }
    let targets = sheets.indices.map {
      "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(relations)/worksheet\" Target=\"\($0 % 2 == 0 ? "" : "/xl/")worksheets/s\($0).xml\"/>"
    }
    made.entries += [
      .init(
        "xl/workbook.xml",
        "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(relations)\"><sheets>\(tabs.joined())</sheets></workbook>"),
      .init(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(targets.joined())</Relationships>"
      ),
    ]
    made.entries += sheets.enumerated().map { .init("xl/worksheets/s\($0).xml", sheet($1.rows)) }
    return made.data
  }

  @Test func `a cover and a hidden sheet are passed over and named`() throws {
    let old = Self.header + TestSheet.row(2, ["GAMMEL", "A", "Team"].map(TestSheet.text))
    let delivered = try Delivered([
      "organisation.xlsx": book([
        ("Gammel", "hidden", old), ("Forside", "visible", TestSheet.row(3, [TestSheet.text("Til Anna")])),
        ("Data", "visible", Self.header + Self.row), ("Meget gammel", "veryHidden", old),
      ])
    ])
    #expect(try delivered.rows("SELECT enhed FROM staging.organisation") == ["E1"])
    #expect(
      try delivered.file("organisation.xlsx").message
        == "Læst fra arket `Data`. Ikke læst: arket `Forside` og de skjulte ark `Gammel` og `Meget gammel`.")
  }

  @Test func `a hidden sheet is not read though it is the only one that fits`() throws {
    let file = try Delivered([
      "organisation.xlsx": book([
        ("Forside", "visible", TestSheet.row(1, [TestSheet.text("x")])), ("Data", "hidden", Self.header + Self.row),
      ])
    ]).file("organisation.xlsx")
    #expect(file.status == .refused && file.code == "ark-skjult")
    #expect(file.message?.contains("`Data`") == true)
  }

  @Test func `rich text, how it is read aloud, and escaped characters`() throws {
    let strings = """
      <sst xmlns="\(Self.main)"><si><r><t>Bo</t></r><r><rPr><b/></rPr><t xml:space="preserve">tilbud </t></r>\
      <rPh sb="0" eb="1"><t>udtale</t></rPh></si><si><t>A_x0041_&amp;B_x000D_</t></si></sst>
      """
    let row = """
      <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><r><t>Te</t></r>\
      <r><t>am</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c></row>
      """
    let book = ZipMaker.workbook(Self.header + row, extra: [.init("xl/sharedStrings.xml", strings)])
    #expect(try units(book.data) == ["Botilbud·AA&B·Team"])
  }

  @Test func `rows and cells that do not say where they stand follow each other`() throws {
    let rows =
      "<row><c t=\"inlineStr\"><is><t>Enhed</t></is></c><c t=\"inlineStr\"><is><t>Navn</t></is></c>"
      + "<c t=\"inlineStr\"><is><t>Enhedstype</t></is></c></row><row hidden=\"1\"><c><v>7.0</v></c><c t=\"str\"><v>A</v></c>"
      + "<c r=\"C2\" t=\"str\"><v>Team</v></c></row>"
    #expect(try units(ZipMaker.workbook(rows).data) == ["7·A·Team"])
  }

  @Test func `prefixes and the strict namespaces are read as the usual ones`() throws {
    var made = ZipMaker.workbook(Self.header + Self.row)
    let place = made.entries.count - 1
    let text = String(decoding: made.entries[place].packed, as: UTF8.self)
      .replacing("spreadsheetml/2006/main", with: "spreadsheetml/main").replacing("xmlns=", with: "xmlns:x=")
      .replacing(/<(\/?)([a-z])/) { "<\($0.1)x:\($0.2)" }
    made.entries[place] = .init("xl/worksheets/sheet1.xml", text)
    #expect(try units(made.data) == ["E1·A·Team"])
  }

  @Test func `cells beside the table and rows before and between do not matter`() throws {
    let rows =
      TestSheet.row(4, ["Enhed", "Navn", "Enhedstype"].map(TestSheet.text))
      + TestSheet.row(7, ["E1", "A", "Team", "", "note"].map { $0.isEmpty ? "" : TestSheet.text($0) })
      + "<row r=\"9\"><c r=\"A9\" s=\"0\"/></row>"
    #expect(try units(ZipMaker.workbook(rows).data) == ["E1·A·Team"])
  }

  @Test func `text with what parts fields is one value`() throws {
    let row = TestSheet.row(2, ["E;1", "A &quot;B&quot;\nC", "Team"].map(TestSheet.text))
    #expect(try units(ZipMaker.workbook(Self.header + row).data) == ["E;1·A \"B\"\nC·Team"])
  }

  @Test(arguments: [
    "<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>", "<row r=\"1\"/>",
    "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>9</v></c></row>",
  ])
  func `a sheet that contradicts itself is damaged`(_ rows: String) throws {
    let file = try Delivered(["organisation.xlsx": ZipMaker.workbook(Self.header + rows).data]).file(
      "organisation.xlsx")
    #expect(file.code == "xlsx-beskadiget")
  }
}
