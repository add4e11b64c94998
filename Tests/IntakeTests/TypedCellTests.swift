import Foundation
import Intake
import Testing
import Warehouse

/// Cells of a workbook by their types, each in the column of a field: read by rule or set aside, never by their digits.
@Suite struct TypedCellTests {
  private static let texts = ["2024-03", "E1", "O1"]

  /// Reads `løn`: a required amount and an optional number, from the XML of their cells.
  private func salaries(_ cells: [(String, String)], styles: String = "") throws -> Delivered {
    let rows = cells.enumerated().map { index, cells in
      let row = index + 2
      return TestSheet.row(row, TypedCellTests.texts.map(TestSheet.text) + [cells.0, cells.1])
    }
    return try Delivered([
      "løn.xlsx": TestSheet.workbook(
        [["Måned", "Enhed", "Omkostningssted", "Løn", "Fuldtidsstillinger"]], rows.joined())
    ])
  }

  private func amounts(_ delivered: Delivered) throws -> [String] {
    try delivered.rows("SELECT loen_oere, fuldtidsstillinger FROM staging.loen ORDER BY row_number")
  }

  @Test(arguments: [
    ("100000.0", "10000000"), ("100000.00", "10000000"), ("1.5E+5", "15000000"), ("2.897", "290"), ("0.1", "10"),
    ("-1234.5", "-123450"), ("1234.5599999999999", "123456"), ("4.4000000000000004", "440"), ("0", "0"),
    ("-0.001", "0"), ("0.995", "100"), ("1E-7", "0"), ("999999999999.99", "99999999999999"), ("1e3", "100000"),
  ])
  func `a number cell is a number whatever its digits`(_ digits: String, _ oere: String) throws {
    let delivered = try salaries([(TestSheet.number(digits), TestSheet.number("2.897"))])
    #expect(try delivered.setAside == [])
    #expect(try amounts(delivered) == ["\(oere)·2.897"])
    // The same beside texts of another look, which are read by a longer expression.
    let mixed = try salaries([(TestSheet.number(digits), ""), (TestSheet.text("7,5"), ""), (TestSheet.text("1-"), "")])
    #expect(try amounts(mixed) == ["\(oere)·", "750·", "-100·"])
  }

  @Test(arguments: ["0.5", "2.897", "18500.00", "1E3"])
  func `a text cell is read as the text of a Danish file`(_ text: String) throws {
    let delivered = try salaries([(TestSheet.text(text), ""), (TestSheet.text("1.234,50"), "")])
    #expect(try delivered.setAside.map { String($0.prefix(6)) } == ["2·Løn·"])
    #expect(try amounts(delivered) == ["123450·"])
  }

  @Test func `dates, truths, times and errors are no amounts and no numbers`() throws {
    let cells = [
      TestSheet.number("45658", style: 1), "<c r=\"@\" t=\"b\"><v>1</v></c>", TestSheet.number("0.5", style: 3),
      "<c r=\"@\" t=\"e\"><v>#N/A</v></c>",
    ]
    let delivered = try salaries(cells.map { ($0, "") } + cells.map { (TestSheet.number("1"), $0) })
    #expect(
      try delivered.setAside == [
        "2·Løn·tal-ugyldigt", "3·Løn·tal-ugyldigt", "4·Løn·tal-ugyldigt", "5·Løn·celle-fejl",
        "6·Fuldtidsstillinger·tal-ugyldigt", "7·Fuldtidsstillinger·tal-ugyldigt", "8·Fuldtidsstillinger·tal-ugyldigt",
        "9·Fuldtidsstillinger·celle-fejl",
      ])
    #expect(
      try delivered.rows("SELECT message FROM meta.set_aside WHERE row_number = 2") == [
        "Løn er ikke et tal (formen `dato: 99-99-9999`). Skriv det som 1.234,56."
      ])
  }

  @Test func `an amount with more decimals than øre is rounded and noted`() throws {
    let delivered = try salaries([(TestSheet.number("33.3333"), ""), (TestSheet.number("9.999"), "")])
    #expect(try amounts(delivered) == ["3333·", "1000·"])
    #expect(
      try delivered.rows("SELECT code, column_name, row_number, rows FROM meta.row_note") == ["beloeb-afrundet·Løn·2·2"]
    )
  }

  // MARK: Dates

  private func capacity(_ cells: [(String, String)], date1904: String = "") throws -> Delivered {
    let rows = cells.enumerated().map { index, cells in
      TestSheet.row(index + 2, [TestSheet.text("T\(index + 1)"), cells.0, cells.1, TestSheet.number("10.0")])
    }
    return try Delivered([
      "pladser.xlsx": TestSheet.workbook(
        [["Tilbud_ID", "Gyldig_fra", "Gyldig_til", "Normerede_pladser"]], rows.joined(), date1904: date1904)
    ])
  }

  private func days(_ delivered: Delivered) throws -> [String] {
    try delivered.rows("SELECT row_number, gyldig_fra, gyldig_til FROM staging.pladser ORDER BY 1")
  }

  @Test func `a date cell is its day by the look of its format, and so is an ISO date cell`() throws {
    let delivered = try capacity([
      (TestSheet.number("45658.0", style: 1), TestSheet.number("2958465", style: 2)),
      (TestSheet.number("45658", style: 2), TestSheet.text("")),
      ("<c r=\"@\" t=\"d\"><v>2025-01-01T00:00:00</v></c>", "<c r=\"@\" t=\"d\"><v>9999-12-31</v></c>"),
      (TestSheet.text("01-01-2025"), TestSheet.number("45658.0000000001", style: 1)),
    ])
    #expect(try delivered.setAside == [])
    #expect(
      try days(delivered) == ["2·2025-01-01·", "3·2025-01-01·", "4·2025-01-01·", "5·2025-01-01·2025-01-01"])
    #expect(try delivered.rows("SELECT code, column_name FROM meta.row_note") == ["dato-aaben·Gyldig_til"])
  }

  @Test func `date cells among texts of another form are read in one column`() throws {
    let delivered = try capacity([
      (TestSheet.number("45658", style: 1), ""), (TestSheet.text("2025-02-01"), ""), (TestSheet.text("2025-03-01"), ""),
    ])
    #expect(try days(delivered) == ["2·2025-01-01·", "3·2025-02-01·", "4·2025-03-01·"])
  }

  @Test(arguments: ["2025", "45658", "20250101", "202503"])
  func `a number that does not look like a date is none`(_ number: String) throws {
    let delivered = try capacity([(TestSheet.number(number), ""), (TestSheet.number("45658", style: 1), "")])
    #expect(try delivered.setAside == ["2·Gyldig_fra·dato-ugyldig"])
    #expect(try days(delivered) == ["3·2025-01-01·"])
  }

  @Test func `a year that is shown as a date is none either`() throws {
    let service = TestSheet.row(
      2,
      ["I1", "S1", "0101809991", "SEL §85", "Støtte"].map(TestSheet.text) + [TestSheet.number("2025", style: 1)]
        + ["0101", "0101", "Aktiv"].map(TestSheet.text))
    let delivered = try Delivered([
      "indsatser.xlsx": TestSheet.workbook(
        [
          [
            "Indsats_ID", "Sags_ID", "Borger_CPR", "Paragraf", "Ydelse", "Startdato", "Handlekommune",
            "Betalingskommune",
            "Status",
          ]
        ], service)
    ])
    #expect(try delivered.setAside == ["2·Startdato·dato-usandsynlig"])
  }

  @Test func `a time of day is no day, and a time zone does not move one`() throws {
    let delivered = try capacity([
      (TestSheet.number("45657.99998842592593", style: 1), ""), (TestSheet.number("0.5", style: 3), ""),
      ("<c r=\"@\" t=\"d\"><v>2024-12-31T23:00:00Z</v></c>", ""), (TestSheet.text("2025-01-01 00:00:00"), ""),
      (TestSheet.number("0", style: 1), ""), (TestSheet.number("-5", style: 1), ""),
      (TestSheet.number("45658.9375", style: 2), ""), (TestSheet.number("45658.5", style: 2), ""),
    ])
    // Half past ten at night may be the day after, told in UTC; noon is the day it says.
    #expect(try days(delivered) == ["9·2025-01-01·"])
    #expect(try delivered.setAside == (2...8).map { "\($0)·Gyldig_fra·dato-ugyldig" })
  }

  @Test(arguments: ["1", "true", "on"])
  func `the date system of the workbook counts`(_ flag: String) throws {
    let delivered = try capacity([(TestSheet.number("44196", style: 1), "")], date1904: flag)
    #expect(try days(delivered) == ["2·2025-01-01·"])
    #expect(try days(capacity([(TestSheet.number("45658", style: 1), "")], date1904: "0")) == ["2·2025-01-01·"])
  }

  @Test(arguments: [
    ("dd\\-mm\\-yyyy", true), ("[$-406]d. mmmm yyyy;@", true), ("yyyy/mm/dd hh:mm", true), ("mmm\\-yy", true),
    ("#,##0.00\" kr. dag\"", false), ("0.00E+00", false), ("[Red]0;[Blue]-0", false), ("General", false),
    ("@", false), ("0\" måneder\"", false), ("DD-MM-ÅÅÅÅ", true),
  ])
  func `a format of the workbook's own is told by what it shows`(_ code: String, _ isDate: Bool) throws {
    let rows = TestSheet.row(
      2, [TestSheet.text("T1"), TestSheet.number("45658", style: 4), "", TestSheet.number("1")])
    let delivered = try Delivered([
      "pladser.xlsx": TestSheet.workbook(
        [["Tilbud_ID", "Gyldig_fra", "Gyldig_til", "Normerede_pladser"]], rows, format: code)
    ])
    #expect(try days(delivered) == (isDate ? ["2·2025-01-01·"] : []))
  }

  @Test func `a month is a date cell or a text, never a number`() throws {
    let cells = [TestSheet.number("202503"), TestSheet.number("45717", style: 1), TestSheet.text("2025-03")]
    let rows = cells.enumerated().map { index, cell in
      TestSheet.row(index + 2, [cell, TestSheet.text("E\(index)"), TestSheet.text("O"), TestSheet.number("1")])
    }
    let delivered = try Delivered([
      "løn.xlsx": TestSheet.workbook([["Måned", "Enhed", "Omkostningssted", "Løn"]], rows.joined())
    ])
    #expect(try delivered.setAside == ["2·Måned·maaned-ugyldig"])
    #expect(try delivered.rows("SELECT maaned FROM staging.loen") == ["24302", "24302"])
  }

  // MARK: Ids and codes

  private static let postings = [
    "Bilagsnr", "Linje", "Regnskabsår", "Periode", "Posteringsdato", "Funktion", "Dranst", "Gruppering", "Art",
    "Omkostningssted", "Borger_CPR", "Modpart_kommune", "Beløb", "Tekst",
  ]

  @Test func `ids and codes in number cells are their shortest exact form`() throws {
    let row = TestSheet.row(
      2,
      [
        TestSheet.number("900012.0"), TestSheet.number("1.0"), TestSheet.number("2025.0"), TestSheet.number("3.0"),
        TestSheet.number("45658.0", style: 1), TestSheet.text("5.38.50"), TestSheet.number("1.0"),
        TestSheet.number("2.0"), TestSheet.number("4.7"), TestSheet.number("1E+05"), TestSheet.number("101809991.0"),
        TestSheet.number("250.0"), TestSheet.number("100.0"), TestSheet.number("5.0"),
      ])
    let delivered = try Delivered(["posteringer.xlsx": TestSheet.workbook([Self.postings], row)])
    #expect(
      try delivered.rows(
        """
        SELECT bilagsnr, linje, regnskabsaar, periode, posteringsdato, funktion, dranst, gruppering, art,
          omkostningssted, modpart_kommune, beloeb_oere, tekst FROM staging.posteringer
        """) == ["900012·1·2025·3·2025-01-01·5.38.50·1·002·4.7·100000·0250·10000·5"])
    #expect(try delivered.file("posteringer.xlsx").paddedCPR == 1)
  }

  @Test func `an id that is an error is none, and what a spreadsheet made of a code is noted`() throws {
    let header = ["Tilbud_ID", "Navn", "Tilbudstype", "P_nummer", "Driftskommune", "Omkostningssted"]
    let cells: [[String]] = [
      ["<c r=\"@\" t=\"e\"><v>#N/A</v></c>", TestSheet.text("A"), TestSheet.text("B"), "", TestSheet.text("0250"), ""],
      [
        TestSheet.text("T2"), TestSheet.text("A"), TestSheet.text("B"), "<c r=\"@\" t=\"e\"><v>#REF!</v></c>",
        TestSheet.text("0250"), TestSheet.number("45842", style: 1),
      ],
      [
        TestSheet.text("T3"), TestSheet.text("A"), TestSheet.text("B"), TestSheet.number("12345678901234567890"),
        TestSheet.text("0250"), TestSheet.text("5,38E+01"),
      ],
      [TestSheet.text("#I/T"), TestSheet.text("A"), TestSheet.text("B"), "", TestSheet.text("0250"), ""],
    ]
    let rows = cells.enumerated().map { TestSheet.row($0 + 2, $1) }.joined()
    let delivered = try Delivered(["tilbud.xlsx": TestSheet.workbook([header], rows)])
    #expect(try delivered.setAside == ["2·Tilbud_ID·celle-fejl", "5·Tilbud_ID·celle-fejl"])
    #expect(
      try delivered.rows("SELECT tilbud_id, p_nummer, omkostningssted FROM staging.tilbud ORDER BY 1") == [
        "T2··04-07-2025", "T3·12345678901234567890·5,38E+01",
      ])
    #expect(
      try delivered.rows("SELECT code, column_name, row_number, row_key, rows FROM meta.row_note ORDER BY 1") == [
        "celle-fejl·P_nummer·3·T2·1", "kode-cifre·P_nummer·4·T3·1", "kode-dato·Omkostningssted·3·T2·1",
        "kode-eksponent·Omkostningssted·4·T3·1",
      ])
  }
}
