import Diagnostics
import Foundation
import Intake
import Testing
import Warehouse

/// Danmarks Statistik's files as people download them: codes, texts or both in each column, marks for what is missing, totals
/// beside their parts.
@Suite struct BankTextTests {
  private func read(_ lines: String..., file: String = "FOLK1A.csv") throws -> Delivered {
    try Delivered([file: Data(lines.joined(separator: "\n").utf8)], profiles: Delivered.catalogue().profiles)
  }

  private func people(_ delivered: Delivered) throws -> [String] {
    try delivered.rows(
      "SELECT municipality, sex, age, inhabitants FROM staging.befolkning ORDER BY row_number")
  }

  @Test(arguments: [
    ["250 Frederikssund;TOT I alt", "250 Frederikssund;1 Mænd", "250 Frederikssund;2 Kvinder"],
    ["250;TOT", "250;1", "250;2"],
    ["Frederikssund;I alt", "Frederikssund;Mænd", "Frederikssund;Kvinder"],
    ["0250 Frederikssund;IALT Køn i alt", "250;M Mænd", "Frederikssund;K"],
    ["Frederikssund 250;I alt TOT", "Frederikssund 250;Mænd 1", "Frederikssund 250;Kvinder 2"],
    ["Frederikssund;Total", "Frederikssund;Men", "Frederikssund;Women"],
  ]) func `codes, texts and both are the same people, and the total is not added to its parts`(rows: [String]) throws {
    let numbers = ["1000", "490", "510"]
    let lines = ["OMRÅDE;KØN;TID;INDHOLD"] + zip(rows, numbers).map { "\($0);2025K1;\($1)" }
    let delivered = try Delivered(
      ["FOLK1A.csv": Data(lines.joined(separator: "\n").utf8)], profiles: [Delivered.profile("statbank")])
    #expect(try people(delivered) == ["0250·M··490", "0250·K··510"])
    #expect(try delivered.setAside == [])
    #expect(try delivered.file("FOLK1A.csv").rowsRead == 3)
  }

  @Test func `another column that says all of them divides nothing, and its parts are figures of their own`() throws {
    let delivered = try read(
      "OMRÅDE;KØN;CIVILSTAND;TID;INDHOLD", "250;TOT;TOT;2025K1;1000", "250;TOT;U;2025K1;400", "250;TOT;G;2025K1;600",
      "250;1;TOT I alt;2025K1;490", "250;2;I alt;2025K1;510", "250;1;U;2025K1;200")
    #expect(try people(delivered) == ["0250·M··490", "0250·K··510"])
    #expect(
      try delivered.rows("SELECT indicator, value FROM staging.nationale_tal ORDER BY row_number")
        == ["U|TOT·400.0", "G|TOT·600.0", "U|1·200.0"])
    #expect(delivered.report.messages.isEmpty)
  }

  @Test func `inhabitants who are divided with nobody saying all of them are not counted, and that is said`() throws {
    let delivered = try read("OMRÅDE;CIVILSTAND;TID;INDHOLD", "250;U;2025K1;400", "250;G;2025K1;600")
    #expect(try people(delivered) == [])
    #expect(
      delivered.report.messages.map(\.description) == [
        "FOLK1A.csv: advarsel [folketal-opdelt]: Folketallet er delt på `CIVILSTAND` uden en række for alle under ét og er derfor ikke "
          + "brugt som folketal. Hent tabellen uden den opdeling eller med `I alt`."
      ])
  }

  @Test func `periods side by side, and a workbook, are refused for what they are`() throws {
    let wide = try read("OMRÅDE;KØN;2025K1;2025K2", "250;I alt;1000;1010")
    #expect(try wide.file("FOLK1A.csv").code == "perioder-i-kolonner")
    #expect(try wide.rows("SELECT * FROM staging.nationale_tal").isEmpty)
    let book = try Delivered(
      ["Folk1a.xlsx": TestSheet.workbook([["OMRÅDE", "TID", "INDHOLD"], ["250", "2025K1", "1000"]], "")],
      profiles: Delivered.catalogue().profiles)
    #expect(try book.file("Folk1a.xlsx").code == "statistik-regneark")
    #expect(try book.file("Folk1a.xlsx").status == .refused)
  }

  @Test func `a text that nobody knows is set aside with its place, and the total is taken whole`() throws {
    let delivered = try read(
      "OMRÅDE;KØN;ALDER;TID;INDHOLD", "250;I alt;Alder i alt;2025K1;1000", "250;Mænd;Alder i alt;2025K1;490",
      "250;Kvinder;Alder i alt;2025K1;500", "250;9 Uoplyst køn;Alder i alt;2025K1;10",
      "250;Mænd;sytten;2025K1;7", "Nordkommunen;Mænd;IALT;2025K1;7", "250 Randers;Mænd;IALT;2025K1;7",
      "250;2 Mænd;IALT;2025K1;7")
    #expect(try people(delivered) == ["0250···1000"])
    #expect(
      try delivered.setAside == [
        "5·KØN·ord-ukendt", "6·ALDER·ord-ukendt", "7·OMRÅDE·kommune-ugyldig", "8·OMRÅDE·kommune-ugyldig",
        "9·KØN·ord-ukendt",
      ])
    #expect(
      delivered.report.messages.map(\.description).contains(
        "FOLK1A.csv: advarsel [opdeling-ufuldstaendig]: For 1\u{A0}kommune og dag giver opdelingen på køn og alder ikke filens egen total. "
          + "Totalen er brugt, så de tal kan ikke deles helt op."))
  }

  @Test func `groups of ages are not years of age, and never added to them or to the total`() throws {
    let both = try read(
      "OMRÅDE;KØN;ALDER;TID;INDHOLD", "250;TOT I alt;IALT Alder i alt;2025K1;1000",
      "250;TOT I alt;0-4 0-4 år;2025K1;250", "250;TOT I alt;5-9 5-9 år;2025K1;750",
      "250;1 Mænd;IALT Alder i alt;2025K1;500", "250;1 Mænd;0-4 0-4 år;2025K1;125", "250;1 Mænd;5-9 5-9 år;2025K1;375",
      "250;2 Kvinder;IALT Alder i alt;2025K1;500", "250;2 Kvinder;0-4 0-4 år;2025K1;125",
      "250;2 Kvinder;5-9 5-9 år;2025K1;375")
    #expect(try people(both) == ["0250·M··500", "0250·K··500"])
    let alone = try read("OMRÅDE;ALDER;TID;INDHOLD", "250;0-4 år;2025K1;250", "250;85 år og derover;2025K1;7")
    #expect(try people(alone) == ["0250···250", "0250···7"])
    let overlapping = try read("OMRÅDE;ALDER;TID;INDHOLD", "250;0-17 år;2025K1;250", "250;15-19 år;2025K1;7")
    #expect(try people(overlapping) == [])
    #expect(try overlapping.setAside == ["2··tal-dobbelt", "3··tal-dobbelt"])
  }

  @Test(arguments: ["..", ".", "...", "…", "-", "–", ":", "", "\"..\""])
  func `every mark for what is missing is missing, never zero and never a neighbour's figure`(mark: String) throws {
    let delivered = try read(
      "OMRÅDE;YDELSE;TID;INDHOLD", "250;30011;2025K1;120", "250;30013;2025K1;\(mark)", file: "HAND07.csv")
    #expect(
      try delivered.rows("SELECT indicator, value FROM staging.nationale_tal ORDER BY row_number") == [
        "30011·120.0", "30013·",
      ])
    #expect(try delivered.setAside == [])
  }

  @Test
  func `a figure with decimals makes dots in the same column uncertain, and spaces that do not break are thousands`()
    throws
  {
    let decimals = try read(
      "OMRÅDE;YDELSE;TID;INDHOLD", "250;1;2023;1.234", "250;2;2023;12,5", "250;3;2023;12.5", file: "HAND07.csv")
    #expect(try decimals.setAside == ["2·INDHOLD·tal-tvetydigt", "4·INDHOLD·tal-tvetydigt"])
    let thousands = try read(
      "OMRÅDE;YDELSE;TID;INDHOLD", "250;1;2023;1.234", "250;2;2023;12\u{a0}345", "250;3;2023;1\u{202f}234\u{202f}567",
      file: "HAND07.csv")
    #expect(
      try thousands.rows("SELECT value FROM staging.nationale_tal ORDER BY row_number") == [
        "1234.0", "12345.0", "1234567.0",
      ])
  }

  @Test func `inhabitants are whole and times are years, halves, quarters or months`() throws {
    let delivered = try read(
      "OMRÅDE;TID;INDHOLD", "250;2025K1;12,5", "250;2025K2;-3", "250;2021U01;1", "250;2020/2021;7", "250;2025M07;8")
    #expect(
      try delivered.setAside == [
        "2·INDHOLD·heltal-ugyldigt", "3·INDHOLD·heltal-ugyldigt", "4·TID·periode-ugyldig", "5·TID·periode-ugyldig",
      ])
    #expect(try people(delivered) == ["0250···8"])
  }

  @Test func `the same people in two files are counted once, and parts in files of their own are added`() throws {
    let header = "OMRÅDE;KØN;TID;INDHOLD\n"
    let profile = try Delivered.profile("statbank")
    func read(_ files: [String: String]) throws -> Delivered {
      try Delivered(files.mapValues { Data((header + $0).utf8) }, profiles: [profile])
    }
    let twice = try read([
      "folk1a_a.csv": "250;TOT;2025K1;1000\n", "folk1a_b.csv": "250;1;2025K1;490\n250;2;2025K1;510\n",
      "folk1a_c.csv": "250;TOT;2025K1;1000\n",
    ])
    #expect(try people(twice) == ["0250···1000"])
    #expect(try twice.setAside == ["2··tal-dobbelt", "2··tal-dobbelt", "3··tal-dobbelt"])
    let parts = try read(["folk1a_m.csv": "250;1;2025K1;490\n", "folk1a_k.csv": "250;2;2025K1;510\n"])
    #expect(try parts.rows("SELECT sum(inhabitants) FROM staging.befolkning") == ["1000"])
  }

  @Test(arguments: ["FOLK1A (2).csv", "20251130FOLK1A67.csv", "folk1a_2025K1.csv", "Folk1a.csv"])
  func `a download keeps its table's name, and a column that only says i alt divides nothing`(name: String) throws {
    let delivered = try read(
      "OMRÅDE;KØN;ALDER;CIVILSTAND;TID;INDHOLD", "250;TOT I alt;IALT Alder i alt;TOT I alt;2025K1;1000",
      "250;1 Mænd;IALT Alder i alt;TOT I alt;2025K1;490", "250;2 Kvinder;IALT Alder i alt;TOT I alt;2025K1;510",
      file: name)
    #expect(try people(delivered) == ["0250·M··490", "0250·K··510"])
  }

  @Test func `a figure keeps its parts, and a measure called i alt is no total`() throws {
    let delivered = try read(
      "OMRÅDE;MÅL;KØN;TID;INDHOLD", "250;Modtagere i alt;TOT I alt;2023;9", "250;Modtagere i alt;1 Mænd;2023;4",
      "250;IALT Udsatte børn og unge i alt;TOT;2023;3", file: "BU43.csv")
    #expect(
      try delivered.rows("SELECT indicator, value FROM staging.nationale_tal ORDER BY row_number") == [
        "Modtagere i alt|TOT I alt·9.0", "Modtagere i alt|1 Mænd·4.0", "IALT Udsatte børn og unge i alt|TOT·3.0",
      ])
  }

  @Test func `JSON-stat with the table's own name as its only measure counts inhabitants`() throws {
    let text =
      #"{"dataset":{"dimension":{"OMRÅDE":{"category":{"index":{"250":0},"label":{"250":"Frederikssund"}}},"ContentsCode":{"category":{"index":{"FOLK1A":0},"label":{"FOLK1A":"Antal"}}},"Tid":{"category":{"index":{"2025K1":0,"2025K2":1}}},"id":["OMRÅDE","ContentsCode","Tid"],"size":[1,1,2],"role":{"metric":["ContentsCode"],"time":["Tid"]}},"label":"Folketal","value":[1000,null]}}"#
    let delivered = try Delivered(
      ["udtraek.json": Data(text.utf8)], profiles: Delivered.catalogue().profiles)
    #expect(try people(delivered) == ["0250···1000"])
    #expect(try delivered.rows("SELECT table_id, period, value FROM staging.nationale_tal") == ["FOLK1A·2025K2·"])
  }

  @Test func `a file with the bank's header is read in any delivery, a px file is named with what to do`() throws {
    let delivered = try Delivered(
      [
        "HAND07.csv": Data("OMRÅDE;YDELSE;TID;INDHOLD\n250;30011;2023;12\n".utf8),
        "komma.csv": Data("OMRÅDE,YDELSE,TID,INDHOLD\n250,30011,2023,12\n".utf8),
        "FOLK1A.px": Data("CHARSET=\"ANSI\";\n".utf8), "noter.csv": Data("a;b\n1;2\n".utf8),
      ], profiles: Delivered.catalogue().profiles)
    #expect(try delivered.rows("SELECT table_id, value FROM staging.nationale_tal") == ["HAND07·12.0"])
    #expect(
      delivered.report.messages.map(\.description) == [
        "komma.csv: fejl [kolonne-mangler]: Filen har ingen kolonne med tal (`INDHOLD`). Se efter skilletegnet, der skal være semikolon.",
        "FOLK1A.px: oplysning [fil-px]: Filen er i Statistikbankens px-format, som ikke læses. Hent tabellen fra Statistikbanken som "
          + "CSV (med semikolon) eller JSON-stat. Den er arkiveret og ellers ikke brugt.",
        "noter.csv: oplysning [fil-ukendt]: Filen hører ikke til profilen. Den er arkiveret og ellers ikke brugt.",
      ])
  }
}
