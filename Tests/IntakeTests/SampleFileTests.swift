import Foundation
import Intake
import Testing
import Warehouse

private let sampleFiles = Delivered.shared.appendingPathComponent("proevefiler")

/// Files that were once misread (proevefiler), each against the file that says the same and was always read right.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: sampleFiles.path), "prøvefilerne er her ikke"))
struct SampleFileTests {
  private func read(_ path: String) throws -> Delivered {
    let folder = sampleFiles.appendingPathComponent(path)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try Delivered(
      Dictionary(
        uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appendingPathComponent($0))) }))
  }

  private func borger(_ delivered: Delivered, _ table: String) throws -> [String] {
    try delivered.rows("SELECT * EXCLUDE (file_id, borger) FROM staging.\(identifier: table) ORDER BY row_number")
  }

  @Test(arguments: ["levering", "levering-true"])
  func `a workbook that counts from 1904 has the dates of the same one that counts from 1900`(_ name: String) throws {
    let control = try borger(read("01-date1904/kontrol-1900"), "indsatser")
    let delivered = try read("01-date1904/\(name)")
    #expect(try delivered.setAside == [])
    #expect(control.count == 4 && control[0].contains("2025-01-01"))
    #expect(try borger(delivered, "indsatser") == control)
  }

  @Test(arguments: ["levering-posteringer", "levering-indsatser", "levering-kun-beloeb", "levering-to-decimaler"])
  func `number cells with zeros behind the dot are the numbers they are`(_ name: String) throws {
    let control = try read("08-number-cell-with-zeros/kontrol")
    let delivered = try read("08-number-cell-with-zeros/\(name)")
    #expect(try delivered.setAside == [])
    for table in ["posteringer", "indsatser"] {
      let rows = try borger(delivered, table)
      #expect(rows.count == (table == "posteringer" ? 36 : 4))
      #expect(try rows == borger(control, table), "\(name) \(table)")
    }
    #expect(try delivered.rows("SELECT sum(beloeb_oere) FROM staging.posteringer") == ["300000600"])
  }

  @Test func `letters that are taken apart are the letters they make`() throws {
    let providers = try read("03-decomposed-letters/levering-udbyder")
    #expect(
      try providers.rows("SELECT leverandoer, count(*) FROM staging.indsatser GROUP BY 1 ORDER BY 1") == [
        "Botilbud Ås·4"
      ])
    let teams = try read("03-decomposed-letters/levering")
    #expect(
      try teams.rows("SELECT team, count(*) FROM staging.sager WHERE team LIKE 'Team%' GROUP BY 1") == ["Team Å·2"])
  }

  @Test(arguments: ["levering-utc", "levering-midnat", "levering-dk"])
  func `a time in a date sets the row aside with its place, and no UTC time becomes the day before`(
    _ name: String
  ) throws {
    let delivered = try read("10-all-rows-set-aside/\(name)")
    let file = try delivered.file("indsatser.csv")
    #expect(file.rowsRead == 0 && file.rowsSetAside == 4)
    #expect(try delivered.setAside.allSatisfy { $0.hasSuffix("dato-ugyldig") && $0.contains("dato") })
    #expect(try delivered.rows("SELECT DISTINCT row_number FROM meta.set_aside ORDER BY 1") == ["2", "3", "4", "5"])
  }

  @Test func `a date cell is a day whatever its writing, but not one second before midnight`() throws {
    let iso = try read("10-all-rows-set-aside/levering-xlsx-iso")
    #expect(try iso.setAside == [])
    #expect(try iso.rows("SELECT DISTINCT startdato FROM staging.indsatser").contains("2025-01-01"))
    let late = try read("10-all-rows-set-aside/levering-xlsx")
    #expect(try late.file("indsatser.xlsx").rowsRead == 0)
    #expect(
      try Set(late.setAside.map { $0.split(separator: "·").dropFirst().joined(separator: "·") }) == [
        "Startdato·dato-ugyldig"
      ])
  }
}
