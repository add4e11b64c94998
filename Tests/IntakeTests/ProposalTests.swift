import Diagnostics
import Foundation
import Intake
import Testing
import Warehouse

/// What is proposed for files that nobody has seen before: placed with a reason, or not placed at all.
@Suite struct ProposalTests {
  private func propose(_ files: [String: String]) throws -> ProfileProposal {
    try proposal(of: files.mapValues { Data($0.utf8) })
  }

  private func load(_ proposal: ProfileProposal, _ files: [String: String]) throws -> Delivered {
    try loaded(proposal, files.mapValues { Data($0.utf8) })
  }

  private static let visits =
    "Beboernes ophold;;;;\n;;;;\nInstitution;CPR-nr.;Indflyttet;Fraflytning;Betaler\n"
    + "T1;010203-1234;01-02-2024;;101\nT2;110203-1234;15-02-2024;01-03-2024;0250\nI alt;2;;;\n"

  @Test func `columns with other names in another order under a title are placed, and then loaded`() throws {
    let files = ["Beboere 2024.csv": Self.visits]
    let proposal = try propose(files)
    #expect(
      proposal.lines == [
        "Beboere 2024.csv: `ophold`, 5 felter placeret",
        "  Udelades: 2 rækker over overskriften, 1 totallinje.",
      ])
    #expect(proposal.isComplete)
    for line in [
      "read: [\"Beboere *\"]", "into: ophold", "header: 3", "totals: [\"ialt*\"]",
      "Borger_CPR: \"CPR-nr.\"  # kendt navn for feltet; værdierne har form som CPR-numre",
      "Ind: Indflyttet  # kendt navn for feltet; værdierne er datoer",
    ] { #expect(proposal.text.contains(line), "\(line)") }
    let delivered = try load(proposal, files)
    #expect(
      try delivered.rows("SELECT tilbud_id, ind, ud, betalingskommune FROM staging.ophold ORDER BY 1") == [
        "T1·2024-02-01··0101", "T2·2024-02-15·2024-03-01·0250",
      ])
  }

  @Test func `a large extract that lacks one column is not taken for a small one that it has all columns of`() throws {
    let proposal = try propose([
      "udtraek 7.csv":
        "Indsats_ID;Sags_ID;Borger_CPR;Paragraf;Ydelse;Tilbud_ID;Startdato;Slutdato;Betalingskommune;Næste_opfølgning;Status\n"
        + "I1;S1;010203-1234;SEL §107;Botilbud;T1;01-02-2024;;0101;01-02-2027;Aktiv\n"
    ])
    #expect(!proposal.isComplete)
    #expect(proposal.lines.contains { $0.contains("`indsatser`") && !$0.contains("`ophold`") })
    #expect(proposal.lines.contains { $0.contains("Handlekommune") })
  }

  @Test func `nothing of what stands in the files is in what people are told`() throws {
    let files = [
      "ophold.csv": "Tilbud;CPR;Indflyttet;Betaler\nHEMMELIGT-STED;010203-1234;01-02-2024;0101\nB;x;99-99-2024;0101\n",
      "fremmed.csv": "Overskrift;Anden\nHEMMELIGT;010203-1234\n",
      "uden.csv": "010203-1234;01-02-2024\n020304-1234;02-02-2024\n",
    ]
    let proposal = try propose(files)
    for text in proposal.lines + [proposal.text] {
      for value in ["HEMMELIGT", "010203", "020304", "99-99"] { #expect(!text.contains(value)) }
    }
    #expect(!proposal.isComplete)
    #expect(
      proposal.lines.contains(
        "  Sættes til side: 1 af 2 rækker – Borger_CPR: 1 (cpr-ugyldigt), Ind: 1 (dato-ugyldig)."))
    #expect(
      proposal.lines.contains(
        "uden.csv: ikke placeret. Overskriften kunne ikke findes. Første række med navne på kolonnerne mangler måske."))
  }

  @Test func `what is missing is said and not guessed, and the rest can be loaded`() throws {
    let files = [
      "Beboere.csv": Self.visits, "takstblad.csv": "Tilbud;Pris;Gælder fra;Ydelse\nT1;100,00;01-01-2024;Bo\n",
    ]
    let proposal = try propose(files)
    #expect(!proposal.isComplete)
    #expect(proposal.lines.contains("takstblad.csv: ligner `takster`, men `Takstenhed` er ikke fundet"))
    #expect(proposal.text.contains("#     Takstenhed: {value: \"\"}  # MANGLER: skriv kolonnen eller en fast værdi"))
    let delivered = try load(proposal, files)
    #expect(try delivered.rows("SELECT count(*) FROM staging.ophold") == ["2"])
    #expect(try delivered.file("takstblad.csv").code == "fil-ukendt")
  }

  @Test func `files of the standard and of OS2bos are left to the profiles that know them`() throws {
    let proposal = try propose([
      "frister.csv": "Paragraf;Gyldig_fra;Frist;Fristenhed\nSEL §108;01-01-2024;8;Uger\n",
      "expected_cases_v0.csv":
        "id,history_id,history_date,cpr_number,case_sbsys_id,case_worker,team\n9,1,2024-01-02T10:00:00+00:00,0101101234,S-1,a,b\n",
    ])
    #expect(
      proposal.lines == [
        "expected_cases_v0.csv: profilen `os2bos` læser den som `sager`",
        "frister.csv: profilen `standard` læser den som `frister`",
      ])
    #expect(proposal.isComplete)
    #expect(proposal.text.contains("builds_on: [standard, os2bos]"))
  }

  @Test func `a profile of files that all lack something is a profile that can be loaded`() throws {
    let files = [
      "takstblad.csv": "Tilbud;Pris;Gælder fra;Ydelse\nT1;100,00;01-01-2024;Bo\n", "noter.txt": "Bare en tekst.\n",
      "FOLK1A.px": "CHARSET=\"ANSI\";\n",
    ]
    let proposal = try propose(files)
    #expect(!proposal.isComplete)
    #expect(proposal.lines.contains { $0.hasPrefix("FOLK1A.px: ikke placeret. Filen er i Statistikbankens px-format") })
    #expect(try load(proposal, files).report.refused == [])
  }

  @Test(arguments: [
    "A\u{1}B", "A\u{7f}", "A\u{85}B", "A: #B", "- A", "'A'", "\"\"A\"\"", "\\A", "A\u{2028}B", "yes", "~", "A\tB",
    "A & *b", "%A", "@A", "\u{feff}A",
  ]) func `a header of any signs gives a profile that can be read back`(name: String) throws {
    let files = [
      "beboere.csv": "\"\(name)\";Institution;CPR-nr.;Indflyttet;Betaler\nx;T1;010203-1234;01-02-2024;0101\n"
    ]
    let proposal = try propose(files)
    #expect(try load(proposal, files).rows("SELECT count(*) FROM staging.ophold") == ["1"], "\(proposal.text)")
  }

  @Test func `columns called as the fields of the profile give no field twice`() throws {
    let files = [
      "tal.csv": "Region;INDHOLD;Mål;År;Antal\nRanders;a;b;2023;5\nAarhus;a;b;2023;\nAarhus;a;d;2024;7\n",
      "bredt.csv": "Kommune;Periode;Tal;2023;2024\nRanders;x;y;5;\nAarhus;x;y;8;9\n",
    ]
    let proposal = try propose(files)
    let delivered = try load(proposal, files)
    #expect(
      try delivered.rows(
        "SELECT municipality, period, value FROM staging.nationale_tal ORDER BY municipality, period, indicator, value")
        == [
          "0730·2023·5.0", "0730·2023·5.0", "0730·2024·", "0751·2023·", "0751·2023·8.0", "0751·2024·7.0",
          "0751·2024·9.0",
        ], "\(proposal.text)")
  }

  @Test func `two columns of one name are told apart by their numbers, and no row of data becomes names`() throws {
    let files = [
      "tal.csv": "Kommune;Mål;Mål;År;Antal\nRanders;a;b;2023;5\nAarhus;a;b;2023;\nAarhus;a;d;2024;7\n"
    ]
    let proposal = try propose(files)
    #expect(
      try load(proposal, files).rows(
        "SELECT municipality, indicator, value FROM staging.nationale_tal ORDER BY row_number") == [
          "0730·a|b·5.0", "0751·a|b·", "0751·a|d·7.0",
        ], "\(proposal.text)")
  }

  @Test func `the column of figures is known by its name, or guessed and told`() throws {
    let named = try propose(["a.csv": "Kommune;Kode;År;Antal\nRanders;1;2023;5\nAarhus;2;2023;..\n"])
    #expect(named.text.contains("INDHOLD: Antal  # kendt navn for tallet"))
    #expect(!named.lines.contains { $0.contains("gættet") })
    let guessed = try propose(["a.csv": "Kommune;År;Personer\nRanders;2023;5\nAarhus;2023;7\n"])
    #expect(
      guessed.lines.contains(
        "  Kolonnen med tallet er gættet: `Personer`, den sidste med tal. Se efter, at det er den rigtige."))
  }

  @Test func `a measure that begins like a sum is a row, and a sum is not`() throws {
    let files = [
      "maal.csv": "Mål;Kommune;2023;2024\nI alt udgifter;Randers;5;7\nNetto;Randers;4;6\nI alt udgifter;Aarhus;8;9\n"
        + "Netto;Aarhus;7;8\nI alt;;24;30\n"
    ]
    let delivered = try load(propose(files), files)
    #expect(
      try delivered.rows(
        "SELECT indicator, municipality, period, value FROM staging.nationale_tal WHERE period = '2023' ORDER BY row_number"
      ) == [
        "I alt udgifter·0730·2023·5.0", "Netto·0730·2023·4.0", "I alt udgifter·0751·2023·8.0", "Netto·0751·2023·7.0",
      ])
  }

  @Test func `dates with times are told for the columns that have them`() throws {
    let files = [
      "ophold.csv":
        "Tilbud_ID;Borger_CPR;Ind;Ud;Betalingskommune\nT1;010203-1234;2024-12-31T23:30:00Z;31-12-2025;0101\n"
        + "T2;110203-1234;2024-06-30T22:30:00+00:00;;0101\nT3;120203-1234;2024-06-30T22:30:00+02:00;01-01-2026;0101\n"
    ]
    let proposal = try propose(files)
    #expect(proposal.text.contains("Ind: {column: Ind, dates: \"åååå-mm-dd tt:mm\"}"))
    #expect(proposal.isComplete)
    #expect(
      try load(proposal, files).rows("SELECT ind, ud FROM staging.ophold ORDER BY tilbud_id") == [
        "2025-01-01·2025-12-31", "2024-07-01·", "2024-06-30·2026-01-01",
      ])
  }

  @Test func `a name that is only a date does not take every file`() throws {
    let files = [
      "20240131.csv": "Institution;CPR-nr.;Indflyttet;Betaler\nT1;010203-1234;01-02-2024;0101\n",
      "frister.csv": "Paragraf;Gyldig_fra;Frist;Fristenhed\nSEL §108;01-01-2024;8;Uger\n",
    ]
    let proposal = try propose(files)
    #expect(proposal.isComplete)
    let delivered = try load(proposal, files)
    #expect(
      try delivered.rows("SELECT count(*) FROM staging.ophold UNION ALL SELECT count(*) FROM staging.frister") == [
        "1", "1",
      ])
  }

  @Test func `a decimal dot is told only when nothing else can be meant`() throws {
    let header = "Tilbud_ID,Ydelse,Gyldig_fra,Takst,Takstenhed\n"
    let proven = try propose(["takster.csv": header + "T1,Bo,2024-01-01,18500.00,Døgn\nT2,Bo,2024-01-01,2.5,Døgn\n"])
    #expect(proven.text.contains("form: {delimiter: \",\", decimal: \".\"}"))
    #expect(proven.isComplete)
    let open = try propose(["takster.csv": header + "T1,Bo,2024-01-01,18.500,Døgn\nT2,Bo,2024-01-01,2.500,Døgn\n"])
    #expect(!open.text.contains("decimal"))
    #expect(open.lines.contains("  Sættes til side: 2 af 2 rækker – Takst: 2 (tal-tvetydigt)."))
  }

  @Test func `figures in two price levels keep one and ask a person`() throws {
    let proposal = try propose([
      "udgifter.csv": "Kommune;Prisenhed;2023;2024\nRanders;Løbende priser;1,5;2,5\nRanders;Faste priser;1,4;2,3\n"
        + "Aarhus;Løbende priser;3,5;4,5\nAarhus;Faste priser;3,4;M\n"
    ])
    #expect(proposal.text.contains("- {column: Prisenhed, is: [loebendepriser], because: "))
    #expect(!proposal.isComplete)
    #expect(
      proposal.lines.contains { $0.contains("`Prisenhed` ville gøre alle tal dobbelte") })
  }

  @Test(.enabled(if: StatisticsTests.hasShared, "testdata ved siden af arkivet findes ikke her"))
  func `the proposal for the ugly files reads every number of those with years beside each other`() throws {
    let source = Delivered.shared.appendingPathComponent("grim_import")
    let folder = try Delivered.folder()
    let work = try Delivered.folder()
    let names = [
      "noegletal_dk_nwRap-10Sep2024-101803.csv", "numecon/RAS200.xlsx", "numecon/areal.xlsx", "numecon/bm010_ejer.xlsx",
      "statbank_xlsx_RegionDK/AgeCat.xlsx", "statbank_xlsx_RegionDK/Urban.xlsx",
    ]
    var files: [String: Data] = [:]
    for name in names {
      let url = source.appendingPathComponent(name)
      files[url.lastPathComponent] = try Data(contentsOf: url)
      try FileManager.default.copyItem(at: url, to: folder.appendingPathComponent(url.lastPathComponent))
    }
    let (hints, _) = try ProposalHints.load(Delivered.root.appendingPathComponent("Definitions/1-profiles"))
    let catalogue = try Delivered.catalogue()
    let proposal = try proposeProfile(
      id: "forslag", folder: folder, catalogue: catalogue, hints: hints, work: work)
    for url in [folder, work] { try FileManager.default.removeItem(at: url) }
    #expect(proposal.isComplete)
    let (profile, faults) = Profile.parse(proposal.text, name: "forslag.yaml", beside: catalogue)
    #expect(faults.map(\.description) == [])
    let delivered = try Delivered(files, profiles: [try #require(profile)], asOf: nil)
    #expect(
      try delivered.rows(
        """
        SELECT f.file_name, count(n.value), count(*) - count(n.value) FROM staging.nationale_tal AS n
        JOIN meta.source_file AS f USING (file_id) GROUP BY 1 ORDER BY 1
        """) == [
          "AgeCat.xlsx·360·0", "RAS200.xlsx·1160·0", "Urban.xlsx·12·0", "areal.xlsx·105·0", "bm010_ejer.xlsx·9244·3061",
          "noegletal_dk_nwRap-10Sep2024-101803.csv·256·32",
        ])
  }
}
