import CareModel
import Danish
import Testing

/// How days, months and windows are written.
@Suite struct PeriodTests {
  @Test func `a window of months is named by its ends`() throws {
    #expect(DanishText.name(from: .month(2026, 1), to: .month(2026, 10)) == "jan.–okt. 2026")
    #expect(DanishText.name(from: .month(2026, 1), to: .month(2026, 12)) == "2026")
    #expect(DanishText.name(from: .month(2025, 11), to: .month(2026, 2)) == "nov. 2025–feb. 2026")
    #expect(DanishText.longName(from: .month(2026, 1), to: .month(2026, 10)) == "januar–oktober 2026")
    #expect(DanishText.longName(from: .month(2025, 11), to: .month(2026, 2)) == "november 2025–februar 2026")
    #expect(DanishText.longName(from: .quarter(2026, 3), to: .quarter(2026, 3)) == "3.\u{00A0}kvartal 2026")
    #expect(DanishText.name(of: .quarter(2026, 3)) == "3.\u{00A0}kvartal 2026")
    #expect(DanishText.name(of: .month(2026, 10)) == "oktober 2026")
  }

  @Test(arguments: [
    ([(2026, 5)], "maj 2026"), ([(2026, 5), (2026, 7)], "maj og juli 2026"),
    ([(2026, 1), (2026, 2), (2026, 3)], "januar til marts 2026"), ([(2025, 5), (2026, 6)], "maj 2025 og juni 2026"),
    ([(2025, 11), (2025, 12), (2026, 1)], "november, december 2025 og januar 2026"), ([], ""),
  ])
  func `months have the year where it changes`(months: [(Int, Int)], text: String) {
    #expect(DanishText.months(months.map { Period.month($0.0, $0.1) }) == text)
  }

  @Test func `a day is written in figures, in words and without its year`() throws {
    let day = try #require(Day(2026, 3, 5))
    #expect(DanishText.date(day) == "05-03-2026")
    #expect(DanishText.longDate(day) == "5.\u{00A0}marts 2026")
    #expect(DanishText.dayOfYear(day) == "5.\u{00A0}marts")
    #expect(DanishText.weekdays[day.weekday] == "torsdag")
    #expect(DanishText.tinyMonth(5) == "maj" && DanishText.tinyMonth(6) == "jun" && DanishText.shortMonth(6) == "juni")
  }

  @Test func `a time of receipt is written with date and clock`() {
    #expect(DanishText.time("2026-11-09T02:14:00") == "09-11-2026 kl.\u{00A0}02.14")
    #expect(DanishText.time("ukendt") == "ukendt")
  }

  @Test func `a length of time has its word in each place`() {
    #expect(Period.Grain.allCases.map(DanishText.every) == ["hver måned", "hvert kvartal", "hvert halvår", "hvert år"])
    #expect(Period.Grain.allCases.map(DanishText.definite) == ["måneden", "kvartalet", "halvåret", "året"])
  }
}
