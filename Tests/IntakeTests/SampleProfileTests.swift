import Diagnostics
import Foundation
import Intake
import Testing
import Warehouse

private let samples = Delivered.shared.appendingPathComponent("proevefiler")
private let areThere = FileManager.default.fileExists(atPath: samples.path)

/// Files that profiles once read wrong (prøvefiler), each with the figures that are right.
@Suite(.enabled(if: areThere, "testdata ved siden af arkivet findes ikke her"))
struct SampleProfileTests {

  private func files(_ name: String) throws -> [String: Data] {
    let folder = samples.appendingPathComponent(name)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).reduce(into: [:]) { files, file in
      files[file] = try Data(contentsOf: folder.appendingPathComponent(file))
    }
  }

  private func load(_ name: String, profile: String? = nil) throws -> Delivered {
    let profiles = try Delivered.catalogue().profiles
    return try Delivered(try files(name), profiles: profiles.filter { profile == nil || $0.id == profile })
  }

  private func propose(_ name: String) throws -> ProfileProposal { try proposal(of: files(name)) }

  @Test(arguments: [
    ("levering", ["M·490", "K·510"]), ("kontrol", ["M·490", "K·510"]), ("levering-alder", ["M·500", "K·500"]),
  ]) func `04: a municipality's inhabitants are counted once`(folder: String, sexes: [String]) throws {
    let delivered = try load("04-statbank-totals-with-text/\(folder)")
    #expect(
      try delivered.rows(
        "SELECT sex, sum(inhabitants) FROM staging.befolkning WHERE municipality = '0250' AND month = 2025 * 12 GROUP BY 1 ORDER BY 1 DESC"
      ) == sexes)
    #expect(try delivered.setAside == [])
  }

  @Test func `05: thirteen services have no figure, whether init or the bank's own profile reads the file`() throws {
    let counts: SQL = "SELECT count(*), count(value), max(value) FROM staging.nationale_tal"
    #expect(try load("05-init-fills-missing-values/levering").rows(counts) == ["14·1·120.0"])
    let made = try propose("05-init-fills-missing-values/levering")
    #expect(!made.text.contains("fill_down"))
    let delivered = try loaded(made, files("05-init-fills-missing-values/levering"))
    #expect(try delivered.rows(counts) == ["14·1·120.0"])
  }

  @Test(arguments: ["levering", "levering-en-fil", "levering-uden-version-3"])
  func `11: of OS2bos' own folder the newest edition of the payments is read once`(folder: String) throws {
    let delivered = try load("11-os2bos-report-folder/\(folder)", profile: "os2bos")
    #expect(delivered.report.refused == [])
    #expect(
      try delivered.rows("SELECT count(*), sum(beloeb_oere) FROM staging.posteringer")
        == (try load("11-os2bos-report-folder/levering-en-fil", profile: "os2bos").rows(
          "SELECT count(*), sum(beloeb_oere) FROM staging.posteringer")))
    #expect(try delivered.rows("SELECT oprettet FROM staging.sager") == ["2025-01-01"], "half past midnight in Denmark")
  }

  @Test func `11: the editions that are not read are told in one line, by init as well`() throws {
    let folder = "11-os2bos-report-folder/levering"
    let delivered = try load(folder, profile: "os2bos")
    #expect(
      delivered.report.messages.filter { $0.code == "fil-anden-udgave" }.map(\.description) == [
        "granted_payments_3.csv: oplysning [fil-anden-udgave]: Filen er den nyeste udgave og er læst. expected_payments_0.csv, "
          + "expected_payments_1.csv, expected_payments_2.csv og expected_payments_3.csv fortæller det samme: arkiveret, ikke læst og "
          + "ikke talt med."
      ])
    #expect(try delivered.file("expected_payments_3.csv").status == .ignored)
    let made = try propose(folder)
    #expect(made.isComplete)
    #expect(
      made.lines.filter { $0.hasSuffix("fortæller det samme som granted_payments_3.csv, der læses i stedet") }.count
        == 4)
  }

  @Test(arguments: ["levering", "levering-bom"])
  func `22: a line that names the delimiter is no row`(folder: String) throws {
    let delivered = try load("22-sep-line/\(folder)")
    #expect(delivered.report.refused == [])
    let file = try delivered.file("indsatser.csv")
    #expect(file.rowsRead == file.rowsTotal && file.rowsRead > 0)
    #expect(
      try propose("22-sep-line/\(folder)").lines.contains(
        "indsatser.csv: profilen `standard` læser den som `indsatser`"))
  }

  @Test func `28: marks, names, notes, weeks and JSON-stat are read or set aside for their own reason`() throws {
    func values(_ name: String) throws -> [String] {
      try load("28-statbank-file-not-known/\(name)").rows(
        "SELECT indicator, value FROM staging.nationale_tal ORDER BY row_number")
    }
    #expect(try values("c-maerker") == ["107·", "108·", "85·", "97·12.0", "95·", "96·", "101·"])
    #expect(
      try load("28-statbank-file-not-known/c-maerker").setAside == [
        "8·INDHOLD·tal-tvetydigt", "9·INDHOLD·tal-tvetydigt",
      ])
    #expect(try values("g-noter") == ["107·5.0", "108·7.0"])
    #expect(
      try load("28-statbank-file-not-known/g-noter").setAside == ["4··raekke-felter", "5··raekke-felter"])
    #expect(try load("28-statbank-file-not-known/f-uger").setAside.allSatisfy { $0.hasSuffix("·TID·periode-ugyldig") })
    #expect(
      try load("28-statbank-file-not-known/b-navne").rows(
        "SELECT municipality, sex, inhabitants FROM staging.befolkning ORDER BY row_number") == [
          "0250·M·500", "0250·K·500", "0000··100000", "0084··30000",
        ])
    #expect(
      try load("28-statbank-file-not-known/e-jsonstat").rows(
        "SELECT municipality, month, inhabitants FROM staging.befolkning") == ["0250·\(2025 * 12)·1000"])
    #expect(
      try load("28-statbank-file-not-known/d-px").report.messages.map(\.code) == ["fil-px"])
  }

  @Test(arguments: ["b-navne", "c-maerker", "d-px", "e-jsonstat", "f-uger", "g-noter"])
  func `28: what init writes of a bank's file can be loaded and gives the same figures`(name: String) throws {
    let folder = "28-statbank-file-not-known/\(name)"
    let own = try loaded(propose(folder), files(folder))
    let query: SQL =
      "SELECT municipality, indicator, value FROM staging.nationale_tal UNION ALL SELECT municipality, sex, inhabitants FROM staging.befolkning ORDER BY ALL"
    #expect(try own.rows(query) == load(folder).rows(query))
  }

  @Test(arguments: ["levering-utc", "levering-midnat", "levering-dk", "levering-xlsx-iso"])
  func `10: init says how the dates are written, and what it writes reads them as Danish days`(folder: String) throws {
    let name = "10-all-rows-set-aside/\(folder)"
    let delivered = try loaded(propose(name), files(name))
    #expect(
      try delivered.rows("SELECT DISTINCT startdato FROM staging.indsatser ORDER BY 1").first == "2025-01-01",
      "\(folder)")
    #expect(try delivered.file(folder.contains("xlsx") ? "indsatser.xlsx" : "indsatser.csv").rowsSetAside == 0)
  }
}
