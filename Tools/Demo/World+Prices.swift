/// What a service costs: rates by facility and year, and the price of one month.
extension World {
  /// The rate in øre, or what the budget expected it to be.
  func rate(facility: Int, kind: Int, year: Int, asBudgeted: Bool = false) -> Int64 {
    let base = Double(ServiceKind.all[kind].price) * organisation.facilities[facility].priceFactor
    // The story: rates of housing with support rise by 14 pct. on 1 January 2026, where 3 pct. were budgeted.
    let jump = kind == ServiceKind.housingSupport && year >= Self.storyYear && !asBudgeted ? 1.14 / 1.03 : 1
    return Int64(base * Self.level(year) * jump + 0.5) * 100
  }

  /// The price level, 1 in 2024 and 3 pct. a year.
  private static func level(_ year: Int) -> Double {
    var level = 1.0
    for _ in 0..<abs(year - 2024) { level *= year > 2024 ? 1.03 : 1 / 1.03 }
    return level
  }

  func rate(of service: ServiceFact, year: Int, asBudgeted: Bool = false) -> Int64 {
    if service.facility >= 0 {
      return rate(facility: service.facility, kind: service.kind, year: year, asBudgeted: asBudgeted)
    }
    // A price that was agreed for one citizen stands as agreed until a new agreement is made.
    return Int64(service.ownPrice / 100) * 100
  }

  /// The price in øre of some days of a month.
  static func price(_ rate: Int64, _ unit: RateUnit, days: Int, ofMonth length: Int) -> Int64 {
    switch unit {
    case .day: rate * Int64(days)
    case .week: (rate * Int64(days) * 2 + 7) / 14
    case .month: (rate * Int64(days) * 2 + Int64(length)) / Int64(2 * length)
    }
  }
}
