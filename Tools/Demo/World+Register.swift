internal import CareModel

/// How one citizen's service is registered: in one row, or in several as a real case system has them.
extension World {
  mutating func newCase(_ person: Int, _ kind: Int, _ start: Int, _ dice: inout Dice) -> Int {
    let properties = ServiceKind.all[kind]
    let decided = start - dice.between(3, 25)
    let applied = decided - dice.length(mean: properties.desk == .exposed ? 8 : 28, atLeast: 1, atMost: 120)
    let team = team(for: properties.desk, &dice)
    cases.append(
      CaseFact(
        person: person, isChild: properties.isChild, kle: properties.kle, created: applied,
        applied: dice.chance(0.97) ? applied : nil, decided: decided,
        decision: dice.chance(0.93) ? "Bevilling" : "Delvis",
        closed: nil, caseworker: caseworker(in: team, &dice), team: team,
        basis: dice.chance(0.95) ? basis(properties, on: decided) : ""))
    return cases.count - 1
  }

  func basis(_ kind: ServiceKind, on day: Int) -> String {
    if let old = kind.oldBasis, day < Self.reform { return old }
    return kind.basis
  }

  func team(for desk: Desk, _ dice: inout Dice) -> Int {
    let teams = Organisation.teams.indices.filter { Organisation.teams[$0].desk == desk }
    return teams[dice.below(teams.count)]
  }

  func caseworker(in team: Int, _ dice: inout Dice) -> Int {
    let workers = organisation.caseworkers.indices.filter { organisation.caseworkers[$0].team == team }
    return workers[dice.below(workers.count)]
  }

  /// Registers one citizen's service. Some are split where a new grant follows on the heels of the old, where the payer
  /// changes, where Barnets lov took over, or where a new provider overlaps the old for some days; some have a cancelled twin.
  mutating func register(
    _ kind: Int, _ facility: Int, _ person: Int, _ caseNumber: Int, _ start: Int, _ end: Int,
    _ payers: (acting: Int, paying: Int), _ dice: inout Dice
  ) {
    let properties = ServiceKind.all[kind]
    let row = ServiceFact(
      person: person, caseNumber: caseNumber, kind: kind, basis: basis(properties, on: start), facility: facility,
      grouping: person % properties.groupings.count,
      granted: cases[caseNumber].decided.map { $0 > start - 30 ? $0 : start - 10 } ?? start - 10, start: start,
      end: end,
      endIsPlanned: end > asOf && end - start < 1200 && dice.chance(0.35), acting: payers.acting, paying: payers.paying,
      target: properties.targets[(person &* 31) % properties.targets.count],
      endReason: persons[person].death == end ? "Død" : dice.pick(Self.endReasons),
      ownPrice: facility < 0 ? Int(Double(properties.price) * (0.8 + Double(person % 41) / 100)) * 100 : 0)
    let isLong = end - start > 400
    if properties.oldBasis != nil, start < Self.reform, end >= Self.reform, dice.chance(0.8) {
      split(row, at: Self.reform, "Overgang til barnets lov") { _ in }
    } else if isLong, facility >= 0, organisation.facilities[facility].places == 0, dice.chance(0.04),
      let other = organisation.facilities.indices.first(where: {
        organisation.facilities[$0].provider != organisation.facilities[facility].provider
          && organisation.facilities[$0].kinds.contains(kind)
      })
    {
      overlap(row, with: other, days: dice.between(3, 9), middle: start + (end - start) / 2)
    } else if isLong, payers.acting == code, payers.paying == code,
      facility < 0 || organisation.facilities[facility].places == 0,
      dice.chance(0.03)
    {
      // Who has moved once has one other municipality, whatever the number of services.
      let chosen = dice.pick(Self.neighbours)
      let other = persons[person].residence == code ? chosen : persons[person].residence
      let middle = firstDayOfMonth(start + (end - start) * 2 / 3)
      persons[person].residence = other
      split(row, at: middle, "Skift af betalingskommune") { $0.paying = other }
    } else if isLong, dice.chance(0.12), !isOld(person, on: start + (end - start) / 2) {
      split(row, at: start + (end - start) / 2, "Ny bevilling") { _ in }
    } else {
      services.append(row)
    }
    if dice.chance(0.02) {
      var twin = row
      twin.isCancelled = true
      twin.endReason = "Fejloprettet"
      services.append(twin)
    }
  }

  static let endReasons = [
    "Målet er nået", "Efter borgerens ønske", "Flytning til anden kommune", "Overgang til anden indsats",
  ]

  /// Nobody gets a new grant of a costly service from 65: whether the state pays a part is settled by what one had before 67.
  private func isOld(_ person: Int, on day: Int) -> Bool { day - persons[person].birth > 65 * 146_097 / 400 }

  private func firstDayOfMonth(_ day: Int) -> Int { Period(monthOf: Day(number: day)).firstDay.number }

  private mutating func split(_ row: ServiceFact, at day: Int, _ reason: String, change: (inout ServiceFact) -> Void) {
    guard row.start < day, day <= row.end, day <= asOf + 20 else {
      services.append(row)
      return
    }
    var (before, after) = (row, row)
    before.end = day - 1
    before.endReason = reason
    before.endIsPlanned = true
    after.start = day
    after.basis = basis(ServiceKind.all[row.kind], on: day)
    after.granted = max(row.granted, day - 12)
    change(&after)
    services.append(before)
    services.append(after)
  }

  private mutating func overlap(_ row: ServiceFact, with facility: Int, days: Int, middle: Int) {
    guard middle + days <= asOf else {
      services.append(row)
      return
    }
    var (before, after) = (row, row)
    before.end = min(row.end, middle + days)
    before.endReason = "Skift af leverandør"
    before.endIsPlanned = true
    after.start = middle
    after.basis = basis(ServiceKind.all[row.kind], on: middle)
    after.granted = max(row.granted, middle - 12)
    after.facility = facility
    services.append(before)
    services.append(after)
  }
}
