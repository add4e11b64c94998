import Diagnostics
import Foundation
import Intake
import Testing
import Warehouse

/// CPR numbers in columns that are for something else: never in the warehouse, in a message or in a log, and nothing is lost.
@Suite struct HiddenCPRTests {
  private static let header =
    "Indsats_ID;Sags_ID;Borger_CPR;Paragraf;Ydelse;Leverandør;Startdato;Handlekommune;Betalingskommune;Status"

  private func services(_ rows: [(id: String, casefile: String, provider: String)]) -> String {
    ([Self.header]
      + rows.enumerated().map { index, row in
        "\(row.id);\(row.casefile);010180-999\(index % 10);SEL §108;Ophold;\(row.provider);01-01-2025;0250;0250;Aktiv"
      }).joined(separator: "\n")
  }

  private func read(_ rows: [(id: String, casefile: String, provider: String)], more: [String: String] = [:]) throws
    -> Delivered
  {
    var files = more.mapValues { Data($0.utf8) }
    files["indsatser.csv"] = Data(services(rows).utf8)
    return try Delivered(files)
  }

  /// Everything that the delivery left in its tables, as text.
  private func everything(_ delivered: Delivered) throws -> String {
    let tables = [
      "staging.indsatser", "staging.sager", "staging.posteringer", "meta.set_aside", "meta.row_note",
      "meta.source_file",
    ]
    return try tables.flatMap { try delivered.rows("SELECT * FROM \(raw: $0)") }.joined(separator: "\n")
      + delivered.report.messages.map(\.description).joined(separator: "\n")
  }

  @Test(arguments: [
    "020270-1234", "020270 1234", "020270–1234", "020270/1234", "CPR 020270-1234 Jensen", "320180-0001",
    "020270:1234", "020270_1234", "(020270)1234", "02.02.70-1234", "02-02-70-1234", "02 02 70 1234", "020270-1AB2",
    "020270-AB12",
  ])
  func `six digits and four are hidden wherever they stand, by the value alone`(_ written: String) throws {
    let delivered = try read([("I1", "S1", written), ("I2", "S1", "Botilbud Nord")])
    let digits = written.filter { $0.isNumber || "AB".contains($0) }
    let all = try everything(delivered)
    // Pseudonyms, hashes and the delivery's moment hold any four digits by chance.
    let told = all.replacing(/[0-9a-f]{16,}|\d{8}T\d{6}|\d\d:\d\d:\d\d/, with: "#")
    #expect(!all.contains(written) && !all.contains(digits) && !told.contains(String(digits.suffix(4))))
    #expect(
      try delivered.rows("SELECT leverandoer FROM staging.indsatser WHERE indsats_id = 'I2'") == ["Botilbud Nord"])
    #expect(
      try delivered.rows("SELECT code, column_name, row_number, rows FROM meta.row_note") == [
        "cpr-i-kolonne·Leverandør·2·1"
      ])
    #expect(try delivered.file("indsatser.csv").rowsRead == 2)
  }

  @Test func `what is joined by a number is still joined, and a citizen is the same person`() throws {
    let cases = """
      Sags_ID;Borger_CPR;Område;Oprettet;Sagsbehandler;Team
      010180-9990;010180-9990;Voksen;01-01-2024;AB;VT
      """
    let delivered = try read([("I1", "010180-9990", "X")], more: ["sager.csv": cases])
    #expect(
      try delivered.rows(
        "SELECT s.sags_id = i.sags_id, s.sags_id = s.borger FROM staging.sager AS s, staging.indsatser AS i") == [
          "true·true"
        ])
  }

  @Test func `ten digits are hidden where the column is for persons`() throws {
    let persons = (1...9).map { ("I\($0)", "S1", "0\($0)0\($0)701234") }
    let delivered = try read(persons + [("I10", "S1", "3301701234")])
    let all = try everything(delivered)
    #expect(!all.contains("701234"))
    #expect(
      try delivered.rows("SELECT code, column_name, row_number, rows FROM meta.row_note") == [
        "cpr-i-kolonne·Leverandør·2·10"
      ])
  }

  @Test func `ten digits that count upwards are ids, also where they begin with a day`() throws {
    let delivered = try read((0..<20).map { ("10112500\($0 + 10)", "S1", "X") })
    #expect(
      try delivered.rows("SELECT min(indsats_id), count(DISTINCT indsats_id) FROM staging.indsatser") == [
        "1011250010·20"
      ])
    #expect(try delivered.rows("SELECT * FROM meta.row_note") == [])
  }

  @Test func `a day with its time in a file's name is no person's number, and a number is`() throws {
    for (name, isHidden) in [
      ("sager_30112025-1430.csv", false), ("sager_30112025_0915.csv", false), ("sager 202511301430.csv", false),
      ("sager_010190-1234.csv", true), ("sager_01011990-1234.csv", true), ("sager_010190-1AB2.csv", true),
    ] {
      let delivered = try Delivered([name: Data("a;b\n1;2\n".utf8)])
      let told = try everything(delivered)
      #expect(told.contains(name) != isHidden && told.contains("fil med skjult navn") == isHidden, "\(name): \(told)")
    }
  }

  @Test func `P-numbers are no persons`() throws {
    let rows = ["Tilbud_ID;Navn;Tilbudstype;P_nummer;Driftskommune", "T1;A;B;1003388394;0250"]
    let delivered = try Delivered(["tilbud.csv": Data(rows.joined(separator: "\n").utf8)])
    #expect(try delivered.rows("SELECT p_nummer FROM staging.tilbud") == ["1003388394"])
  }

  @Test func `ten digits that are a citizen of the delivery are hidden in every file`() throws {
    let ids = (0..<20).map { ("I\($0)", "10099900\($0 + 10)", "X") }
    let delivered = try read(ids + [("I99", "3201800001", "X")], more: ["borgere.csv": "Borger_CPR\n320180-0001\n"])
    #expect(!(try everything(delivered)).contains("3201800001"))
    #expect(try delivered.rows("SELECT sags_id FROM staging.indsatser WHERE indsats_id = 'I3'") == ["1009990013"])
  }

  @Test func `the key of a row that is set aside is hidden too`() throws {
    let delivered = try Delivered([
      "indsatser.csv": Data(
        [
          Self.header, "0101701234;S;0101809991;P;Y;L;ikke en dato;0250;0250;Aktiv",
          "010170-1234;S;0101809991;P;Y;L;ikke en dato;0250;0250;Aktiv",
        ].joined(separator: "\n").utf8)
    ])
    #expect(try delivered.file("indsatser.csv").rowsSetAside == 2)
    let keys = try delivered.rows("SELECT DISTINCT row_key FROM meta.set_aside")
    #expect(keys.count == 1 && !keys[0].contains("1234"))
  }

  @Test func `a file without a header does not show its first row as the names of columns`() throws {
    let delivered = try Delivered(
      "borgere.csv", "020270-1234;Anna Hansen;01-01-1980", "020270-1235;Bo Hansen;01-01-1980")
    let file = try delivered.file("borgere.csv")
    #expect(file.code == "overskrift-mangler")
    let all = try everything(delivered)
    #expect(!all.contains("1234") && !all.contains("Anna"))
  }

  @Test func `CPR numbers in notes of a ledger are hidden`() throws {
    let header =
      "Bilagsnr;Linje;Regnskabsår;Periode;Posteringsdato;Funktion;Dranst;Gruppering;Art;Omkostningssted;Beløb;Tekst"
    let delivered = try Delivered(
      "posteringer.csv", header, "B1;1;2025;1;01-01-2025;5.38.50;1;001;4.7;O;1,00;Bolig 0202701234 jan",
      "B2;1;2025;1;01-01-2025;5.38.50;1;001;4.7;O;1,00;faktura 9999701234")
    let texts = try delivered.rows("SELECT tekst FROM staging.posteringer ORDER BY 1")
    #expect(!texts[0].contains("0202701234") && texts[0].hasPrefix("Bolig ") && texts[0].hasSuffix(" jan"))
    #expect(texts[1] == "faktura 9999701234")
  }
}
