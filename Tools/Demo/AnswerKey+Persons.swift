internal import CareModel

/// Persons and spells: each person's days are laid out one by one.
extension AnswerKey {
  struct Tally {
    var days = 0
    var persons = 0
    var stock = 0
    var inflow = 0
    var outflow = 0
  }

  /// The services that count in a paying population.
  private var counted: [ServiceFact] {
    world.services.filter { !$0.isCancelled && world.isKnown($0) && $0.paying == world.code }
  }

  mutating func countPersons() {
    let counted = counted
    let facilities = world.organisation.facilities
    count(counted, by: []) { _ in "" }
    count(counted, by: ["service_area"]) {
      Self.area(basis: $0.basis, setting: $0.setting, start: $0.start)
    }
    count(counted, by: ["legal_basis"]) { $0.basis }
    count(counted, by: ["facility"]) { $0.facility < 0 ? "" : facilities[$0.facility].id }
    let world = world
    count(counted, by: ["team"]) { world.team($0) }
    count(counted, by: ["sex"]) { world.persons[$0.person].isWoman ? "K" : "M" }
  }

  /// Tallies for each key and window; the keys are in order.
  func tally(_ services: [ServiceFact], key: (ServiceFact) -> String) -> (keys: [String], tallies: [[Tally]]) {
    let (keys, positions) = Self.numbered(services.map(key))
    var tallies = [[Tally]](repeating: [Tally](repeating: Tally(), count: windows.count), count: keys.count)
    let order = services.indices.sorted {
      (positions[$0], services[$0].person) < (positions[$1], services[$1].person)
    }
    // The day before the first and the day after the last tell whether a spell starts or goes on.
    let zero = world.firstDay - 1
    var covered = [Bool](repeating: false, count: world.asOf + 2 - zero)
    var index = 0
    while index < order.count {
      let (group, person) = (positions[order[index]], services[order[index]].person)
      for day in covered.indices { covered[day] = false }
      var (earliest, latest) = (Int.max, Int.min)
      while index < order.count, positions[order[index]] == group, services[order[index]].person == person {
        let service = services[order[index]]
        let end = min(world.knownEnd(service) ?? .max, world.asOf + 1)
        earliest = min(earliest, service.start)
        latest = max(latest, end)
        for day in max(service.start, zero)..<max(max(service.start, zero), end + 1) { covered[day - zero] = true }
        index += 1
      }
      for (number, window) in windows.enumerated() where window.first <= latest && window.end >= earliest {
        var days = 0
        for day in window.first...window.end where covered[day - zero] {
          days += 1
          if !covered[day - zero - 1] { tallies[group][number].inflow += 1 }
          if !covered[day - zero + 1] { tallies[group][number].outflow += 1 }
        }
        tallies[group][number].days += days
        tallies[group][number].persons += days > 0 ? 1 : 0
        if covered[window.end - zero], covered[window.end - zero + 1] { tallies[group][number].stock += 1 }
      }
    }
    return (keys, tallies)
  }

  private mutating func count(_ services: [ServiceFact], by dimensions: [String], key: (ServiceFact) -> String) {
    let (keys, tallies) = tally(services, key: key)
    let windows = windows
    let names: [[String?]] = keys.map { dimensions.isEmpty ? [] : [$0.isEmpty ? nil : $0] }
    func whole(_ metric: String, _ part: (Tally) -> Int) {
      add(metric, by: dimensions, keys: names) { key, window in
        let value = part(tallies[key][window])
        return value == 0 && !dimensions.isEmpty ? nil : "\(value)"
      }
    }
    whole("modtagere") { $0.persons }
    whole("beholdning") { $0.stock }
    whole("tilgang") { $0.inflow }
    whole("afgang") { $0.outflow }
    add("helaarspersoner", by: dimensions, keys: names) { key, window in
      let days = tallies[key][window].days
      return days == 0 ? nil : "\(Double(days) / Double(Day.length(ofYear: windows[window].year)))"
    }
    add("gennemsnitligt_antal", by: dimensions, keys: names) { key, window in
      let days = tallies[key][window].days
      return days == 0 ? nil : "\(Double(days) / Double(windows[window].end - windows[window].first + 1))"
    }
  }

  /// Full-year persons by area, for unit prices; under the empty key all areas together.
  func fullYearPersons() -> (keys: [String], values: [[Double]]) {
    let total = tally(counted) { _ in "" }
    let areas = tally(counted) {
      Self.area(basis: $0.basis, setting: $0.setting, start: $0.start)
    }
    let values = (total.tallies + areas.tallies).map { row in
      row.enumerated().map { Double($1.days) / Double(Day.length(ofYear: windows[$0].year)) }
    }
    return ([""] + areas.keys, values)
  }
}
