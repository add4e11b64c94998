import Diagnostics
import Foundation
import Intake
import Testing
import Warehouse

/// What is proposed for files that nobody has seen before: placed with a reason, or not placed at all.
@Suite struct ProposalTests {
  private func propose(_ files: [String: String]) throws -> ProfileProposal {
    let folder = try Delivered.folder()
    let work = try Delivered.folder()
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    let (hints, faults) = try ProposalHints.load(Delivered.root.appendingPathComponent("Definitions/1-profiles"))
    #expect(faults == [])
    let proposal = try proposeProfile(
      id: "forslag", folder: folder, catalogue: Delivered.catalogue(), hints: hints, work: work,
      excelExtension: Delivered.root.appendingPathComponent("vendor/duckdb/excel.duckdb_extension"))
    for url in [folder, work] { try FileManager.default.removeItem(at: url) }
    return proposal
  }

  /// The files read by what was proposed for them.
  private func load(_ proposal: ProfileProposal, _ files: [String: String]) throws -> Delivered {
    let catalogue = try Delivered.catalogue()
    let (profile, faults) = Profile.parse(proposal.text, name: "forslag.yaml", beside: catalogue)
    #expect(faults.map(\.description) == [])
    let own = try #require(profile)
    return try Delivered(
      files.mapValues { Data($0.utf8) }, profiles: [own] + catalogue.profiles.filter { own.buildsOn.contains($0.id) })
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
      id: "forslag", folder: folder, catalogue: catalogue, hints: hints, work: work,
      excelExtension: Delivered.root.appendingPathComponent("vendor/duckdb/excel.duckdb_extension"))
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
