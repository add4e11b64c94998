import Access
import CareModel
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Serving

struct AskedTests {
  private func message(_ work: () throws -> Void) -> String {
    do {
      try work()
      return "gik igennem"
    } catch let refusal as Refusal {
      return refusal.description
    } catch let denied as AccessDenied {
      return Asked.refusal(denied).description
    } catch {
      return "\(error)"
    }
  }

  @Test func `a refusal hides what looks like a CPR number, wherever in it that stands`() {
    let refusal = Refusal(
      .badInput,
      [
        Diagnostic(
          code: "prøve", "`010190-1234` findes ikke.", suggestion: "Mente du 0101901234?",
          at: Place(file: "fil_010190-1AB2.csv", line: 3, field: "010190 1234"))
      ], detail: "case 010190-1234")
    let all = refusal.description + refusal.message + (refusal.suggestion ?? "") + (refusal.detail ?? "")
    #expect(!all.contains("1234") && !all.contains("1AB2") && all.contains("ligner et CPR-nummer"))
    #expect(refusal.lines[0].contains(":3"))
    // Half a number looks like none, so it is hidden before the text is cut.
    #expect(!Asked.short(String(repeating: "x", count: 52) + " 010190-1234").contains("0101"))
  }

  @Test func `a fault of ours is known by a number that leads to its kind in the home, and to no value`() throws {
    struct Odd: Error { var cell = "Anna Hansen 010190-1234" }
    let home = Home(try temporaryFolder())
    let workspace = try DemoHome.workspace(home)
    let refusal = Refusal(Odd())
    let reference = try #require(refusal.reference)
    #expect(refusal.code == "intern-fejl" && Refusal(Odd()).reference != reference)
    try workspace.keepFault(refusal, of: "traad load")
    try workspace.keepFault(Refusal(.badCall, code: "x", "Forkert kald."), of: "traad load")
    let file = FaultFile(in: home)
    let text = try String(contentsOf: file.file, encoding: .utf8)
    #expect(text.split(separator: "\n").count == 1)
    #expect(text.contains("\(reference) · traad load · intern-fejl · Odd") && !text.contains("Anna"))
    #expect(try FileManager.default.attributesOfItem(atPath: file.file.path)[.posixPermissions] as? Int == 0o600)
    // It does not grow for ever.
    try Data(repeating: 120, count: FaultFile.longest).write(to: file.file)
    try workspace.keepFault(refusal, of: "traad load")
    #expect(try Data(contentsOf: file.old).count == FaultFile.longest && Data(contentsOf: file.file).count < 200)
  }

  @Test func `every wrong word has its own Danish message`() {
    #expect(
      message { _ = try Asked.period("2025-13") }
        == "fejl [periode-ukendt]: `2025-13` er ikke en periode. Skriv for eksempel 2025, 2025-H1, 2025-K3 eller 2025-10."
    )
    #expect(
      message { _ = try Asked.grain("monht") }
        == "fejl [grain-ukendt]: `monht` er ikke en periodelængde. Mente du month?")
    #expect(
      message { _ = try Asked.dimension("servicearea") }
        == "fejl [dimension-ukendt]: `servicearea` er ikke en dimension. Mente du service_area?")
    #expect(
      message { _ = try Reader.commandLine("ledelsen") }
        == "fejl [rolle-ukendt]: `ledelsen` er ikke en rolle. Mente du ledelse?")
    #expect(
      message { _ = try Scope.shipped("fagudvalg:E01") }
        == "fejl [rolle-uden-enhed]: Fagudvalg ser hele området og kan ikke afgrænses til en enhed. Skriv rollen uden enhed."
    )
    #expect(
      message { _ = try Scope.shipped("dpo") }
        == "fejl [rolle-uden-tal]: Databeskyttelsesrådgiver ser logge og indstillinger, ikke tal. Vælg en rolle, der modtager rapporter."
    )
    #expect(
      message { throw AccessDenied.notYet(.leadership, from: Day(2026, 12, 1) ?? Day(number: 0)) }
        == "fejl [adgang-ikke-begyndt]: Din adgang som Ledelse gælder først fra 1.\u{a0}december 2026. Bed den, der har givet dig adgangen, om at se på den."
    )
    #expect(
      message { throw AccessDenied.ended(.leadership, to: Day(2026, 10, 31) ?? Day(number: 0)) }
        == "fejl [adgang-udloebet]: Din adgang som Ledelse gjaldt til 31.\u{a0}oktober 2026. Bed den, der har givet dig adgangen, om at forlænge den."
    )
    #expect(
      message { _ = try Asked.filter("facility") }
        == "fejl [filter-ukendt]: `facility` er ikke et filter. Skriv dimension=værdi, for eksempel legal_basis=\"SEL §107\"."
    )
  }

  @Test func `a date is read in both forms and never guessed`() throws {
    #expect(try Asked.day("2025-12-31") == Asked.day("31-12-2025"))
    #expect(message { _ = try Asked.day("12-31-2025") }.contains("dato-ukendt"))
  }

  @Test func `what is repeated back is short and on one line`() {
    let text = message { _ = try Asked.period(String(repeating: "x\n", count: 200)) }
    #expect(text.count < 200 && !text.contains("\n"))
  }
}

struct JSONTextTests {
  @Test func `numbers keep full precision and whole ones stay whole`() {
    #expect(JSONText.digits(0.1 + 0.2) == "0.30000000000000004")
    #expect(JSONText.digits(41) == "41")
    #expect(JSONText.digits(-1234567.89) == "-1234567.89")
    #expect(JSONText.digits(.nan) == "null")
  }

  @Test func `text is escaped`() {
    #expect(JSONText.quoted("a\"b\\c\nd\u{1}") == #""a\"b\\c\nd\u0001""#)
  }
}
