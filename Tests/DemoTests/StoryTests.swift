import Foundation
import Testing

@testable import Demo

/// What the reports of 2026 are to show.
@Suite struct StoryTests {
  private let key: AnswerKeyFile

  init() throws { key = try AnswerKeyFile(try #require(DemoFolder.standard).bytes("facit.json")) }

  @Test func `housing with support overspends because of price`() throws {
    let used = try #require(key.values("forbrugsprocent", "quarter", by: "service_area")["botilbudslignende"])
    for quarter in ["2026-K1", "2026-K2", "2026-K3"] { #expect((used[quarter] ?? 0) > 106) }
    let price = try #require(key.values("enhedspris", "year", by: "service_area")["botilbudslignende"])
    let persons = try #require(key.values("gennemsnitligt_antal", "year", by: "service_area")["botilbudslignende"])
    #expect((price["2026"] ?? 0) / (price["2025"] ?? 1) > 1.08)
    #expect(abs((persons["2026"] ?? 0) / (persons["2025"] ?? 1) - 1) < 0.05)
  }

  @Test func `temporary housing overspends because of volume`() throws {
    let area = "midlertidigt_botilbud"
    let used = try #require(key.values("forbrugsprocent", "quarter", by: "service_area")[area])
    #expect((used["2026-K3"] ?? 0) > 112)
    let persons = try #require(key.values("gennemsnitligt_antal", "month", by: "service_area")[area])
    #expect((persons["2026-08"] ?? 0) - (persons["2026-02"] ?? 0) >= 6)
    let price = try #require(key.values("enhedspris", "year", by: "service_area")[area])
    #expect(abs((price["2026"] ?? 0) / (price["2025"] ?? 1) - 1.03) < 0.04)
  }

  @Test func `the other large areas end near their budget`() throws {
    let used = key.values("forbrugsprocent", "year", by: "service_area")
    for area in [
      "laengerevarende_botilbud", "socialpaedagogisk_stoette", "bpa", "aktivitet_samvaer", "boern_anbringelse",
    ] {
      #expect(abs((used[area]?["2026"] ?? 0) / (100 * 10 / 12) - 1) < 0.045, "\(area)")
    }
  }

  @Test func `follow-ups slip in one team from the summer of 2026`() throws {
    let overdue = key.values("opfoelgning_overskredet", "month", by: "team")
    #expect(overdue["VNO"]?["2026-05"] == nil)
    #expect((overdue["VNO"]?["2026-10"] ?? 0) > 40)
    for (team, values) in overdue where team != "VNO" { #expect((values["2026-10"] ?? 0) < 12, "\(team)") }
  }

  @Test func `one facility runs empty and the others do not`() throws {
    let occupancy = key.values("belaegningsprocent", "quarter", by: "facility")
    #expect((occupancy["T101"]?["2025-K4"] ?? 0) > 94)
    #expect((62...76).contains(occupancy["T101"]?["2026-K4"] ?? 0))
    for (facility, values) in occupancy where facility != "T101" {
      #expect((values["2026-K4"] ?? 0) > 84, "\(facility)")
    }
  }
}
