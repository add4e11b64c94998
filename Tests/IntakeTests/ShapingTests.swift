import Diagnostics
import Foundation
import Intake
import Testing
import Warehouse

/// A municipality's own files: each rule of a profile alone, with rows that it must take and rows that it must not.
@Suite struct ShapingTests {
  /// A profile of one file `min.csv` for `organisation`.
  private func read(_ rules: String, _ lines: String..., file: String = "min.csv") throws -> Delivered {
    let text = "id: min\ntitle: Min\nkind: mapping\nfiles:\n  - read: [\"min*\"]\n" + rules
    let (profile, faults) = Profile.parse(text, name: "min.yaml", beside: try Delivered.catalogue())
    #expect(faults.map(\.description) == [])
    return try Delivered(
      [file: Data(lines.joined(separator: "\n").utf8)], profiles: [try #require(profile)])
  }

  private static let organisation = """
        into: organisation
        fields: {Enhed: Kode, Navn: Tekst, Enhedstype: {value: Team}}

    """

  private func left(_ delivered: Delivered) throws -> [String] {
    try delivered.rows("SELECT row_number, reason FROM meta.left_out ORDER BY 1, 2")
  }

  @Test func `rows above the header, empty rows, totals and a repeated header are left out and listed`() throws {
    let delivered = try read(
      Self.organisation + "    header: 2\n    totals: [\"I alt*\"]\n", "Udtræk fra i går;", "Kode;Tekst", "A;Første",
      ";",
      "I alt;2", "Kode;Tekst", "B;I alt er et navn her")
    #expect(
      try delivered.rows("SELECT row_number, enhed, navn, enhedstype FROM staging.organisation ORDER BY 1") == [
        "3·A·Første·Team", "7·B·I alt er et navn her·Team",
      ])
    #expect(
      try left(delivered) == ["1·række over overskriften", "4·tom række", "5·totallinje", "6·gentaget overskrift"])
    let file = try delivered.file("min.csv")
    #expect(file.rowsTotal == 2 && file.rowsRead == 2 && file.rowsLeftOut == 4)
    #expect(
      file.message
        == "Udeladt efter profilen til organisation: 1\u{A0}række over overskriften, 1\u{A0}gentaget overskrift, 1\u{A0}tom række, 1\u{A0}totallinje."
    )
  }

  @Test func `two header rows are joined, and a name above reaches over the empty cells to its right`() throws {
    let delivered = try read(
      "    into: organisation\n    header: [1, 2]\n"
        + "    fields: {Enhed: Enhed Kode, Navn: Enhed Navn, Enhedstype: {value: Team}, Leder: Person Navn}\n",
      "Enhed;;Person", "Kode;Navn;Navn", "A;Nord;XY")
    #expect(try delivered.rows("SELECT enhed, navn, leder FROM staging.organisation") == ["A·Nord·XY"])
  }

  @Test func `a column that two have the name of refuses the file unless its number is written`() throws {
    let rules = { (name: String) in
      "    into: organisation\n    fields: {Enhed: Kode, Navn: \"\(name)\", Enhedstype: {value: Team}}\n"
    }
    let refused = try read(rules("Navn"), "Kode;Navn;Navn", "A;B;C")
    #expect(try refused.file("min.csv").code == "kolonne-gentaget")
    let numbered = try read(rules("#3"), "Kode;Navn;Navn", "A;B;C")
    #expect(try numbered.rows("SELECT navn FROM staging.organisation") == ["C"])
  }

  @Test func `a column that is not there refuses the file with the nearest name`() throws {
    let file = try read(Self.organisation, "Kode;Teskt", "A;B").file("min.csv")
    #expect(
      file.message == "Profilen bruger kolonnen `Tekst`, som ikke står i overskriften. Er `Teskt` kolonnen `Tekst`?")
  }

  @Test func `groups that are written once are filled down, and an inner one ends with its outer one`() throws {
    let delivered = try read(
      "    into: organisation\n    fill_down: [Center, Afdeling]\n"
        + "    fields: {Enhed: Kode, Navn: Kode, Overenhed: Afdeling, Leder: Center, Enhedstype: {value: Team}}\n",
      "Center;Afdeling;Kode", "C1;A1;K1", ";;K2", ";A2;K3", "C2;;K4")
    #expect(
      try delivered.rows("SELECT enhed, leder, overenhed FROM staging.organisation ORDER BY 1") == [
        "K1·C1·A1", "K2·C1·A1", "K3·C1·A2", "K4·C2·",
      ])
  }

  @Test func `a text alone above rows is their heading, and below the last row it is a note`() throws {
    let delivered = try read(
      "    into: organisation\n    heading: Gruppe\n"
        + "    fields: {Enhed: Kode, Navn: Tekst, Overenhed: Gruppe, Enhedstype: {value: Team}}\n",
      "Kode;Tekst", "Nord;", "A;a", "Syd;", "B;b", "Fodnote;")
    #expect(try delivered.rows("SELECT enhed, overenhed FROM staging.organisation ORDER BY 1") == ["A·Nord", "B·Syd"])
    #expect(try left(delivered) == ["2·gruppeoverskrift", "4·gruppeoverskrift", "6·række efter den sidste"])
  }

  @Test func `a row with one cell in the middle of a file with footnotes is set aside, not lost`() throws {
    let delivered = try read(Self.organisation + "    notes: true\n", "Kode;Tekst", "A;a", "B;", "C;c", "Note;")
    #expect(try delivered.setAside == ["3··raekke-felter"])
    #expect(try left(delivered) == ["5·række efter den sidste"])
    let file = try delivered.file("min.csv")
    #expect(file.rowsTotal == 3 && file.rowsRead == 2 && file.rowsSetAside == 1)
  }

  @Test func `damaged rows of an own file keep their numbers`() throws {
    let delivered = try read(Self.organisation, "Kode;Tekst", "A;a;for meget", "\"B;b", "C;c", ";uden kode", "D;d;;")
    #expect(
      try delivered.setAside == ["2··raekke-felter", "3··raekke-anfoerselstegn", "5·Enhed·vaerdi-mangler"])
    #expect(try delivered.rows("SELECT enhed, row_number FROM staging.organisation ORDER BY 1") == ["C·4", "D·6"])
    let file = try delivered.file("min.csv")
    #expect(file.rowsTotal == 5 && file.rowsRead == 2 && file.rowsSetAside == 3)
  }

  @Test func `of rows in several units one is kept, and the others are said`() throws {
    let delivered = try read(
      """
          into: budget
          keep: [{column: Prisniveau, is: [Løbende priser], because: tallene står i to prisniveauer}]
          fields:
            Regnskabsår: År
            Funktion: {value: 5.38.50}
            Dranst: {value: "1"}
            Gruppering: {value: "002"}
            Omkostningssted: Sted
            Oprindeligt_budget: Beløb

      """, "År;Sted;Prisniveau;Beløb", "2025;S;Løbende priser;1.000,00", "2025;S;Faste priser;990,00")
    #expect(try delivered.rows("SELECT oprindeligt_budget_oere FROM staging.budget") == ["100000"])
    #expect(try left(delivered) == ["3·række: tallene står i to prisniveauer"])
  }

  @Test func `years side by side become rows, and years as text are whole numbers`() throws {
    let delivered = try read(
      """
          into: budget
          unfold: {into: [År], value: Tal, skip_empty: true}
          fields:
            Regnskabsår: År
            Funktion: {value: 5.38.50}
            Dranst: {value: "1"}
            Gruppering: {value: "002"}
            Omkostningssted: Sted
            Oprindeligt_budget: Tal

      """, "Sted;2024;2025", "S;100,00;200,00", "T;;300,00", "U;M;1")
    #expect(
      try delivered.rows(
        "SELECT omkostningssted, regnskabsaar, oprindeligt_budget_oere, row_number FROM staging.budget ORDER BY 1, 2")
        == ["S·2024·10000·2", "S·2025·20000·2", "T·2025·30000·3", "U·2025·100·4"])
    // M is not among the profile's marks for missing: it is refused, never guessed.
    #expect(try delivered.setAside == ["4·Oprindeligt_budget·tal-ugyldigt"])
    #expect(try left(delivered) == ["3·tom celle, der ikke blev til en række"])
  }

  @Test func `a decimal dot that the profile tells is read, and what then is ambiguous is refused`() throws {
    let delivered = try read(
      """
          into: takster
          form: {delimiter: ",", decimal: ".", dates: åååå-mm-dd}
          fields: {Tilbud_ID: id, Ydelse: {value: Ophold}, Gyldig_fra: fra, Takst: pris, Takstenhed: {column: pr, values: {day: Døgn}}}

      """, "id,fra,pris,pr", "A,2024-01-01,18500.00,day", "B,2024-01-01,\"1,234.50\",day", "C,2024-01-01,2.897,day",
      "D,2024-01-01,\"12,50\",day", "E,01-02-2024,1.5,day", "F,2024-02-30,1.5,week")
    #expect(
      try delivered.rows("SELECT tilbud_id, takst_oere, takstenhed FROM staging.takster ORDER BY 1") == [
        "A·1850000·Døgn", "B·123450·Døgn",
      ])
    #expect(
      try delivered.setAside == [
        "4·Takst·tal-tvetydigt", "5·Takst·tal-tvetydigt", "6·Gyldig_fra·dato-ugyldig", "7·Gyldig_fra·dato-ugyldig",
      ])
  }

  @Test(arguments: [
    ("mm/dd/åååå", "12/31/2024", "31/12/2024"), ("ååååmmdd", "20241231", "31122024"),
    ("åååå-mm-dd tt:mm", "2024-12-31T23:59:59.5+01:00", "31-12-2024"), ("dd.mm.åååå", "31.12.2024", "12/31/2024"),
  ]) func `dates are read in the form that the profile tells and in no other`(form: String, good: String, bad: String)
    throws
  {
    let delivered = try read(
      """
          into: pladser
          form: {dates: \(form)}
          fields: {Tilbud_ID: id, Gyldig_fra: fra, Normerede_pladser: {value: "4"}}

      """, "id;fra", "A;\(good)", "B;\(bad)")
    #expect(try delivered.rows("SELECT tilbud_id, gyldig_fra FROM staging.pladser") == ["A·2024-12-31"])
    #expect(try delivered.setAside == ["3·Gyldig_fra·dato-ugyldig"])
  }

  @Test func `patterns, words, joined columns and conditions give a field its value`() throws {
    let delivered = try read(
      """
          into: organisation
          fields:
            Enhed: {join: [Center, Kode]}
            Navn: {column: Konto, find: '(\\d)(\\d\\d)-.*', write: "$1.$2"}
            Enhedstype: {column: Type, values: {T: Team, A: Afdeling}, others: Tilbud}
            Leder: {column: Leder, when: {column: Type, is: [T]}}
            Omkostningssted: {column: [Sted, Kode]}

      """, "Center;Kode;Konto;Type;Leder;Sted", "C;1;538-x;t;AB;", "C;2;uden;A;CD;S", "C;3;538-;B;;S")
    #expect(
      try delivered.rows(
        "SELECT enhed, navn, enhedstype, leder, omkostningssted FROM staging.organisation ORDER BY 1") == [
          "C-1·5.38·Team·AB·1", "C-2·uden·Afdeling··S", "C-3·5.38·Tilbud··S",
        ])
  }

  @Test func `of several rows for one key the newest counts, and an earliest date is the earliest of all`() throws {
    let delivered = try read(
      """
          into: sager
          form: {dates: dd-mm-åååå}
          one_per: {columns: [Sag], newest: Version}
          fields:
            Sags_ID: Sag
            Borger_CPR: CPR
            Område: {value: Voksen}
            Oprettet: {column: Ændret, earliest: true}
            Sagsbehandler: Hvem
            Team: {value: T}

      """, "Sag;CPR;Ændret;Version;Hvem", "S1;0101011234;05-02-2024;2;B", "S1;0101011234;09-01-2024;1;A",
      "S2;0101011234;01-01-2024;1;C")
    #expect(
      try delivered.rows("SELECT sags_id, oprettet, sagsbehandler FROM staging.sager ORDER BY 1") == [
        "S1·2024-01-09·B", "S2·2024-01-01·C",
      ])
    #expect(try left(delivered) == ["3·række, der gentager en anden i profilens nøgle"])
  }

  @Test func `a file a month is one extract when the profile says so, and is refused when it does not`() throws {
    let files = ["min-01.csv": Data("Kode;Tekst\nA;a\n".utf8), "min-02.csv": Data("Kode;Tekst\nB;b\n;x\n".utf8)]
    for several in [true, false] {
      let text =
        "id: min\ntitle: Min\nkind: mapping\nfiles:\n  - read: [\"min-*\"]\n    several: \(several)\n"
        + Self.organisation
      let (profile, _) = Profile.parse(text, name: "min.yaml", beside: try Delivered.catalogue())
      let delivered = try Delivered(files, profiles: [try #require(profile)])
      #expect(
        try delivered.rows("SELECT enhed, row_number FROM staging.organisation ORDER BY 1")
          == (several ? ["A·2", "B·2"] : []))
      #expect(delivered.report.refused.map(\.code) == (several ? [] : ["fil-dobbelt", "fil-dobbelt"]))
      #expect(try delivered.file("min-02.csv").rowsSetAside == (several ? 1 : 0))
    }
  }

  @Test func `one file may be several extracts, and is archived once`() throws {
    let text = """
      id: min
      title: Min
      kind: mapping
      files:
        - {read: [min], into: organisation, fields: {Enhed: Kode, Navn: Tekst, Enhedstype: {value: Tilbud}}}
        - {read: [min], into: tilbud, fields: {Tilbud_ID: Kode, Navn: Tekst, Tilbudstype: {value: Bo}, Driftskommune: Kommune}}
      """
    let (profile, faults) = Profile.parse(text, name: "min.yaml", beside: try Delivered.catalogue())
    #expect(faults.map(\.description) == [])
    let delivered = try Delivered(
      ["min.csv": Data("Kode;Tekst;Kommune\nA;a;101\nB;b;x\n".utf8)], profiles: [try #require(profile)])
    #expect(try delivered.rows("SELECT enhed FROM staging.organisation ORDER BY 1") == ["A", "B"])
    #expect(try delivered.rows("SELECT tilbud_id, driftskommune FROM staging.tilbud") == ["A·0101"])
    #expect(delivered.report.files.count { $0.name == "min.csv" } == 2)
    let archive = delivered.home.appendingPathComponent("archive/\(delivered.report.delivery)")
    let sealed = try FileManager.default.contentsOfDirectory(atPath: archive.path).count { $0.hasSuffix(".segl") }
    // The file and the delivery's own list of files.
    #expect(sealed <= 2)
  }

  @Test func `nothing but the profile's columns leaves the file, and unused ones are named`() throws {
    let delivered = try read(Self.organisation, "Kode;Tekst;CPR", "A;a;0101011234")
    #expect(try delivered.file("min.csv").unknownColumns == ["CPR"])
    #expect(try delivered.rows("SELECT count(*) FROM staging.organisation WHERE leder IS NOT NULL") == ["0"])
  }

  @Test func `an encoding that the profile tells and the file has not refuses the file`() throws {
    let text =
      "id: min\ntitle: Min\nkind: mapping\nform: {encoding: UTF-8}\nfiles:\n  - read: [min]\n" + Self.organisation
    let (profile, _) = Profile.parse(text, name: "min.yaml", beside: try Delivered.catalogue())
    let data = Data("Kode;Tekst\nA;bl".utf8) + Data([0xE5, 0x0A])
    let delivered = try Delivered(["min.csv": data], profiles: [try #require(profile)])
    #expect(try delivered.file("min.csv").code == "tegnsaet-forkert")
  }

  @Test func `what an own profile reads stands in staging as the standard extract does`() throws {
    let standard = try Delivered("organisation.csv", "Enhed;Navn;Enhedstype", "A;a;Team")
    let own = try read(Self.organisation, "Kode;Tekst", "A;a")
    let columns: SQL = "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM staging.organisation) ORDER BY 1"
    #expect(try own.rows(columns) == standard.rows(columns))
    let content: SQL = "SELECT * EXCLUDE (file_id) FROM staging.organisation"
    #expect(try own.rows(content) == standard.rows(content))
  }
}
