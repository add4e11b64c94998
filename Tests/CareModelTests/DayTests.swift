import Foundation
import Testing

@testable import CareModel

@Suite("Days")
struct DayTests {
  @Test func `every day from 1900 to 2100 agrees with the Gregorian calendar of Foundation`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for number in stride(from: -25_567, through: 47_846, by: 1) {
      let parts = Day(number: number).parts
      let expected = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
      if parts.year != expected.year || parts.month != expected.month || parts.day != expected.day {
        Issue.record("day \(number) became \(parts)")
      }
      if (Day(number: number).weekday + 1) % 7 + 1 != expected.weekday { Issue.record("weekday of \(number)") }
      if Day(parts.year, parts.month, parts.day) != Day(number: number) { Issue.record("back from \(number)") }
    }
  }

  @Test func `a date that does not exist is no day`() {
    #expect(Day(2023, 2, 29) == nil)
    #expect(Day(2024, 2, 29) != nil)
    #expect(Day(1900, 2, 29) == nil)
    #expect(Day(2024, 13, 1) == nil)
    #expect(Day(iso: "2024-2-1") == nil)
    #expect(Day(iso: "2024-02-30") == nil)
  }

  @Test func `months later are clipped to the month's end`() {
    #expect(Day(2024, 1, 31)?.adding(months: 1) == Day(2024, 2, 29))
    #expect(Day(2023, 1, 31)?.adding(months: 1) == Day(2023, 2, 28))
    #expect(Day(2024, 11, 30)?.adding(months: 3) == Day(2025, 2, 28))
    #expect(Day(2024, 1, 15)?.adding(months: -1) == Day(2023, 12, 15))
  }
}

@Suite("Periods")
struct PeriodTests {
  @Test(arguments: ["2025", "2025-H1", "2025-K3", "2025-10"])
  func `a period is written as it is read`(text: String) {
    #expect(Period(text)?.description == text)
  }

  @Test(arguments: ["25", "2025-K5", "2025-H3", "2025-13", "2025-1", "2025-10-01", "2025-", "oktober", ""])
  func `what is not a period is refused`(text: String) {
    #expect(Period(text) == nil)
  }

  @Test func `the neighbours of a period have its length`() {
    #expect(Period.month(2026, 1).previous == .month(2025, 12))
    #expect(Period.quarter(2026, 1).previous == .quarter(2025, 4))
    #expect(Period.quarter(2026, 4).advanced(by: 1) == .quarter(2027, 1))
    #expect(Period.half(2026, 1).previous == .half(2025, 2))
    #expect(Period.half(2026, 2).firstDay == Period.quarter(2026, 3).firstDay)
    #expect(Period.month(2024, 2).days == 29)
    #expect(Period.year(2024).days == 366)
    #expect(Period.month(2026, 10).lastYear == .month(2025, 10))
  }

  @Test func `a window is split into the periods that touch it`() {
    #expect(
      Period.series(from: .month(2025, 2), to: .quarter(2025, 3), by: .quarter).map(\.description) == [
        "2025-K1", "2025-K2", "2025-K3",
      ])
    #expect(Period.year(2025).split(by: .month).count == 12)
  }
}
