import Foundation
import Intake
import Testing
import Warehouse

/// Numbers and amounts as extracts.md has them.
@Suite struct NumberTests {
  /// Reads `løn`, where `Løn` is a required amount and `Fuldtidsstillinger` an optional number.
  private func read(_ values: [(String, String)]) throws -> Delivered {
    let lines = values.map { "2024-03;E1;O1;\($0.0);\($0.1)" }
    let header = "Måned;Enhed;Omkostningssted;Løn;Fuldtidsstillinger"
    return try Delivered(["løn.csv": Data(([header] + lines).joined(separator: "\n").utf8)])
  }

  private func rows(_ delivered: Delivered) throws -> [String] {
    try delivered.rows("SELECT loen_oere, fuldtidsstillinger FROM staging.loen ORDER BY row_number")
  }

  @Test(arguments: [
    ("1234,56", "123456"), ("1.234,56", "123456"), ("1.234.567,89", "123456789"), ("1.234,56-", "-123456"),
    ("-1.234,56", "-123456"), ("1234", "123400"), ("0,5", "50"), ("0", "0"), ("0,00", "0"), ("-0,05", "-5"),
    ("1\u{a0}234,56", "123456"), ("1\u{202f}234\u{202f}567", "123456700"), ("12\u{a0}345,00-", "-1234500"),
    ("1.234.567", "123456700"), ("999.999.999.999,99", "99999999999999"),
  ])
  func `an amount becomes whole øre`(_ text: String, _ oere: String) throws {
    let delivered = try read([(text, "")])
    #expect(try delivered.setAside.isEmpty)
    #expect(try rows(delivered) == ["\(oere)·"])
    // The same beside amounts of another look, which are read by a longer expression.
    #expect(try rows(read([(text, ""), ("7,00-", ""), ("7", "")])).first == "\(oere)·")
  }

  @Test(arguments: ["18500.00", "2.897", "0.123", "1234.567", "1,234.56", "1,234", "2.5", "1,234,567"])
  func `an amount that can be read in two ways is refused`(_ text: String) throws {
    #expect(try read([(text, ""), ("1,00", "")]).setAside == ["2·Løn·tal-tvetydigt"])
  }

  @Test(arguments: [
    "12x", "kr. 5", "--5", "-5-", "1 234,56", ",5", "5,", "..", "-", "12.34,50", "1.23.456", "+5", "(5)",
    "1\u{a0}23,00", "1\u{a0}234.567", "1,5\u{a0}0",
  ])
  func `an amount that is none is refused`(_ text: String) throws {
    #expect(try read([(text, ""), ("1,00", "")]).setAside == ["2·Løn·tal-ugyldigt"])
  }

  @Test func `an amount has two decimals at most`() throws {
    #expect(
      try read([("1,2345", ""), ("1.234,567", "")]).setAside == ["2·Løn·beloeb-decimaler", "3·Løn·beloeb-decimaler"])
  }

  @Test func `thousands are read in a column without decimals`() throws {
    #expect(try rows(read([("1", "2.897"), ("1", "12")])) == ["100·2897.0", "100·12.0"])
  }

  @Test func `the same value is refused when any value of the column has decimals`() throws {
    let delivered = try read([("1", "2.897"), ("1", "12,5"), ("1", "1.234,5")])
    #expect(try delivered.setAside == ["2·Fuldtidsstillinger·tal-tvetydigt"])
    #expect(try rows(delivered) == ["100·12.5", "100·1234.5"])
  }

  @Test func `a decimal point anywhere makes the thousands of that column ambiguous`() throws {
    #expect(
      try read([("1", "2.897"), ("1", "2.5")]).setAside == [
        "2·Fuldtidsstillinger·tal-tvetydigt", "3·Fuldtidsstillinger·tal-tvetydigt",
      ])
  }

  @Test func `whole numbers have a range where the profile says so`() throws {
    let delivered = try Delivered(
      "budget.csv", "Regnskabsår;Funktion;Dranst;Gruppering;Omkostningssted;Oprindeligt_budget",
      "2026;5.38.50;1;2;O1;1,00", "26;5.38.50;1;002;O1;1,00", "2026;5.38.50;x;002;O1;1,00", "2.026;5.38.50;1;12;O1;1,00"
    )
    #expect(try delivered.setAside == ["3·Regnskabsår·tal-uden-for-omraade", "4·Dranst·heltal-ugyldigt"])
    #expect(
      try delivered.rows(
        "SELECT regnskabsaar, gruppering, oprindeligt_budget_oere FROM staging.budget ORDER BY row_number")
        == ["2026·002·100", "2026·012·100"])
  }
}
