import CareModel
import ControlStore
import Testing

@testable import Serving
@testable import Worklist

struct FindingMonthTests {
  private func span(
    _ finding: String, _ kind: FindingSpan.Kind, _ began: String, _ ended: String? = nil,
    _ outcome: FindingSpan.Outcome? = nil
  ) throws -> QualitySpan {
    QualitySpan(
      FindingSpan(
        finding: finding, marks: .init(check: "K5", severity: "warning", owner: "myndighed"), kind: kind,
        began: try #require(Day(iso: began)), ended: ended.flatMap { Day(iso: $0) }, outcome: outcome))
  }

  private func days(_ texts: String...) throws -> [Day] { try texts.map { try #require(Day(iso: $0)) } }

  @Test func `months between deliveries carry on what was open`() throws {
    let months = FindingMonth.months(
      [try span("a", .open, "2026-08-31"), try span("b", .open, "2026-08-31", "2026-10-31", .corrected)],
      days: try days("2026-08-31", "2026-10-31"))
    #expect(months.map(\.month.description) == ["2026-08", "2026-09", "2026-10"])
    #expect(months.map(\.openAtEnd) == [2, 2, 1] && months.map(\.opened) == [2, 0, 0])
    #expect(months.map(\.closed) == [0, 0, 1])
    #expect(months[2].shareCorrected == 50)
  }

  @Test func `what is open plus new less closed and accepted is what is open a month later`() throws {
    let spans = [
      try span("a", .open, "2026-08-31", "2026-09-30", .corrected), try span("a", .open, "2026-10-31"),
      try span("b", .open, "2026-08-31", "2026-09-30", .accepted), try span("b", .accepted, "2026-09-30"),
      try span("c", .open, "2026-09-30"),
    ]
    let months = FindingMonth.months(spans, days: try days("2026-08-31", "2026-09-30", "2026-10-31"))
    for (before, now) in zip(months, months.dropFirst()) {
      #expect(before.openAtEnd + now.opened - now.closed - now.accepted == now.openAtEnd)
    }
    #expect(months.map(\.acceptedAtEnd) == [0, 1, 1])
  }

  @Test func `without a delivery there are no months`() throws {
    #expect(FindingMonth.months([try span("a", .open, "2026-08-31")], days: []).isEmpty)
  }
}

struct FindingFilterTests {
  @Test func `K2 comes before K10, and K2b between K2 and K3`() {
    let sorted = ["K10", "K2b", "K3", "K2"].sorted { (CheckPlace($0), $0) < (CheckPlace($1), $1) }
    #expect(sorted == ["K2", "K2b", "K3", "K10"])
  }

  @Test func `an amount is written as a sentence writes it`() {
    #expect(Words.amount(194_000_000) == "1,94\u{A0}mio.\u{A0}kr." && Words.amount(4_125_000) == "41.250\u{A0}kr.")
    #expect(Words.legalBasis("SEL §107") == "SEL §\u{A0}107" && Words.legalBasis("BL §32") == "BL §\u{A0}32")
  }
}
