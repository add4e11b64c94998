import Foundation
import Testing

@testable import Demo

@Suite struct AnswerKeyTests {
  private let key: AnswerKeyFile

  init() throws { key = try AnswerKeyFile(try #require(DemoFolder.standard).bytes("facit.json")) }

  @Test func `the answer key has every metric that the demo can answer`() {
    let expected: Set = [
      "helaarspersoner", "gennemsnitligt_antal", "modtagere", "beholdning", "tilgang", "afgang", "sager",
      "sager_pr_sagsbehandler", "forbrug", "refusion", "oprindeligt_budget", "korrigeret_budget", "forbrugsprocent",
      "enhedspris", "opfoelgning_overskredet", "opfoelgning_snart", "opfoelgning_mangler", "frist_overholdt",
      "aabne_over_frist", "belaegningsprocent", "sygefravaersprocent", "loenforbrug", "klager", "omgoerelsesprocent",
      "tilsynsscore", "maalopnaaelse",
    ]
    #expect(Set(key.figures.map(\.metric)) == expected)
    #expect(key.municipality == "0999" && key.asOf == "2026-10-31")
  }

  @Test(arguments: [nil, "service_area", "legal_basis", "facility", "team", "sex"] as [String?])
  func `primo and inflow less outflow is ultimo in every group`(dimension: String?) {
    let stock = key.values("beholdning", "month", by: dimension)
    let inflow = key.values("tilgang", "month", by: dimension)
    let outflow = key.values("afgang", "month", by: dimension)
    let periods = key.values("beholdning", "month")[""]?.keys.sorted() ?? []
    #expect(periods.count == 24 && periods.last == "2026-10")
    for group in stock.keys {
      for (before, period) in zip(periods, periods.dropFirst()) {
        let primo = stock[group]?[before] ?? 0
        let moved = (inflow[group]?[period] ?? 0) - (outflow[group]?[period] ?? 0)
        #expect(primo + moved == stock[group]?[period] ?? 0, "\(group) \(period)")
      }
    }
  }

  @Test func `money by area and by function adds up to the whole`() throws {
    let total = try #require(key.values("forbrug", "year")[""])
    for dimension in ["service_area", "function", "grouping", "cost_centre", "unit", "facility"] {
      let parts = key.values("forbrug", "year", by: dimension)
      for (year, amount) in total {
        let sum = parts.values.reduce(0) { $0 + ($1[year] ?? 0) }
        #expect(abs(sum - amount) < 0.01, "\(dimension) \(year)")
      }
    }
  }

  @Test func `the ledger file adds up to the answer key`() throws {
    let folder = try #require(DemoFolder.standard)
    var sums: [String: Int] = [:]
    for posting in try folder.records("posteringer.csv", .windowsCP1252).dropFirst() {
      guard posting[6] == "1", ["NOR", "SUP", ""].contains(posting[15]) else { continue }
      let digits = try #require(Int(posting[14].filter(\.isNumber)))
      sums[posting[2], default: 0] += posting[14].hasSuffix("-") ? -digits : digits
    }
    let total = try #require(key.values("forbrug", "year")[""])
    for (year, sum) in sums { #expect(Double(sum) / 100 == total[year]) }
  }

  @Test func `longer stays cost what they do in a municipality of 45,000`() throws {
    let spent = try #require(key.values("forbrug", "year", by: "function")["5.38.50"])
    for year in ["2023", "2024", "2025"] { #expect((60_000_000...80_000_000).contains(spent[year] ?? 0)) }
    let stock = try #require(key.values("beholdning", "year")[""]?["2025"])
    #expect((800...1000).contains(stock))
  }
}
