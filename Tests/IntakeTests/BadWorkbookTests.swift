import Diagnostics
import Foundation
import Intake
import Testing
import Warehouse

/// Workbooks that are cut, damaged, locked, not calculated, or made to fill the machine: each has its own answer.
@Suite struct BadWorkbookTests {
  private static let header = cells(1, ["Enhed", "Navn", "Enhedstype"])

  private static func cells(_ row: Int, _ texts: [String]) -> String {
    let cells = texts.enumerated().map { column, text in
      "<c r=\"\(["A", "B", "C", "D"][column])\(row)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }
    return "<row r=\"\(row)\">\(cells.joined())</row>"
  }

  private func read(_ data: Data) throws -> Delivered { try Delivered(["organisation.xlsx": data]) }

  private func refusal(_ data: Data) throws -> String {
    let file = try read(data).file("organisation.xlsx")
    #expect(file.status == .refused)
    return "\(file.code ?? ""): \(file.message ?? "")"
  }

  @Test func `a workbook made here is read, so that what is refused below is refused for its fault alone`() throws {
    let delivered = try read(ZipMaker.workbook(Self.header + Self.cells(2, ["E1", "A", "Team"])).data)
    #expect(try delivered.rows("SELECT enhed, navn, enhedstype FROM staging.organisation") == ["E1·A·Team"])
  }

  @Test func `a cut workbook is told from one that is none`() throws {
    let whole = ZipMaker.workbook(Self.header + Self.cells(2, ["E1", "A", "Team"])).data
    #expect(
      try refusal(whole.prefix(whole.count - 60))
        == "xlsx-afkortet: Regnearket er afkortet: slutningen mangler. Overfør det igen, eller åbn det og gem det på ny."
    )
    #expect(try refusal(Data("ikke et regneark".utf8)).hasPrefix("xlsx-ulaeselig"))
  }

  @Test func `a byte that is not as the workbook's own checksum says is found`() throws {
    var data = ZipMaker.workbook(Self.header + Self.cells(2, ["E1", "Anna", "Team"])).data
    let place = try #require(data.range(of: Data("Anna".utf8)))
    data[place.lowerBound] = UInt8(ascii: "H")
    #expect(try refusal(data).hasPrefix("xlsx-beskadiget: Regnearket er beskadiget: indholdet passer ikke"))
  }

  @Test func `a zip bomb is refused by its sizes and never unpacked`() throws {
    let bomb = ZipMaker.workbook(
      Self.header, extra: [.init("xl/sharedStrings.xml", zeros: 20_000_000, saying: 20_000_000)])
    #expect(bomb.data.count < 200_000)
    #expect(
      try refusal(bomb.data)
        == "xlsx-zipbombe: Regnearket fylder urimeligt meget, når det pakkes ud, og bliver ikke åbnet. Gem arket på ny, eller gem det som CSV."
    )
    let many = ZipMaker.workbook(
      Self.header, extra: (0..<3).map { .init("xl/media/\($0)", zeros: 1_000_000, saying: 1_000_000_000) })
    #expect(try refusal(many.data).hasPrefix("xlsx-zipbombe"))
  }

  @Test func `a zip bomb that lies about its size is stopped at the size it gave`() throws {
    let liar = ZipMaker.workbook(
      Self.header, extra: [.init("xl/sharedStrings.xml", filledWith: 32, 20_000_000, saying: 100_000)])
    #expect(try refusal(liar.data).hasPrefix("xlsx-zipbombe"))
  }

  @Test func `a few cells far apart do not become a billion`() throws {
    let far = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\"><v>1</v></c></row>"
    #expect(
      try refusal(ZipMaker.workbook(far + "<row r=\"1048576\"/>").data)
        == "xlsx-for-stort: Arket når til kolonne XFD og række 1.048.576. Slet de tomme kolonner og rækker efter dataene, og gem det igen."
    )
  }

  @Test func `declarations that could grow without bounds are refused`() throws {
    let bomb = ZipMaker.workbook(
      Self.header,
      extra: [
        .init(
          "xl/sharedStrings.xml",
          "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">]><sst><si><t>&lol;</t></si></sst>")
      ])
    #expect(try refusal(bomb.data).hasPrefix("xlsx-erklaering"))
  }

  @Test func `a formula's value is read as Excel left it`() throws {
    let row = """
      <row r="2"><c r="A2" t="str"><f>"E"&amp;1</f><v>E1</v></c><c r="B2"><f>6*7</f><v>42</v></c>\
      <c r="C2" t="inlineStr"><is><t>Team</t></is></c></row>
      """
    let delivered = try read(ZipMaker.workbook(Self.header + row).data)
    #expect(try delivered.rows("SELECT enhed, navn, enhedstype FROM staging.organisation") == ["E1·42·Team"])
  }

  @Test func `a formula without a value is said with its cell`() throws {
    let row = """
      <row r="2"><c r="A2" t="inlineStr"><is><t>E1</t></is></c><c r="B2"><f>6*7</f><v></v></c>\
      <c r="C2"><f>1</f></c></row>
      """
    let delivered = try read(ZipMaker.workbook(Self.header + row + Self.cells(3, ["E2", "A", "Team"])).data)
    #expect(try delivered.setAside == ["2·Enhedstype·formel-uden-vaerdi", "2·Navn·formel-uden-vaerdi"])
    #expect(try delivered.rows("SELECT enhed FROM staging.organisation") == ["E2"])
    let said = try #require(delivered.report.messages.first { $0.code == "formel-uden-vaerdi" })
    #expect(said.place == .init(file: "organisation.xlsx", line: 2, field: "Navn"))
    #expect(
      said.message
        == "Navn er en formel uden beregnet værdi. Åbn regnearket i Excel, gem det, og indlæs igen. Det samme gælder 1\u{A0}anden række."
    )
  }

  @Test func `a formula without a value costs nothing in a column that is not needed`() throws {
    let header = Self.cells(1, ["Enhed", "Navn", "Enhedstype", "Tæller"])
    let row = Self.cells(2, ["E1", "A", "Team"]).replacingOccurrences(
      of: "</row>", with: "<c r=\"D2\"><f>COUNTA(A:A)</f></c></row>")
    let delivered = try read(ZipMaker.workbook(header + row).data)
    #expect(try delivered.rows("SELECT enhed, navn, enhedstype FROM staging.organisation") == ["E1·A·Team"])
  }

  @Test func `formulas that a program wrote as zero for Excel to calculate are not taken for zeros`() throws {
    let zero = "<row r=\"2\"><c r=\"A2\"><f>6*7</f><v>0</v></c><c r=\"B2\"><v>1</v></c><c r=\"C2\"><v>1</v></c></row>"
    let calculation = "<calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/>"
    #expect(
      try read(ZipMaker.workbook(Self.header + zero, calculation: calculation).data).setAside == [
        "2·Enhed·formel-uden-vaerdi"
      ])
    #expect(try read(ZipMaker.workbook(Self.header + zero).data).file("organisation.xlsx").rowsRead == 1)
    let known = zero.replacingOccurrences(of: "<v>0</v>", with: "<v>42</v>")
    #expect(
      try read(ZipMaker.workbook(Self.header + known, calculation: calculation).data).file("organisation.xlsx").rowsRead
        == 1)
  }

  @Test func `a workbook with a password, one of the old format and text in a workbook's name are told apart`() throws {
    let container = Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + Data(count: 1000)
    let locked = container + Data("EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(
      try refusal(locked)
        == "xlsx-adgangskode: Regnearket er beskyttet med adgangskode og kan ikke læses. Gem det uden adgangskode, og indlæs igen."
    )
    let old =
      "xls-gammelt-format: Filen er et regneark i det gamle format .xls. Åbn det, og gem det som .xlsx eller CSV."
    #expect(try refusal(container) == old)
    let named = try Delivered(["organisation.xls": container]).file("organisation.xls")
    #expect("\(named.code ?? ""): \(named.message ?? "")" == old)
    var flagged = ZipMaker.workbook(Self.header)
    flagged.entries[4].flags = 1
    #expect(try refusal(flagged.data).hasPrefix("xlsx-adgangskode"))
  }
}
