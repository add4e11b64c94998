import Foundation
import Intake
import Testing
import Warehouse

/// Dates as extracts.md has them, in the file `pladser`, whose `Gyldig_fra` is required and `Gyldig_til` is not.
@Suite struct DateTests {
  private func read(_ dates: [(String, String)]) throws -> Delivered {
    let lines = dates.enumerated().map { "T\($0 + 1);\($1.0);\($1.1);10" }
    return try Delivered(
      [
        "pladser.csv": Data(
          (["Tilbud_ID;Gyldig_fra;Gyldig_til;Normerede_pladser"] + lines).joined(separator: "\n").utf8)
      ])
  }

  private func dates(_ delivered: Delivered) throws -> [String] {
    try delivered.rows("SELECT row_number, gyldig_fra, gyldig_til FROM staging.pladser ORDER BY 1")
  }

  @Test(arguments: ["01-03-2024", "2024-03-01", "01.03.2024", "01/03/2024", "1-3-2024", "1.3.2024"])
  func `each of the four forms is read when the whole column agrees`(_ text: String) throws {
    let delivered = try read([(text, ""), (text, "")])
    #expect(try dates(delivered) == ["2·2024-03-01·", "3·2024-03-01·"])
    #expect(try delivered.setAside.isEmpty)
  }

  @Test func `in a mixed column only the standard form is read and the others are ambiguous`() throws {
    let delivered = try read([("01-03-2024", ""), ("2024-03-02", ""), ("03/03/2024", "")])
    #expect(try dates(delivered) == ["2·2024-03-01·"])
    #expect(try delivered.setAside == ["3·Gyldig_fra·dato-tvetydig", "4·Gyldig_fra·dato-tvetydig"])
  }

  @Test func `a column of other forms that do not agree is ambiguous as a whole`() throws {
    let delivered = try read([("01.03.2024", ""), ("02/03/2024", "")])
    #expect(try dates(delivered).isEmpty)
    #expect(try delivered.setAside == ["2·Gyldig_fra·dato-tvetydig", "3·Gyldig_fra·dato-tvetydig"])
  }

  @Test func `a column with slashes that must have the month first is ambiguous as a whole`() throws {
    let delivered = try read([("01/03/2024", ""), ("03/15/2024", "")])
    #expect(try delivered.setAside.map { $0.suffix(13) } == ["dato-tvetydig", "dato-tvetydig"])
  }

  @Test func `a vote late in the file sets early rows aside too`() throws {
    var values = Array(repeating: ("2024-03-01", ""), count: 1000)
    values[999] = ("01-03-2024", "")
    let delivered = try read(values)
    #expect(try dates(delivered) == ["1001·2024-03-01·"])
    #expect(try delivered.file("pladser.csv").rowsSetAside == 999)
  }

  @Test func `values that do not look like dates have no vote`() throws {
    let delivered = try read([("ukendt", ""), ("2024-03-02", ""), ("2024-03-03 00:00", "")])
    #expect(try dates(delivered) == ["3·2024-03-02·"])
    #expect(try delivered.setAside == ["2·Gyldig_fra·dato-ugyldig", "4·Gyldig_fra·dato-ugyldig"])
  }

  @Test func `each column votes for itself`() throws {
    let delivered = try read([("01-03-2024", "2025-03-01")])
    #expect(try dates(delivered) == ["2·2024-03-01·2025-03-01"])
  }

  @Test(arguments: ["31-02-2024", "00-01-2024", "29-02-2023", "01-13-2024", "01-02-24", "31-04-2024"])
  func `a day that does not exist is malformed`(_ text: String) throws {
    #expect(try read([(text, ""), ("01-01-2024", "")]).setAside == ["2·Gyldig_fra·dato-ugyldig"])
  }

  @Test func `29 February of a leap year is a day`() throws {
    #expect(try dates(read([("29-02-2024", "29-02-2000")])) == ["2·2024-02-29·2000-02-29"])
  }

  @Test(arguments: ["", "31-12-9999", "31-12-2999", "9999-12-31", "2999-12-31", "31.12.9999"])
  func `an open end is no date and has no vote`(_ end: String) throws {
    let delivered = try read([("01-03-2024", end), ("02-03-2024", "03-03-2024")])
    #expect(try dates(delivered) == ["2·2024-03-01·", "3·2024-03-02·2024-03-03"])
    #expect(try delivered.setAside.isEmpty)
  }

  @Test func `the first of January 1900 is an unknown day`() throws {
    #expect(try dates(read([("01-03-2024", "01-01-1900")])) == ["2·2024-03-01·"])
  }

  @Test func `a required date must be there`() throws {
    let delivered = try read([("", ""), ("31-12-9999", ""), (" ", "")])
    #expect(
      try delivered.setAside == [
        "2·Gyldig_fra·vaerdi-mangler", "3·Gyldig_fra·vaerdi-mangler", "4·Gyldig_fra·vaerdi-mangler",
      ])
  }

  @Test func `spaces around a date do not matter`() throws {
    #expect(try dates(read([(" 01-03-2024", "02-03-2024 ")])) == ["2·2024-03-01·2024-03-02"])
  }

  @Test func `a year that nobody can mean sets its row aside, and the first days of programs say no day`() throws {
    let header =
      "Indsats_ID;Sags_ID;Borger_CPR;Paragraf;Ydelse;Startdato;Slutdato;Handlekommune;Betalingskommune;Status"
    let written = [
      ("01-01-0025", ""), ("17-07-1905", ""), ("31-12-1949", ""), ("01-01-1950", ""), ("01-01-1900", ""),
      ("01-01-2025", "01-01-1900"), ("01-01-2025", "01-01-1753"), ("01-01-2025", "01-01-0001"),
      ("01-01-2025", "02-01-0001"),
    ]
    let rows = written.enumerated().map { "I\($0);S1;0101809991;SEL §85;Støtte;\($1.0);\($1.1);0101;0101;Aktiv" }
    let delivered = try Delivered(["indsatser.csv": Data(([header] + rows).joined(separator: "\n").utf8)])
    #expect(
      try delivered.setAside == [
        "2·Startdato·dato-usandsynlig", "3·Startdato·dato-usandsynlig", "4·Startdato·dato-usandsynlig",
        "6·Startdato·dato-usandsynlig", "10·Slutdato·dato-usandsynlig",
      ])
    #expect(
      try delivered.rows("SELECT row_number, startdato, slutdato FROM staging.indsatser ORDER BY 1") == [
        "5·1950-01-01·", "7·2025-01-01·", "8·2025-01-01·", "9·2025-01-01·",
      ])
  }

  @Test func `people are older than cases, and a rate may always have been`() throws {
    let born = try Delivered("borgere.csv", "Borger_CPR;Fødselsdato", "0101809991;01-01-1921", "0101809992;01-01-0021")
    #expect(try born.setAside == ["3·Fødselsdato·dato-usandsynlig"])
    #expect(
      try read([("01-01-1900", ""), ("01-01-1753", ""), ("01-01-0001", ""), ("01-01-0025", "")]).setAside == [
        "5·Gyldig_fra·dato-usandsynlig"
      ])
  }
}
