import CareModel
import Diagnostics
import Foundation
import Intake
import Testing
import Warehouse

/// Records, files and deliveries: nothing is lost, every row is counted once.
@Suite struct StructureTests {
  private static let header = "Enhed;Navn;Enhedstype"

  private func read(_ text: String) throws -> Delivered {
    try Delivered(["organisation.csv": Data((Self.header + "\n" + text).utf8)])
  }

  private func counts(_ delivered: Delivered) throws -> [Int] {
    let file = try delivered.file("organisation.csv")
    return [file.rowsTotal, file.rowsRead, file.rowsSetAside]
  }

  @Test func `rows with too many or too few fields are set aside and the others keep their numbers`() throws {
    let delivered = try read("E1;A;Team\nE2;A;Team;x\nE3;A\nE4;A;Team\n")
    #expect(try counts(delivered) == [4, 2, 2])
    #expect(try delivered.setAside == ["3··raekke-felter", "4··raekke-felter"])
    #expect(try delivered.rows("SELECT enhed, row_number FROM staging.organisation ORDER BY 2") == ["E1·2", "E4·5"])
  }

  @Test func `a quote that is not closed damages its own line alone`() throws {
    let delivered = try read("E1;A;Team\nE2;\"A;Team\nE3;\"B\";Team\nE4;A;Team")
    #expect(try counts(delivered) == [4, 3, 1])
    #expect(try delivered.setAside == ["3··raekke-anfoerselstegn"])
    let last = try read("E1;A;Team\nE2;\"A;Team")
    #expect(try counts(last) == [2, 1, 1])
  }

  @Test func `text after a closing quote damages its line`() throws {
    #expect(try read("E1;\"A\"b;Team\nE2;A;Team").setAside == ["2··raekke-anfoerselstegn"])
  }

  @Test func `quoted newlines, semicolons and quotes belong to the value`() throws {
    let delivered = try read("E1;\"to\nlinjer; og \"\"citat\"\"\";Team\nE2;5\" rør;Team\n")
    #expect(
      try delivered.rows("SELECT navn, row_number FROM staging.organisation ORDER BY 2") == [
        "to\nlinjer; og \"citat\"·2", "5\" rør·3",
      ])
    #expect(try counts(delivered) == [2, 2, 0])
    // The same when another row makes the file be written anew.
    let damaged = try read("E1;\"to\nlinjer; og \"\"citat\"\"\";Team\nE2;5\" rør;Team\nE3\n")
    #expect(
      try damaged.rows("SELECT navn, row_number FROM staging.organisation ORDER BY 2") == [
        "to\nlinjer; og \"citat\"·2", "5\" rør·3",
      ])
  }

  @Test func `a file of many buffers with lines inside its texts keeps every row and its number`() throws {
    let text = String(repeating: "to\r\nlinjer; og \"\"citat\"\" ", count: 12)
    let rows = (0..<50_000).map { "E\($0);\($0 % 3 == 0 ? "\"\(text)\"" : "5\" rør");Team" }.joined(separator: "\r\n")
    let delivered = try read(rows)
    #expect(try counts(delivered) == [50_000, 50_000, 0])
    #expect(
      try delivered.rows("SELECT count(*) FROM staging.organisation WHERE enhed = 'E' || (row_number - 2)") == ["50000"]
    )
  }

  @Test func `a record of several megabytes is read`() throws {
    let delivered = try read("E1;\(String(repeating: "æ", count: 3_000_000));Team\nE2;A;Team")
    #expect(
      try delivered.rows("SELECT enhed, length(navn) FROM staging.organisation ORDER BY 1") == ["E1·3000000", "E2·1"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `empty lines are no records, whatever ends the lines`(_ end: String) throws {
    let delivered = try read("\nE1;A;Team\n\n\nE2;A;Team\n;;\n\n".replacingOccurrences(of: "\n", with: end))
    #expect(try counts(delivered) == [3, 2, 1])
    #expect(try delivered.rows("SELECT row_number FROM staging.organisation ORDER BY 1") == ["2", "3"])
  }

  @Test func `mixed line ends are read`() throws {
    #expect(try counts(read("E1;A;Team\r\nE2;A;Team\nE3;A;Team")) == [3, 3, 0])
  }

  @Test func `a row with several faults is one row set aside with all its faults`() throws {
    let delivered = try read("E1;;\nE2;A;Team")
    #expect(try counts(delivered) == [2, 1, 1])
    #expect(try delivered.setAside == ["2·Enhedstype·vaerdi-mangler", "2·Navn·vaerdi-mangler"])
    #expect(try delivered.rows("SELECT DISTINCT row_key FROM meta.set_aside") == ["E1"])
  }

  @Test func `a header alone is a file of no rows`() throws {
    #expect(try counts(Delivered("organisation.csv", Self.header)) == [0, 0, 0])
  }

  @Test func `a missing required column refuses the file with a near miss and not the delivery`() throws {
    let delivered = try Delivered([
      "organisation.csv": Data("Enhed;Navnn\nE1;A".utf8),
      "tilbud.csv": Data("Tilbud_ID;Navn;Tilbudstype;Driftskommune\nT1;A;B;0101".utf8),
    ])
    let file = try delivered.file("organisation.csv")
    #expect(file.status == .refused && file.code == "kolonne-mangler")
    #expect(file.message == "De påkrævede kolonner `Navn` og `Enhedstype` mangler. Er `Navnn` en slåfejl for `Navn`?")
    #expect(try delivered.rows("SELECT count(*) FROM staging.organisation") == ["0"])
    #expect(try delivered.rows("SELECT count(*) FROM staging.tilbud") == ["1"])
  }

  @Test func `a file with commas says so`() throws {
    let delivered = try Delivered("frister.csv", "Paragraf,Gyldig_fra,Frist,Fristenhed", "SEL §108,01-01-2024,8,Uger")
    #expect(
      try delivered.file("frister.csv").message
        == "De påkrævede kolonner `Paragraf`, `Gyldig_fra`, `Frist` og `Fristenhed` mangler. Filen ser ud til at være adskilt med komma; gem den med semikolon."
    )
  }

  @Test func `a column that stands twice, an empty file and two files of one source are refused`() throws {
    let twice = try Delivered("organisation.csv", "Enhed;ENHED;Navn;Enhedstype", "E1;E2;A;Team")
    #expect(
      try twice.file("organisation.csv").message
        == "Kolonnen `Enhed` står flere gange i overskriften. Behold én af dem.")
    let empty = try Delivered(["organisation.csv": Data()])
    #expect(
      try empty.file("organisation.csv").message
        == "Filen er tom. Første linje skal være navnene på kolonnerne.")
    let line = Data("Måned;Enhed;Omkostningssted;Løn\n".utf8)
    let both = try Delivered(["loen.csv": line, "løn.csv": line])
    let double = "Der er flere filer til samme udtræk: loen.csv og løn.csv. Behold én af dem."
    #expect(both.report.refused.map { $0.message ?? "" } == [double, double])
  }

  @Test func `absent files are said, unknown files are listed and left alone`() throws {
    let delivered = try Delivered(["organisation.csv": Data(Self.header.utf8), "noter.txt": Data("hej".utf8)])
    #expect(try delivered.file("noter.txt").status == .ignored)
    #expect(try delivered.file("løn.csv").status == .absent)
    #expect(
      try delivered.rows("SELECT status, count(*) FROM meta.source_file GROUP BY 1 ORDER BY 1") == [
        "absent·21", "ignored·1", "read·1",
      ])
    #expect(try delivered.rows("SELECT count(*) FROM staging.loen") == ["0"])
  }

  @Test func `an empty folder and a missing one are said in Danish`() throws {
    #expect(throws: IntakeError.self) { try Delivered([:]) }
    #expect(
      IntakeError.folderMissing("udtræk").diagnostic.description
        == "fejl [mappe-mangler]: Mappen `udtræk` findes ikke. Ret stien til mappen med udtrækkene.")
  }

  @Test func `how far a file reaches is its last day that is not in the future`() throws {
    let delivered = try Delivered([
      "ophold.csv": Data(
        "Tilbud_ID;Borger_CPR;Ind;Ud;Betalingskommune\nT;0101809991;01-02-2026;31-12-9999;0101\nT;0101809991;01-03-2026;30-11-2026;0101\nT;0101809991;01-01-2026;15-10-2026;0101"
          .utf8),
      "posteringer.csv": Data(
        "Bilagsnr;Linje;Regnskabsår;Periode;Posteringsdato;Funktion;Dranst;Gruppering;Art;Omkostningssted;Beløb\nB1;1;2026;9;05-10-2026;5.38.50;1;002;4.0;O1;1,00\nB1;2;2025;13;05-02-2026;5.38.50;1;002;4.0;O1;1,00"
          .utf8),
      "løn.csv": Data("Måned;Enhed;Omkostningssted;Løn\n2026-10;E;O;1,00".utf8),
    ])
    #expect(try delivered.file("ophold.csv").coversTo?.description == "2026-10-15")
    #expect(try delivered.file("posteringer.csv").coversTo?.description == "2026-09-30")
    #expect(try delivered.file("løn.csv").coversTo?.description == "2026-10-31")
    #expect(try delivered.file("tilbud.csv").coversTo == nil)
  }

  @Test func `messages tell shape and remedy and never the value`() throws {
    let delivered = try Delivered([
      "posteringer.csv": Data(
        "Bilagsnr;Linje;Regnskabsår;Periode;Posteringsdato;Funktion;Dranst;Gruppering;Art;Omkostningssted;Borger_CPR;Beløb\nB1;7;2026;14;2026-02-30;5.38.50;1;002;4.0;O1;010180-99;18500.00\nB2;1;2026;1;01-02-2026;5.38.50;1;002;4.0;O1;0101809991;;"
          .utf8)
    ])
    #expect(
      try delivered.rows("SELECT row_key, message FROM meta.set_aside ORDER BY row_number, column_name") == [
        "B1|7·Beløb kan læses på to måder (formen `99999.99`): punktum som tusindtal eller som decimaltegn. Skriv decimaler med komma.",
        "B1|7·Borger_CPR er ikke et CPR-nummer (formen `999999-99`). Det skal have ti tegn, evt. med bindestreg.",
        "B1|7·Periode ligger uden for de tilladte værdier (formen `99`).",
        "B1|7·Posteringsdato er ikke en dato (formen `9999-99-99`). Skriv den som dd-mm-åååå.",
        "·Rækken har 13 felter, men overskriften har 12. Se efter et semikolon for meget eller for lidt; sæt tekst med semikolon i anførselstegn.",
      ])
  }

  @Test func `a row's key has pseudonyms in the place of CPR numbers`() throws {
    let delivered = try Delivered(
      "ophold.csv", "Tilbud_ID;Borger_CPR;Ind;Ud;Betalingskommune", "T;010180-9991;x;;0101",
      "T;0101809991;01-01-2026;;0101")
    #expect(
      try delivered.rows(
        "SELECT count(*) FROM meta.set_aside, staging.ophold WHERE row_key = 'T|' || borger || '|x'") == ["1"])
  }

  @Test func `the progress tells each file and its rows`() throws {
    var lines: [String] = []
    var text = Self.header
    for index in 0..<1234 { text += "\nE\(index);A;Team" }
    _ = try Delivered(["organisation.csv": Data(text.utf8)]) { lines.append($0) }
    #expect(lines == ["Læser 1 fil", "organisation.csv: 1.234 rækker"])
  }

  @Test(arguments: [["Sager pr. 30-11-2026"], ["Sager", "", "Udtrukket af;AB"], ["Dato;30-11-2026", ""]])
  func `a title above the names of the columns is told as what it is`(_ above: [String]) throws {
    let names = ["Sags_ID", "Borger_CPR", "Område", "Oprettet", "Sagsbehandler", "Team"]
    let case1 = ["S1", "0101809991", "Voksen", "01-01-2025", "AB", "T1"]
    let rows = above + [names.joined(separator: ";"), case1.joined(separator: ";")]
    let file = try Delivered(["sager.csv": Data(rows.joined(separator: "\n").utf8)]).file("sager.csv")
    #expect(file.status == .refused && file.code == "overskrift-laengere-nede")
    func told(_ row: Int) -> String {
      "Navnene på kolonnerne står først i række \(row). Slet det, der står over dem, eller lav en profil til filen med `traad init`."
    }
    // An empty line of a text is no record; an empty row of a sheet is a row.
    #expect(file.message == told(above.count { !$0.isEmpty } + 1))
    let cells =
      above.map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) } + [names, case1]
    let book = try Delivered(["sager.xlsx": TestSheet.workbook(cells, "")]).file("sager.xlsx")
    #expect(book.status == .refused && book.message == told(above.count + 1))
  }
}
