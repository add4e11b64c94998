internal import CareModel

/// Cases, time limits and follow-ups, on the last day of each window.
extension AnswerKey {
  private var cases: [(number: Int, fact: CaseFact, decided: Int?)] {
    world.cases.enumerated().filter { $1.created <= world.asOf && !$1.isLost }.map { number, item in
      (number, item, item.decided.flatMap { $0 <= world.asOf ? $0 : nil })
    }
  }

  mutating func countCases() {
    let cases = cases
    let deadlines = deadlines(cases.map { ($0.number, $0.fact) })
    let world = world
    countCases(cases, deadlines, by: []) { _ in "" }
    countCases(cases, deadlines, by: ["team"]) { Organisation.teams[$0.team].id }
    countCases(cases, deadlines, by: ["caseworker"]) { world.organisation.caseworkers[$0.caseworker].initials }
  }

  private mutating func countCases(
    _ cases: [(number: Int, fact: CaseFact, decided: Int?)], _ deadlines: [Int?], by dimensions: [String],
    key: (CaseFact) -> String
  ) {
    let (keys, positions) = Self.numbered(cases.map { key($0.fact) })
    let names: [[String?]] = keys.map { dimensions.isEmpty ? [] : [$0] }
    struct Count {
      var open = 0
      var workers: Set<Int> = []
      var decided = 0
      var inTime = 0
      var late = 0
    }
    var counts = [[Count]](repeating: [Count](repeating: Count(), count: windows.count), count: keys.count)
    for (index, item) in cases.enumerated() {
      for (number, window) in windows.enumerated() {
        let isOpen = item.fact.created <= window.end && (item.fact.closed ?? .max) > window.end
        if isOpen {
          counts[positions[index]][number].open += 1
          counts[positions[index]][number].workers.insert(item.fact.caseworker)
        }
        guard let deadline = deadlines[index], let applied = item.fact.applied else { continue }
        if let decided = item.decided, window.first <= decided, decided <= window.end {
          counts[positions[index]][number].decided += 1
          if decided <= deadline { counts[positions[index]][number].inTime += 1 }
        }
        if isOpen, applied <= window.end, (item.decided ?? .max) > window.end, deadline < window.end {
          counts[positions[index]][number].late += 1
        }
      }
    }
    func whole(_ metric: String, _ part: (Count) -> Int) {
      add(metric, by: dimensions, keys: names) { key, window in
        let value = part(counts[key][window])
        return value == 0 && !dimensions.isEmpty ? nil : "\(value)"
      }
    }
    whole("sager") { $0.open }
    whole("aabne_over_frist") { $0.late }
    add("sager_pr_sagsbehandler", by: dimensions, keys: names) { key, window in
      let count = counts[key][window]
      return count.workers.isEmpty ? nil : "\(Double(count.open) / Double(count.workers.count))"
    }
    add("frist_overholdt", by: dimensions, keys: names) { key, window in
      let count = counts[key][window]
      return count.decided == 0 ? nil : "\(100 * Double(count.inTime) / Double(count.decided))"
    }
  }

  /// The last day within the limit that held when the application came; nil without application or limit.
  private func deadlines(_ cases: [(number: Int, fact: CaseFact)]) -> [Int?] {
    var earliest: [Int: ServiceFact] = [:]
    for service in world.services where !service.isCancelled && world.isKnown(service) {
      if let other = earliest[service.caseNumber], other.start <= service.start { continue }
      earliest[service.caseNumber] = service
    }
    return cases.map { number, item in
      guard let applied = item.applied else { return nil }
      let basis = item.basis.isEmpty ? earliest[number]?.basis ?? "" : item.basis
      guard
        let limit = world.limits.first(where: { $0.basis == basis && $0.from <= applied && applied <= $0.to ?? .max })
      else { return nil }
      switch limit.unit {
      case "Dage": return applied + limit.count
      case "Uger": return applied + limit.count * 7
      default: return Day(number: applied).adding(months: limit.count).number
      }
    }
  }

  mutating func countFollowUps() {
    let world = world
    let own = world.services.filter { !$0.isCancelled && world.isKnown($0) && $0.acting == world.code }
    countFollowUps(own, by: []) { _ in "" }
    countFollowUps(own, by: ["team"]) { world.team($0) }
    countFollowUps(own, by: ["caseworker"]) { world.caseworker($0) }
    countFollowUps(own, by: ["service_area"]) {
      Self.area(basis: $0.basis, setting: $0.setting, start: $0.start)
    }
  }

  private mutating func countFollowUps(_ services: [ServiceFact], by dimensions: [String], key: (ServiceFact) -> String)
  {
    let (keys, positions) = Self.numbered(services.map(key))
    let names: [[String?]] = keys.map { dimensions.isEmpty ? [] : [$0.isEmpty ? nil : $0] }
    var overdue = [[Int]](repeating: [Int](repeating: 0, count: windows.count), count: keys.count)
    var soon = overdue
    var missing = overdue
    for (index, service) in services.enumerated() {
      let end = world.knownEnd(service) ?? .max
      for (number, window) in windows.enumerated() where service.start <= window.end && window.end <= end {
        let day = window.end
        if let next = service.nextFollowUp, (service.lastFollowUp ?? .min) < next {
          if next < day { overdue[positions[index]][number] += 1 }
          if day <= next, next <= day + 30 { soon[positions[index]][number] += 1 }
        } else {
          missing[positions[index]][number] += 1
        }
      }
    }
    for (metric, counts) in [
      ("opfoelgning_overskredet", overdue), ("opfoelgning_snart", soon), ("opfoelgning_mangler", missing),
    ] {
      add(metric, by: dimensions, keys: names) { key, window in
        counts[key][window] == 0 && !dimensions.isEmpty ? nil : "\(counts[key][window])"
      }
    }
  }
}
