import CareModel
import MetricEngine
import Testing

/// primo + tilgang − afgang = ultimo, and every figure as a day-by-day count gives it, for random service periods.
@Suite struct SpellPropertyTests {
  struct ServedPeriod: Hashable {
    let citizen: Int
    let start: Day
    let end: Day?
    let area: String?
    let payer: String
  }

  /// A day-by-day count that knows nothing of masks, months or SQL.
  struct DayByDay {
    let periods: [ServedPeriod]
    let asOf: Day

    func persons(on day: Day, _ area: String??) -> Set<Int> {
      Set(
        periods.filter { period in
          period.payer == "0999" && period.start <= day && (period.end.map { day <= $0 } ?? true)
            && (area.map { $0 == period.area } ?? true)
        }.map(\.citizen))
    }

    func figures(_ period: Period, _ area: String??) -> [String: Double] {
      let last = min(period.lastDay, asOf)
      var starts = 0
      var ends = 0
      var days = 0
      var years = 0.0
      var seen: Set<Int> = []
      var day = period.firstDay
      while day <= last {
        let here = persons(on: day, area)
        starts += here.subtracting(persons(on: day.advanced(by: -1), area)).count
        ends += here.subtracting(persons(on: day.advanced(by: 1), area)).count
        days += here.count
        years += Double(here.count) / Double(Day.length(ofYear: day.year))
        seen.formUnion(here)
        day = day.advanced(by: 1)
      }
      let stock = persons(on: last, area).intersection(persons(on: last.advanced(by: 1), area)).count
      return [
        "tilgang": Double(starts), "afgang": Double(ends), "beholdning": Double(stock),
        "modtagere": Double(seen.count), "helaarspersoner": years,
        "gennemsnitligt_antal": Double(days) / Double(period.firstDay.distance(to: last) + 1),
      ]
    }
  }

  /// SplitMix64: the same rows for the same seed.
  struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private func random(_ seed: UInt64, asOf: Day) -> [ServedPeriod] {
    var random = Seeded(state: seed)
    let first = Day(2022, 11, 1)!
    return (0..<40).map { _ in
      let start = first.advanced(by: Int.random(in: 0...560, using: &random))
      let length = [0, 1, 5, 27, 30, 31, 60, 200].randomElement(using: &random)!
      let isOpen = Int.random(in: 0..<6, using: &random) == 0
      // Many starts and ends on the borders of months, where faults live.
      let snapped = Bool.random(using: &random) ? CareModel.Period(monthOf: start).firstDay : start
      let end = snapped.advanced(by: length)
      let border = Bool.random(using: &random) ? CareModel.Period(monthOf: end).lastDay : end
      return ServedPeriod(
        citizen: Int.random(in: 1...9, using: &random), start: snapped, end: isOpen ? nil : border,
        area: ["a", "b", nil].randomElement(using: &random)!,
        payer: Int.random(in: 0..<5, using: &random) == 0 ? "0101" : "0999")
    }
  }

  @Test(arguments: [(1, "2024-03-31"), (2, "2024-02-29"), (3, "2024-03-15"), (4, "2023-12-31"), (5, "2024-01-01")])
  func `stock and flows agree with a day-by-day count for every group and grain`(seed: UInt64, asOf: String) throws {
    let day = Day(iso: asOf)!
    let periods = random(seed, asOf: day)
    let warehouse = try TestWarehouse(asOf: asOf)
    for (index, period) in periods.enumerated() where period.start <= day.advanced(by: 1) {
      var attributes = ["paying_municipality": period.payer]
      if let area = period.area { attributes["service_area"] = area }
      try warehouse.cover(
        period.citizen, "I\(index)", period.start.description, period.end?.description, asOf: asOf, attributes)
    }
    let engine = try warehouse.engine()
    let oracle = DayByDay(periods: periods, asOf: day)
    let metrics = ["tilgang", "afgang", "beholdning", "modtagere", "helaarspersoner", "gennemsnitligt_antal"]
    for grain in Period.Grain.allCases {
      let from = Period.holding(Day(2022, 12, 1)!, grain: grain)
      let to = Period.holding(day, grain: grain)
      let all = try engine.figures(MetricRequest(metrics: metrics, from: from, to: to, grain: grain), scope: stab)
      let split = try engine.figures(
        MetricRequest(metrics: metrics, from: from, to: to, grain: grain, by: [.serviceArea]), scope: stab)
      for period in Period.series(from: from, to: to, by: grain) {
        check(all, period, [], oracle.figures(period, nil))
        for area in ["a", "b", nil] { check(split, period, [area], oracle.figures(period, .some(area))) }
      }
      identity(all, day)
      identity(split, day)
    }
  }

  private func check(_ sets: [FigureSet], _ period: Period, _ groups: [String?], _ expected: [String: Double]) {
    for set in sets {
      let value = set.rows.first { $0.from == period && $0.groups == groups }?.value ?? 0
      let wanted = expected[set.metric] ?? .nan
      #expect(abs(value - wanted) < 1e-9, "\(set.metric) \(period) \(groups): \(value), day by day \(wanted)")
    }
  }

  private func identity(_ sets: [FigureSet], _ asOf: Day) {
    let rows = Dictionary(uniqueKeysWithValues: sets.map { ($0.metric, $0.rows) })
    for group in Set(sets.flatMap { $0.rows.map(\.groups) }) {
      func value(_ metric: String, _ period: Period) -> Double {
        rows[metric]?.first { $0.from == period && $0.groups == group }?.value ?? 0
      }
      let periods = Set(sets[0].rows.map(\.from)).sorted().dropFirst()
      for period in periods {
        let ultimo = value("beholdning", period.previous) + value("tilgang", period) - value("afgang", period)
        #expect(ultimo == value("beholdning", period), "\(group) \(period)")
      }
    }
  }
}
