internal import CareModel

/// Occupancy, absence, pay, appeals, reviews and goals.
extension AnswerKey {
  mutating func countFacilities() {
    let facilities = world.organisation.facilities.indices.filter { world.organisation.facilities[$0].places > 0 }
    var occupied = [[Int]](repeating: [Int](repeating: 0, count: windows.count), count: facilities.count)
    for (position, facility) in facilities.enumerated() {
      // One set of persons for each day: nobody takes two places.
      var present = [Set<Int>](repeating: [], count: world.asOf - world.firstDay + 1)
      for stay in world.stays where stay.facility == facility && stay.from <= world.asOf {
        let first = max(stay.from, world.firstDay)
        let last = min(stay.to ?? .max, world.asOf)
        for day in first..<max(first, last + 1) { present[day - world.firstDay].insert(stay.person) }
      }
      for (number, window) in windows.enumerated() {
        for day in window.first...window.end { occupied[position][number] += present[day - world.firstDay].count }
      }
    }
    let windows = windows
    let places = facilities.map { world.organisation.facilities[$0].places }
    let days = windows.map { $0.end - $0.first + 1 }
    add("belaegningsprocent", by: [], keys: [[]]) { _, window in
      "\(100 * Double(occupied.reduce(0) { $0 + $1[window] }) / Double(places.reduce(0, +) * days[window]))"
    }
    add("belaegningsprocent", by: ["facility"], keys: facilities.map { [world.organisation.facilities[$0].id] }) {
      "\(100 * Double(occupied[$0][$1]) / Double(places[$0] * days[$1]))"
    }
  }

  mutating func countStaff() {
    let world = world
    let units = world.organisation.units.indices
    let sick = world.absences.filter { ["Sygdom", "Delvis sygdom", "Arbejdsskade"].contains($0.cause) }
    // Possible days once for each unit and month, whatever the number of causes.
    let possible = world.absences.filter { $0.cause == "Sygdom" }
    let windows = windows
    func percentage(_ window: Int, _ unit: Int?, _ cause: String?) -> String? {
      let months = windows[window].months
      let below = possible.filter { months.contains($0.month) && (unit == nil || $0.unit == unit) }.reduce(0) {
        $0 + $1.possible
      }
      let above = sick.filter {
        months.contains($0.month) && (unit == nil || $0.unit == unit) && (cause == nil || $0.cause == cause)
      }.reduce(0) { $0 + $1.days }
      return below == 0 ? nil : "\(100 * Double(above) / Double(below))"
    }
    func pay(_ window: Int, _ unit: Int?) -> String? {
      let lines = world.pays.filter { windows[window].months.contains($0.month) && (unit == nil || $0.unit == unit) }
      return lines.isEmpty ? nil : Self.kroner(lines.reduce(0) { $0 + $1.salaries + $1.temps })
    }
    let names: [[String?]] = world.organisation.units.map { [$0.id] }
    let causes = ["Sygdom", "Delvis sygdom", "Arbejdsskade"]
    add("sygefravaersprocent", by: [], keys: [[]]) { percentage($1, nil, nil) }
    add("sygefravaersprocent", by: ["unit"], keys: names) { percentage($1, units[$0], nil) }
    add("sygefravaersprocent", by: ["absence_cause"], keys: causes.map { [$0] }) { percentage($1, nil, causes[$0]) }
    add("loenforbrug", by: [], keys: [[]]) { pay($1, nil) }
    add("loenforbrug", by: ["unit"], keys: names) { pay($1, units[$0]) }
  }

  mutating func countQuality() {
    let windows = windows
    let appeals = world.appeals.filter { $0.decided != nil }
    func countAppeals(by dimensions: [String], key: (AppealFact) -> String) {
      let (keys, positions) = Self.numbered(appeals.map(key))
      let names: [[String?]] = keys.map { dimensions.isEmpty ? [] : [$0.isEmpty ? nil : $0] }
      func outcomes(_ key: Int, _ window: Int) -> [String] {
        zip(appeals, positions).filter { appeal, position in
          guard let decided = appeal.decided else { return false }
          return position == key && windows[window].first <= decided && decided <= windows[window].end
        }.map(\.0.outcome)
      }
      add("klager", by: dimensions, keys: names) { key, window in
        let count = outcomes(key, window).count
        return count == 0 && !dimensions.isEmpty ? nil : "\(count)"
      }
      guard dimensions != ["outcome"] else { return }
      add("omgoerelsesprocent", by: dimensions, keys: names) { key, window in
        let all = outcomes(key, window)
        let changed = all.count { ["Hjemvisning", "Ændring", "Ophævelse"].contains($0) }
        let upheld = all.count { $0 == "Stadfæstelse" }
        return changed + upheld == 0 ? nil : "\(100 * Double(changed) / Double(changed + upheld))"
      }
    }
    countAppeals(by: []) { _ in "" }
    countAppeals(by: ["outcome"]) { $0.outcome }
    countAppeals(by: ["legal_basis"]) { $0.basis }
    countReviews(by: []) { _ in "" }
    countReviews(by: ["review_kind"]) { $0.isAudit ? "Audit" : "Ledelsestilsyn" }
    countReviews(by: ["unit"]) { $0.unit }
    countReviews(by: ["question"]) { World.questions[$0.question] }
    let world = world
    countGoals(by: []) { _ in "" }
    countGoals(by: ["goal_type"]) { $0.type }
    countGoals(by: ["service_area"]) {
      let service = world.services[$0.service]
      return Self.area(basis: service.basis, setting: service.setting, start: service.start)
    }
  }

  private mutating func countReviews(by dimensions: [String], key: (ReviewFact) -> String) {
    let (keys, positions) = Self.numbered(world.reviews.map(key))
    let names: [[String?]] = keys.map { dimensions.isEmpty ? [] : [$0] }
    var half = [[Int]](repeating: [Int](repeating: 0, count: windows.count), count: keys.count)
    var answers = half
    for (index, review) in world.reviews.enumerated() where review.answer != "Ikke relevant" {
      let month = review.year * 12 + review.quarter * 3 - 1
      for (number, window) in windows.enumerated() where window.months.contains(month) {
        answers[positions[index]][number] += 1
        half[positions[index]][number] += review.answer == "Ja" ? 2 : review.answer == "Delvist" ? 1 : 0
      }
    }
    add("tilsynsscore", by: dimensions, grains: [.quarter, .year], keys: names) { key, window in
      answers[key][window] == 0 ? nil : "\(100 * Double(half[key][window]) / Double(2 * answers[key][window]))"
    }
  }

  private mutating func countGoals(by dimensions: [String], key: (GoalFact) -> String) {
    let goals = world.goals.filter { world.services[$0.service].acting == world.code }
    let (keys, positions) = Self.numbered(goals.map(key))
    let names: [[String?]] = keys.map { dimensions.isEmpty ? [] : [$0] }
    var reached = [[Int]](repeating: [Int](repeating: 0, count: windows.count), count: keys.count)
    var assessed = reached
    for (number, window) in windows.enumerated() {
      // Rows of one goal follow one another by day, so the last one met is the latest.
      var latest: [Int: Int] = [:]
      for (index, goal) in goals.enumerated() where window.first <= goal.day && goal.day <= window.end {
        latest[goal.goal] = index
      }
      for index in latest.values where goals[index].status != "Ikke vurderet" {
        assessed[positions[index]][number] += 1
        if goals[index].status == "I mål" { reached[positions[index]][number] += 1 }
      }
    }
    add("maalopnaaelse", by: dimensions, keys: names) { key, window in
      assessed[key][window] == 0 ? nil : "\(100 * Double(reached[key][window]) / Double(assessed[key][window]))"
    }
  }
}
