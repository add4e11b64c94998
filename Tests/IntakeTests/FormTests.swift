import Diagnostics
import Foundation
import Intake
import Testing
import Warehouse

/// The other rules of form: CPR, municipality, words, booleans, months, headers, file names, encodings.
@Suite struct FormTests {
  private func citizens(_ cpr: [String]) throws -> Delivered {
    try Delivered(["borgere.csv": Data((["Borger_CPR;Navn"] + cpr.map { "\($0);Test" }).joined(separator: "\n").utf8)])
  }

  @Test func `equal CPR numbers have equal pseudonyms however they are written`() throws {
    let delivered = try citizens(["010180-9991", "0101809991", "010180 9991", "101809991", " 0101809991 "])
    #expect(try delivered.setAside.isEmpty)
    #expect(
      try delivered.rows("SELECT count(DISTINCT borger), min(length(borger)), count(*) FROM staging.borgere") == [
        "1·32·5"
      ])
  }

  @Test func `nine digits are padded and reported`() throws {
    let delivered = try citizens(["101809991", "101809992", "0101809993"])
    #expect(try delivered.file("borgere.csv").paddedCPR == 2)
    #expect(delivered.report.messages.map(\.message) == ["2 CPR-numre havde ni cifre og fik et nul foran."])
  }

  @Test(arguments: ["010180ABC1", "010180-TGB5", "010180abc1", "3213999999", "0000000000", "010181-4321"])
  func `replacement numbers, odd dates and numbers that fail modulus 11 are valid`(_ cpr: String) throws {
    #expect(try citizens([cpr]).setAside.isEmpty)
  }

  @Test(arguments: [
    "01018099911", "01018-09991", "12345678", "ABCDEFGHIJ", "010180--9991", "010180/9991", "01018ø9991",
  ])
  func `a malformed CPR number sets its row aside`(_ cpr: String) throws {
    #expect(try citizens([cpr]).setAside == ["2·Borger_CPR·cpr-ugyldigt"])
  }

  @Test func `three digits of a municipality get their zero, a name does not pass`() throws {
    let delivered = try Delivered(
      "tilbud.csv", "Tilbud_ID;Navn;Tilbudstype;Driftskommune;Ejerform", "T1;A;B;101;kommunal", "T2;A;B;0101;PRIVAT",
      "T3;A;B;København;Privat", "T4;A;B;9999;Selvejende")
    #expect(try delivered.setAside == ["4·Driftskommune·kommune-ugyldig"])
    #expect(
      try delivered.rows("SELECT tilbud_id, driftskommune, ejerform FROM staging.tilbud ORDER BY 1") == [
        "T1·0101·Kommunal", "T2·0101·Privat", "T4·9999·Selvejende",
      ])
  }

  @Test func `an account function is read as the chart of accounts writes it, and what may be several is kept`() throws
  {
    let written = [
      "5.38.52", "53852", "053852", "5,38,52", "5-38-52", "05.38.52", "5 38 52", "5.38", "538521", "5.38.5",
    ]
    let rows = written.enumerated().map { "2025;\($1);1;2;100\($0);10,00" }
    let delivered = try Delivered(
      [
        "budget.csv": Data(
          (["Regnskabsår;Funktion;Dranst;Gruppering;Omkostningssted;Oprindeligt_budget"] + rows).joined(separator: "\n")
            .utf8)
      ])
    #expect(try delivered.setAside.isEmpty)
    #expect(
      try delivered.rows("SELECT funktion FROM staging.budget ORDER BY row_number")
        == Array(repeating: "5.38.52", count: 7) + ["5.38", "538521", "5.38.5"])
  }

  @Test func `a company's number is eight digits however it is written`() throws {
    let written = ["12345678", "12 34 56 78", "DK12345678", "dk-12345678", "CVR-nr.: 12345678", "1234567", "ukendt"]
    let rows = written.enumerated().map { "I\($0);S1;0101809991;SEL §85;Støtte;01-01-2025;0101;0101;Aktiv;\($1)" }
    let header =
      "Indsats_ID;Sags_ID;Borger_CPR;Paragraf;Ydelse;Startdato;Handlekommune;Betalingskommune;Status;Leverandør_CVR"
    let delivered = try Delivered(["indsatser.csv": Data(([header] + rows).joined(separator: "\n").utf8)])
    #expect(
      try delivered.rows("SELECT leverandoer_cvr FROM staging.indsatser ORDER BY row_number")
        == Array(repeating: "12345678", count: 5) + ["1234567", "ukendt"])
  }

  @Test func `a column that the file has not is told from one that is empty`() throws {
    let delivered = try Delivered(
      "sager.csv", "Sags_ID;Borger_CPR;Område;Oprettet;Afgjort;Sagsbehandler;Team",
      "S1;0101809991;Voksen;01-01-2025;;AB;T1")
    #expect(
      try delivered.rows("SELECT source, field FROM staging.felt_ikke_leveret ORDER BY ALL") == [
        "sager·afgoerelse", "sager·afsluttet", "sager·ansoegt", "sager·kle", "sager·paragraf",
      ])
  }

  @Test func `words are known without regard to case and spaces, unknown words are kept`() throws {
    let delivered = try Delivered(
      "mål.csv", "Mål_ID;Indsats_ID;Niveau;Måltype;Vurderet_dato;Status;Niveau_start",
      "M1;I1;indsatsmål;BEGRÆNSE  TAB;01-01-2024;i mål;0",
      "M2;I1;Delmål;Begraense tab;01-01-2024;Opgivet;Ikke vurderet", "M3;I1;Delmål;Udvikle;01-01-2024;På vej;5")
    #expect(try delivered.setAside == ["4·Niveau_start·niveau-ugyldigt"])
    #expect(
      try delivered.rows("SELECT niveau, maaltype, status, niveau_start FROM staging.maal ORDER BY row_number") == [
        "Indsatsmål·Begrænse tab·I mål·0", "Delmål·Begrænse tab·Opgivet·",
      ])
  }

  @Test func `yes and no are written in four ways`() throws {
    let delivered = try Delivered(
      "borgere.csv", "Borger_CPR;Adressebeskyttelse", "0101809991;Ja", "0101809992;n", "0101809993;1",
      "0101809994;FALSE", "0101809995;", "0101809996;måske")
    #expect(
      try delivered.rows("SELECT adressebeskyttelse FROM staging.borgere ORDER BY row_number")
        == ["true", "false", "true", "false", ""])
    #expect(try delivered.setAside == ["7·Adressebeskyttelse·janej-ugyldig"])
  }

  @Test func `months and quarters become month indices`() throws {
    let delivered = try Delivered(
      "ledelsestilsyn.csv", "Tilsyn_ID;Type;Kvartal;Sags_ID;Enhed;Spørgsmål;Svar", "L1;Audit;2026-K1;S1;E1;Q;Ja",
      "L2;Audit;2026-K5;S1;E1;Q;Ja")
    #expect(try delivered.rows("SELECT kvartal FROM staging.ledelsestilsyn") == ["\(2026 * 12 + 2)"])
    #expect(try delivered.setAside == ["3·Kvartal·kvartal-ugyldigt"])
    let pay = try Delivered(
      "løn.csv", "Måned;Enhed;Omkostningssted;Løn", "2026-01;E;O;1", "2026-13;E;O;1", "01-2026;E;O;1")
    #expect(try pay.rows("SELECT maaned FROM staging.loen") == ["\(2026 * 12)"])
    #expect(try pay.setAside == ["3·Måned·maaned-ugyldig", "4·Måned·maaned-ugyldig"])
  }

  @Test func `headers are known without case, spaces, dots and Danish letters, unknown columns are listed`() throws {
    let delivered = try Delivered(
      "fravær.csv", "maaned;ENHED; Fravaers aarsag;fraværs.dagsværk;Mulige dagsværk;Intern note;Fuldtidsstillinger",
      "2026-01;E1;sygdom;1,5;20;x;1")
    #expect(try delivered.file("fravær.csv").unknownColumns == ["Intern note"])
    #expect(
      try delivered.rows("SELECT enhed, fravaersaarsag, fravaersdagsvaerk, mulige_dagsvaerk FROM staging.fravaer")
        == ["E1·Sygdom·1.5·20.0"])
  }

  @Test(arguments: ["mål.csv", "ma\u{30a}l.csv", "MÅL.CSV", "maal.csv", "Maal.Csv"])
  func `a file is known by its name however it is spelt`(_ name: String) throws {
    let delivered = try Delivered(
      name, "Mål_ID;Indsats_ID;Niveau;Måltype;Vurderet_dato;Status", "M1;I1;Delmål;Udvikle;01-01-2024;I mål")
    #expect(try delivered.rows("SELECT maal_id FROM staging.maal") == ["M1"])
  }

  static let line = "Tilbud_ID;Navn;Tilbudstype;Driftskommune\r\nT1;Æblehavens ø – “å” €;Botilbud;0101\r\n"
  static let encodings: [(Data, String)] = [
    (Data(line.utf8), "UTF-8"),
    (Data([0xEF, 0xBB, 0xBF]) + Data(line.utf8), "UTF-8 med BOM"),
    (line.data(using: .windowsCP1252) ?? Data(), "Windows-1252"),
    (Data([0xFF, 0xFE]) + (line.data(using: .utf16LittleEndian) ?? Data()), "UTF-16 LE med BOM"),
    (Data([0xFE, 0xFF]) + (line.data(using: .utf16BigEndian) ?? Data()), "UTF-16 BE med BOM"),
    (line.data(using: .utf16LittleEndian) ?? Data(), "UTF-16 LE"),
  ]

  @Test(arguments: encodings)
  func `the encoding is found in the bytes and said in the log`(_ data: Data, _ name: String) throws {
    let delivered = try Delivered(["tilbud.csv": data])
    #expect(try delivered.rows("SELECT navn FROM staging.tilbud") == ["Æblehavens ø – “å” €"])
    #expect(try delivered.rows("SELECT encoding FROM meta.source_file WHERE source = 'tilbud'") == [name])
  }

  @Test func `one byte at the very end of a long file decides its encoding`() throws {
    var text = "Tilbud_ID;Navn;Tilbudstype;Driftskommune\n"
    for index in 0..<20_000 { text += "T\(index);Navn;Type;0101\n" }
    let delivered = try Delivered([
      "tilbud.csv": Data(text.utf8) + Data([0x54, 0x3B, 0xE6, 0x3B, 0x42, 0x3B]) + Data("0101".utf8)
    ])
    #expect(try delivered.rows("SELECT navn FROM staging.tilbud WHERE tilbud_id = 'T'") == ["æ"])
    #expect(try delivered.file("tilbud.csv").rowsRead == 20_001)
  }
}
