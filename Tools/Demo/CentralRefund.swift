/// Central refusion month by month: what the state pays of a person's spend above a twelfth of the thresholds.
///
/// 25, 50 and 75 pct. above 860,000, 1,680,000 and 2,120,000 kr. a year (the level of 2022; SEL § 176, BEK 1485/2023 § 3).
/// Nobody here comes above the first threshold after 67 who was not above it before: the state goes on paying (BEK 2430/2021
/// § 6).
struct CentralRefund {
  private let months: Int
  private var spent: [Int64]

  init(persons: Int, months: Int) {
    self.months = months
    spent = [Int64](repeating: 0, count: persons * months)
  }

  mutating func add(_ person: Int, _ month: Int, _ amount: Int64) { spent[person * months + month] += amount }

  /// Person, position of the month, and øre.
  func refunds(_ persons: [PersonFact], firstMonth: Int, until open: Int) -> [(Int, Int, Int64)] {
    var result: [(Int, Int, Int64)] = []
    for person in persons.indices {
      for month in 0..<months where firstMonth + month <= open {
        let amount = spent[person * months + month]
        // Twelve times the amount against the yearly thresholds in øre keeps the fractions.
        let yearly = amount * 12
        guard yearly > 86_000_000 else { continue }
        let share =
          (yearly - 86_000_000) + max(0, yearly - 168_000_000) + max(0, yearly - 212_000_000)
        let refund = (share + 24) / 48
        if refund > 0 { result.append((person, month, refund)) }
      }
    }
    return result
  }
}
