internal import Foundation
internal import Testing

@testable internal import Modelling

@Suite struct MonthCatalogueTests {
  /// January to March 2024 (31, 29 and 31 days).
  let calendar = MonthCalendar(firstMonth: 2024 * 12, count: 3)

  func catalogue(_ text: String, workers: Int = 1) async throws -> MonthCatalogue {
    let file = FileManager.default.temporaryDirectory.appending(path: "perioder-\(UUID()).csv")
    try Data(text.utf8).write(to: file)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: file) } }
    return try await catalogueOfMonths(csv: file.path, calendar: calendar, workers: workers)
  }

  func figures(_ days: Int, _ cost: Int, _ persons: Int) -> MonthCatalogue.Figures {
    MonthCatalogue.Figures(days: days, cost: cost, persons: persons)
  }

  @Test func `a period is cut to the calendar and its days are multiplied with its rate`() async throws {
    let result = try await catalogue("borger;paragraf;sted;start;slut;takst\n7;§107;C01;2023-12-20;2024-02-10;100\n")
    #expect(result.cells == ["§107;C01"])
    #expect(result[cell: 0, month: 0] == figures(31, 3100, 1))
    #expect(result[cell: 0, month: 1] == figures(10, 1000, 1))
    #expect(result[cell: 0, month: 2] == figures(0, 0, 0))
  }

  @Test func `whole months between the ends count with their own lengths`() async throws {
    let result = try await catalogue("b;c;start;slut;takst\n0;A;2024-01-31;2024-03-01;1000\n")
    #expect(
      (0..<3).map { result[cell: 0, month: $0] } == [figures(1, 1000, 1), figures(29, 29_000, 1), figures(1, 1000, 1)])
  }

  @Test func `overlapping periods of one person count days and cost twice and the person once`() async throws {
    let result = try await catalogue(
      "b;c;start;slut;takst\n3;A;2024-01-01;2024-01-20;10\n3;A;2024-01-11;;20\n3;B;2024-01-01;2024-01-01;5\n")
    #expect(result[cell: 0, month: 0] == figures(41, 200 + 420, 1))
    #expect(result[cell: 0, month: 2] == figures(31, 620, 1))
    #expect(result[cell: 1, month: 0] == figures(1, 5, 1))
    #expect(result.occupied == 4)
  }

  @Test func `periods outside the calendar leave nothing behind`() async throws {
    let result = try await catalogue(
      "b;c;start;slut;takst\n0;A;2020-01-01;2023-12-31;1\n0;A;2024-04-01;;1\n0;A;2024-02-01;2024-01-31;1\n")
    #expect(result.occupied == 0)
  }

  @Test(arguments: [
    "9;A;2024-02-30;;1", "9;A;2024-01-01;2024-13-01;1", "9;A;2024-01-01;;", "x;A;2024-01-01;;1", "9;A;01-01-2024;;1",
    "9;2024-01-01;;1", "50000001;A;2024-01-01;;1", "9;A;2024-01-01;;1 ", "9",
  ])
  func `a row of another form is refused with its line`(row: String) async throws {
    let good = "1;A;2024-01-01;2024-01-02;1\n"
    let error = await #expect(throws: (any Error).self) {
      try await catalogue("b;c;start;slut;takst\n" + good + good + row + "\n" + good)
    }
    #expect(String(describing: error).contains("csv:4: fejl [periode-ulaeselig]"))
  }

  @Test func `any number of workers gives what counting day by day gives`() async throws {
    var dice = SplitMix(state: 11)
    var text = "b;c;start;slut;takst\r\n"
    var periods: [(person: Int, cell: Int, from: Int, to: Int, rate: Int)] = []
    for _ in 0..<3000 {
      let from = Int.random(in: 19_690...19_830, using: &dice)
      let to = from + Int.random(in: -2...70, using: &dice)
      let period = (
        Int.random(in: 0..<200, using: &dice), Int.random(in: 0..<4, using: &dice), from, to,
        Int.random(in: 1...900, using: &dice)
      )
      periods.append(period)
      text += "\(period.0);celle \(period.1);\(iso(from));\(iso(to));\(period.4)\r\n"
    }
    let result = try await catalogue(text, workers: 1)
    #expect(try await catalogue(text, workers: 2) == result)
    #expect(try await catalogue(text, workers: 7) == result)
    for cell in 0..<4 {
      for month in 0..<3 {
        let days = Int(calendar.starts[month])..<Int(calendar.starts[month + 1])
        let touching = periods.filter { $0.cell == cell }.map { period in
          (period.person, days.count { period.from <= $0 && $0 <= period.to }, period.rate)
        }
        let expected = figures(
          touching.reduce(0) { $0 + $1.1 }, touching.reduce(0) { $0 + $1.1 * $1.2 },
          Set(touching.filter { $0.1 > 0 }.map(\.0)).count)
        #expect(result[cell: cell, month: month] == expected)
      }
    }
  }

  @Test func `the calendar knows every first day from 1600 to 2400`() {
    let calendar = MonthCalendar(firstMonth: 1600 * 12, count: 800 * 12)
    var day = calendar.firstDay
    for month in 0..<calendar.count {
      #expect(calendar.starts[month] == day)
      let year = 1600 + month / 12
      let leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
      day += [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month % 12]
    }
    #expect(calendar.starts[370 * 12] == 0)
  }

  private func iso(_ day: Int) -> String {
    Date(timeIntervalSince1970: Double(day) * 86_400).formatted(.iso8601.year().month().day())
  }
}

/// A small generator of known sequence (SplitMix64, Steele, Lea and Flood 2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
