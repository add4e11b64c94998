import Foundation
import Intake
import Testing
import Warehouse

/// Text as a reader sees it, the same from CSV in every encoding and from workbooks.
@Suite struct PlainTextTests {
  private static let header = ["Enhed", "Navn", "Enhedstype"]

  /// The same table as a text file and as a workbook.
  private func names(_ values: [String], header: [String] = header) throws -> [[String]] {
    let lines = [header.joined(separator: ";")] + values.enumerated().map { "E\($0);\($1);Team" }
    let text = lines.joined(separator: "\n")
    let rows = values.enumerated().map {
      TestSheet.row($0 + 2, [TestSheet.text("E\($0)"), TestSheet.text($1), TestSheet.text("Team")])
    }
    let files: [[String: Data]] = [
      ["organisation.csv": Data(text.utf8)],
      ["organisation.csv": text.data(using: .utf16) ?? Data()],
      ["organisation.xlsx": TestSheet.workbook([header], rows.joined())],
    ]
    return try files.map {
      try Delivered($0).rows("SELECT navn FROM staging.organisation ORDER BY row_number")
    }
  }

  @Test func `letters that are taken apart are composed`() throws {
    for found in try names(["A\u{30a}s", "Ås", "Mo\u{308}ller", "A\u{30a}rhus \u{212b}"]) {
      #expect(found.map { Array($0.utf8) } == ["Ås", "Ås", "Möller", "Århus Å"].map { Array($0.utf8) })
    }
  }

  @Test(arguments: [
    " ", "\t", "\u{a0}", "\u{2009}", "\u{3000}", "\u{200b}", "\u{feff}", "\u{202f}", "\u{7}", "\u{85}", "\u{2060}",
    "\u{ad}",
  ])
  func `no space of any kind and no control character stands at the end of a value`(_ space: String) throws {
    // XML cannot hold every control character.
    let found = try names(["\(space)Nord\(space)\(space)", "Nord", "Nord \(space)Vest"])
    for found in space == "\u{7}" ? Array(found.prefix(2)) : found {
      #expect(found.map { Array($0.utf8) } == ["Nord", "Nord", "Nord \(space)Vest"].map { Array($0.utf8) })
    }
  }

  @Test func `a value of nothing but what cannot be seen is empty`() throws {
    let delivered = try Delivered("organisation.csv", "Enhed;Navn;Enhedstype", "E1;\u{a0}\u{200b};Team")
    #expect(try delivered.setAside == ["2·Navn·vaerdi-mangler"])
  }

  @Test func `a header may be taken apart, and have what cannot be seen around it`() throws {
    let delivered = try Delivered(
      "maal.csv", "\u{feff}Ma\u{30a}l_ID\u{a0};Indsats_ID;Niveau;\u{200b}Ma\u{30a}ltype;Vurderet_dato;Status",
      "M1;I1;Delmål;Udvikle;01-01-2025;På vej")
    #expect(try delivered.rows("SELECT maal_id, maaltype FROM staging.maal") == ["M1·Udvikle"])
  }

  @Test func `the Greek question mark does not become a semicolon`() throws {
    #expect(try names(["hvad\u{37e} A\u{30a}"])[0].map { Array($0.utf8) } == [Array("hvad\u{37e} Å".utf8)])
  }

  @Test func `text that another program decoded wrongly is noted, and its row is kept`() throws {
    let wrong = ["BÃ¸rnehuset", "M†lgruppe", "Bo\u{fffd}sted", "R?dhuset", "Â§108"]
    let right = ["Børnehuset", "Ångström", "Hvad nu?", "Kærhus’", "Ã"]
    let lines = ["Enhed;Navn;Enhedstype"] + (wrong + right).enumerated().map { "E\($0);\($1);Team" }
    let delivered = try Delivered(["organisation.csv": Data(lines.joined(separator: "\n").utf8)])
    #expect(
      try delivered.rows("SELECT code, column_name, row_number, rows FROM meta.row_note") == [
        "tegn-forvansket·Navn·2·5"
      ])
    #expect(try delivered.file("organisation.csv").rowsRead == 10)
  }

  @Test(arguments: ["macintosh", "cp850"])
  func `Danish letters of old Macs and MS-DOS are noted wherever in a word they stand`(_ encoding: String) throws {
    // å æ ø Å Æ Ø as the two encodings write them.
    let bytes: [UInt8] =
      encoding == "cp850" ? [0x86, 0x91, 0x9B, 0x8F, 0x92, 0x9D] : [0x8C, 0xBE, 0xBF, 0x81, 0xAE, 0xAF]
    for byte in bytes {
      for (before, after) in [("M", "l"), ("", "rhus"), ("Bo ", "gade")] {
        if before == "M", byte == 0x92 || byte == 0xAE || byte == 0xAF { continue }
        let file = Data("Enhed;Navn;Enhedstype\nE1;\(before)".utf8) + Data([byte]) + Data("\(after);Team\n".utf8)
        let delivered = try Delivered(["organisation.csv": file])
        #expect(
          try delivered.rows("SELECT code, rows FROM meta.row_note") == ["tegn-forvansket·1"],
          "\(before)\(byte)\(after)")
        // What stands in the place of a letter is not taken for a space.
        #expect(
          try delivered.rows("SELECT length(navn) FROM staging.organisation") == ["\(before.count + 1 + after.count)"])
      }
    }
  }

  @Test func `a letter lost at the start of a word is noted where no sentence stands, and quotations are none`() throws
  {
    let names = ["?konomi", "Team ?st", "‘Huset’", "Bo’s hus", "Hus® A", "’Solsikken’"]
    let lines = ["Enhed;Navn;Enhedstype;Leder"] + names.enumerated().map { "E\($0);X;\($1);\($1)" }
    let delivered = try Delivered(["organisation.csv": Data(lines.joined(separator: "\n").utf8)])
    #expect(
      try delivered.rows("SELECT column_name, row_number, rows FROM meta.row_note ORDER BY 1")
        == ["Enhedstype·2·2", "Leder·2·2"])
  }

  @Test func `a no-break space parts thousands`() throws {
    let delivered = try Delivered(
      "løn.csv", "Måned;Enhed;Omkostningssted;Løn", "2024-03;E1;O1;1\u{a0}234,56",
      "2024-03;E2;O1;-1\u{202f}234\u{202f}567,00")
    #expect(try delivered.setAside == [])
    #expect(try delivered.rows("SELECT loen_oere FROM staging.loen ORDER BY row_number") == ["123456", "-123456700"])
  }
}
