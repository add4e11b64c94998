import Foundation
import Testing
import Warehouse

@testable import Demonstration
@testable import Loads
@testable import Serving

/// What is found and what is reconciled is the same whatever the order of rows in the files.
@Suite("The order of rows never matters to findings and reconciliation")
struct RowOrderTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("traad-orden-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) } }
    try body(folder)
  }

  /// Everything that is told of one delivery, a line a thing.
  private func told(_ delivery: URL, home: String, in folder: URL, municipality: String, asOf: String) throws
    -> [String]
  {
    let surroundings = Surroundings(
      clock: Clock { 1_794_188_040 }, environment: [:], current: folder, program: nil,
      randomKey: { Data(repeating: 7, count: 32) }, say: { _ in })
    let workspace = try Workspace(home: Home(folder.appendingPathComponent(home)), surroundings: surroundings)
    _ = try Loads(.command("load", in: workspace)).load(
      LoadCall(folder: delivery.path, municipality: municipality, name: "Fjordby Kommune", asOf: asOf))
    let open = try workspace.serving.current()
    // A row's place in its file is another; nothing else is.
    let statements: [(String, SQL)] = [
      (
        "fund",
        """
        SELECT * EXCLUDE (row_number) REPLACE (regexp_replace(message, 'række [0-9.]+', 'række n', 'g') AS message)
        FROM findings.finding
        """
      ), ("beslægtet", "FROM findings.related"), ("vist", "FROM findings.shown"),
      ("kørt", "FROM findings.check_run"), ("afstemning", "FROM facts.reconciliation"),
      ("linje", "SELECT * EXCLUDE (row_number) FROM facts.reconciliation_line"),
      ("forslag", "SELECT * EXCLUDE (row_number) FROM facts.reconciliation_proposal"),
      ("kvalitet", "FROM facts.data_quality"), ("ophold", "FROM facts.stay"),
    ]
    return try statements.flatMap { name, statement in
      try open.database.withConnection {
        try $0.query("SELECT told::VARCHAR FROM (" + statement + ") AS told ORDER BY 1")
      }.rows.map { "\(name) \($0[0].text ?? "")" }
    }
  }

  private func expectSame(_ one: [String], _ other: [String]) {
    let (gone, new) = (difference(one, other), difference(other, one))
    #expect(!one.isEmpty)
    #expect(
      gone.isEmpty && new.isEmpty,
      "\(gone.count) forskellige:\n\(gone.prefix(8).joined(separator: "\n"))\nmod\n\(new.prefix(8).joined(separator: "\n"))"
    )
  }

  @Test(arguments: [UInt64(1), 2])
  func `a delivery with every fault, shuffled`(seed: UInt64) throws {
    try withFolder { folder in
      let delivery = folder.appendingPathComponent("levering")
      let surroundings = Surroundings(
        clock: Clock { 1_794_188_040 }, environment: [:], current: folder, program: nil,
        randomKey: { Data(repeating: 7, count: 32) }, say: { _ in })
      try writeDemo(
        DemoCall(citizens: 150, years: 2, seed: 11, faults: ["all"]), to: delivery.path, surroundings: surroundings)
      let other = folder.appendingPathComponent("blandet")
      try ShuffledDelivery.copy(delivery, to: other, seed: seed)
      expectSame(
        try told(delivery, home: "hjem", in: folder, municipality: "0999", asOf: "2026-10-31"),
        try told(other, home: "andet-hjem", in: folder, municipality: "0999", asOf: "2026-10-31"))
    }
  }

  /// Ids that repeat, registrations that meet and lines that tie: what no demonstration has enough of.
  @Test(arguments: UInt64(1)...4)
  func `a delivery made of ties, shuffled`(seed: UInt64) throws {
    try withFolder { folder in
      let delivery = folder.appendingPathComponent("levering")
      try TiedDelivery.write(to: delivery)
      let other = folder.appendingPathComponent("blandet")
      try ShuffledDelivery.copy(delivery, to: other, seed: seed)
      let one = try told(delivery, home: "hjem", in: folder, municipality: "0999", asOf: "2025-12-31")
      #expect(one.contains { $0.hasPrefix("fund") && $0.contains("K54-") } && one.contains { $0.contains("K5-") })
      expectSame(one, try told(other, home: "andet-hjem", in: folder, municipality: "0999", asOf: "2025-12-31"))
    }
  }
}

/// A delivery in which much is the same: every tie that a rule must settle without asking which row came first.
private enum TiedDelivery {
  static func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func file(_ name: String, _ header: String, _ rows: [String]) throws {
      try Data(([header] + rows).map { $0 + "\n" }.joined().utf8).write(
        to: folder.appendingPathComponent(name + ".csv"))
    }
    let persons = (1...12).map { "0101\(70 + $0)-\(1000 + $0)" }
    try file(
      "borgere", "Borger_CPR;Navn;Fødselsdato;Køn;Bopælskommune;Husstand_ID",
      persons.enumerated().flatMap { index, person in
        ["K", "M"].prefix(index % 3 == 0 ? 2 : 1).map {
          "\(person);Prøveperson \(index);01-01-19\(71 + index);\($0);0999;H\(index / 2)"
        }
      })
    try file(
      "sager", "Sags_ID;Borger_CPR;Område;Oprettet;Ansøgt;Afgjort;Afgørelse;Sagsbehandler;Team;Paragraf",
      persons.enumerated().flatMap { index, person in
        ["Nord", "Syd"].prefix(index % 4 == 0 ? 2 : 1).map {
          "S\(index);\(person);Voksen;01-01-2024;01-01-2024;15-01-2024;Bevilling;AB\(index % 2);\($0);"
        }
      })
    // Registrations of the same area that meet or overlap, with the same dates or the same id, in several facilities.
    try file(
      "indsatser",
      "Indsats_ID;Sags_ID;Borger_CPR;Paragraf;Rammetype;Ydelse;Tilbud_ID;Leverandør;Leverandør_CVR;Startdato;Slutdato;Handlekommune;Betalingskommune;Målgruppe;Næste_opfølgning;Status",
      persons.enumerated().flatMap { index, person in
        (0..<4).map { part in
          let (from, to) = [
            ("01-01-2025", "31-03-2025"), ("01-04-2025", ""), ("01-04-2025", ""), ("01-01-2025", "30-06-2025"),
          ][part]
          let id = part == 3 ? "I\(index)-0" : "I\(index)-\(part)"
          return
            "\(id);S\(index);\(person);SEL §104;;Ydelse \(part % 2);T\(part % 3);Huset \(part);9010000\(part % 3);\(from);\(to);0999;0999;Angst;;Aktiv"
        }
      })
    try file(
      "disponering",
      "Disponering_ID;Indsats_ID;Borger_CPR;Funktion;Gruppering;Takst;Takstenhed;Antal;Startdato;Slutdato;Betalingskommune",
      persons.enumerated().flatMap { index, person in
        [
          "D\(index)-0;;\(person);5.38.59;001;500,00;Døgn;1;01-01-2025;30-04-2025;0999",
          "D\(index)-1;I\(index)-0;\(person);5.38.59;001;500,00;Døgn;1;01-01-2025;31-05-2025;0999",
          "D\(index)-1;I\(index)-1;\(person);5.38.59;001;510,00;Døgn;1;01-01-2025;31-05-2025;0999",
        ]
      })
    try file(
      "posteringer",
      "Bilagsnr;Linje;Regnskabsår;Periode;Posteringsdato;Funktion;Dranst;Gruppering;Art;Omkostningssted;Borger_CPR;Leverandør_CVR;Tekst;Beløb;Type",
      persons.enumerated().flatMap { index, person in
        (1...12).flatMap { month in
          (0..<2).map { part in
            "B\(index);\(month);2025;\(month);\(10 + part)-\(month < 10 ? "0" : "")\(month)-2025;\(part == 0 ? "5.38.59" : "5.38.58");1;001;4.\(part);C\(part);\(month % 5 == 0 ? "" : person);90100000;Betaling;15.500,00;NOR"
          }
        }
      })
    try file(
      "tilbud", "Tilbud_ID;Navn;Tilbudstype;Driftskommune;Omkostningssted;Ejerform",
      (0..<3).flatMap { number in
        ["Kommunal", "Privat"].map { "T\(number);Huset \(number);Værested;0999;C\(number);\($0)" }
      })
    try file(
      "takster", "Tilbud_ID;Ydelse;Gyldig_fra;Gyldig_til;Takst;Takstenhed",
      (0..<3).flatMap { number in
        ["500,00", "505,00"].flatMap { rate in (0..<2).map { "T\(number);Ydelse \($0);01-01-2025;;\(rate);Døgn" } }
      })
    try file(
      "organisation", "Enhed;Navn;Overenhed;Enhedstype;Omkostningssted",
      ["Nord;Nord;;Team;C0", "Nord;Nord igen;Syd;Team;C0", "Syd;Syd;;Center;C1"])
    try file(
      "ophold", "Tilbud_ID;Borger_CPR;Ind;Ud;Betalingskommune",
      persons.enumerated().flatMap { index, person in
        ["31-03-2025", ""].map { "T\(index % 3);\(person);01-01-2025;\($0);0999" }
      })
    try file(
      "pladser", "Tilbud_ID;Gyldig_fra;Gyldig_til;Normerede_pladser",
      (0..<2).flatMap { number in ["T\(number);01-01-2025;30-06-2025;2", "T\(number);01-06-2025;;3"] })
  }
}
