/// The municipality as it was known on an earlier day: what came later is taken away, and nothing is made anew.
extension World {
  /// The last day of a month of 2026 that is not after the day that was lived to.
  mutating func see(on day: Int) {
    guard day < asOf else { return }
    asOf = day
    let month = monthIndex(day)
    for index in services.indices where services[index].lastFollowUp ?? .min > day {
      services[index].lastFollowUp = nil
    }
    for index in persons.indices where persons[index].death ?? .min > day { persons[index].death = nil }
    for index in cases.indices where cases[index].closed ?? .min > day { cases[index].closed = nil }
    for index in stays.indices where stays[index].to ?? .min > day { stays[index].to = nil }
    goals.removeAll { $0.day > day }
    appeals.removeAll { $0.appealed > day }
    for index in appeals.indices where appeals[index].decided ?? .min > day { appeals[index].decided = nil }
    reviews.removeAll { monthEnd($0.year * 12 + $0.quarter * 3 - 1) > day }
    absences.removeAll { $0.month > month }
    pays.removeAll { $0.month > month }
    ledger.postings.removeAll { Int($0.month) > month }
  }
}
