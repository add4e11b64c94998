import Foundation
import Testing
import Warehouse

@testable import Intake

/// What is taken for what it says in however many ways it is written.
@Suite struct SpellingTests {
  private func isFound(_ number: String, in text: String) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer { CitizenText(number).isIn($0) }
  }

  @Test(arguments: [
    "2802787512", "280278-7512", "280278 7512", "280278–7512", "280278.7512", "28.02.78-7512", "28-02-1978-7512",
    "280219787512", "a;280278:7512;b", "(280278) 7512",
  ]) func `a citizen to be erased is found however the number is written`(text: String) {
    #expect(isFound("2802787512", in: text))
  }

  @Test(arguments: ["12802787512", "28027875123", "280278;7512", "280278\n7512", "28027 87512", "2802787513"])
  func `other numbers, and parts that stand in two fields, are not the citizen`(text: String) {
    #expect(!isFound("2802787512", in: text))
  }

  @Test func `a zero that a spreadsheet took, and letters of a replacement number, are the citizen's`() {
    #expect(isFound("0802787512", in: "x 80278-7512 y") && isFound("0802787512", in: "802787512"))
    #expect(isFound("291279AB99", in: "291279-ab99") && isFound("291279ab99", in: "291279 AB99"))
  }

  @Test(arguments: [
    ("2025K1", "2025K1"), ("2025K1 2025K1", "2025K1"), ("2025 2025", "2025"), ("2025 2. kvartal", "2025K2"),
    ("2025 Q4", "2025K4"), ("2025 januar", "2025M01"), ("2025 December", "2025M12"),
    ("2025 hele året", "2025 hele året"),
    ("2025 5. kvartal", "2025 5. kvartal"),
  ]) func `the bank's times are read in words, and what says something else is no time`(text: String, code: String) {
    #expect(BankPeriod.code(of: text) == code)
    #expect((BankPeriod.first(of: BankPeriod.code(of: text)) == nil) == (text == code && text.contains(" ")))
  }

  @Test func `a file that is named by a citizen is refused, and its name is written nowhere`() throws {
    let delivered = try Delivered([
      "brev om 280278-7512.txt": Data("hej".utf8), "sager.csv": Data("Sags_ID;Borger_CPR\n".utf8),
    ])
    let file = try #require(delivered.report.files.first { $0.code == "filnavn-cpr" })
    #expect(file.status == .refused && file.name == "fil med skjult navn.txt")
    let said = delivered.report.messages.map(\.description).joined()
    let held = try delivered.rows("SELECT * FROM meta.source_file").joined()
    #expect(!(said + held).contains("7512"))
  }
}
