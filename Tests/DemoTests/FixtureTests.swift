import Foundation
import Testing

@testable import Demo

/// The tiny municipality that is counted by hand.
@Suite struct FixtureTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/fjordby")

  @Test func `no citizen of the fixture has a number that can be issued`() throws {
    let data = try Data(contentsOf: Self.folder.appendingPathComponent("borgere.csv"))
    let text = try #require(String(data: data, encoding: .utf8))
    let lines = text.split(whereSeparator: \.isNewline).dropFirst()
    #expect(lines.count == 12)
    for line in lines {
      let fields = line.split(separator: ";", omittingEmptySubsequences: false)
      let number = try #require(Int(fields[0]))
      let born = try #require(Int(fields[2].suffix(4)))
      #expect(CivilNumbers.yearTold(by: number) != born && !CivilNumbers.checkDigitComesOut(number))
    }
  }

  @Test func `the hand count has the golden figures of the definition`() throws {
    let data = try Data(contentsOf: Self.folder.appendingPathComponent("facit.json"))
    let key = try AnswerKeyFile(data)
    let area = "socialpaedagogisk_stoette"
    let expected: [(String, Double, Double, Double, Double, Double)] = [
      ("2023-K1", 3, 1, 5, 6, 408), ("2023-K2", 2, 3, 4, 6, 446), ("2023-K3", 0, 0, 4, 4, 368),
      ("2023-K4", 0, 1, 3, 4, 307),
    ]
    for (quarter, inflow, outflow, stock, persons, days) in expected {
      func value(_ metric: String) -> Double? { key.values(metric, "quarter", by: "service_area")[area]?[quarter] }
      #expect(value("tilgang") == inflow && value("afgang") == outflow)
      #expect(value("beholdning") == stock && value("modtagere") == persons)
      #expect(abs((value("helaarspersoner") ?? 0) * 365 - days) < 1e-9)
    }
  }
}
