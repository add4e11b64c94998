internal import CareModel

/// Citizens who are there to carry a fault: each lives a life in which only that one thing is wrong, so that one fault does not
/// cause another. They stand after everybody else, and have their numbers whether or not the fault is there.
extension World {
  struct Carrier {
    let person: Int
    let caseNumber: Int
    let service: Int
  }

  /// A citizen with one service of the kind, bought from somebody else where anybody else has it.
  mutating func carry(
    _ kind: Int, from start: Int, to end: Int? = nil, born: Int? = nil, facility wanted: Int? = nil,
    payers: (acting: Int, paying: Int)? = nil, _ dice: inout Dice
  ) -> Carrier {
    let properties = ServiceKind.all[kind]
    let age = (properties.ages.lowerBound + properties.ages.upperBound) / 2
    let person = addPerson(
      born: born ?? start - age * 146_097 / 400 - dice.below(300), isWoman: dice.chance(0.5), &dice)
    let caseNumber = openCase(person, kind, start, &dice)
    let payers = payers ?? (code, code)
    if payers.acting != code || payers.paying != code {
      persons[person].residence = payers.acting == code ? payers.paying : payers.acting
    }
    let service = serve(
      kind, person, caseNumber, from: start, to: end, facility: wanted ?? bought(kind), payers: payers, &dice)
    if let end, end <= asOf { cases[caseNumber].closed = min(end + 3, asOf) }
    return Carrier(person: person, caseNumber: caseNumber, service: service)
  }

  /// A case with the caseworker of the team who has most, and so is reviewed every quarter anyhow.
  mutating func openCase(_ person: Int, _ kind: Int, _ start: Int, _ dice: inout Dice) -> Int {
    let number = newCase(person, kind, start, &dice)
    var counts = [Int](repeating: 0, count: organisation.caseworkers.count)
    for item in cases[..<number] where item.person < carriersFrom && item.team == cases[number].team {
      counts[item.caseworker] += 1
    }
    cases[number].caseworker = counts.indices.max { counts[$0] < counts[$1] } ?? cases[number].caseworker
    cases[number].basis = basis(ServiceKind.all[kind], on: start)
    return number
  }

  /// One more service of a citizen; answers its number.
  mutating func serve(
    _ kind: Int, _ person: Int, _ caseNumber: Int, from start: Int, to end: Int? = nil, facility: Int,
    payers: (acting: Int, paying: Int), _ dice: inout Dice
  ) -> Int {
    let properties = ServiceKind.all[kind]
    var service = ServiceFact(
      person: person, caseNumber: caseNumber, kind: kind, basis: basis(properties, on: start), facility: facility,
      grouping: 0, granted: start - 2, start: start, end: end ?? lastDay + 900, acting: payers.acting,
      paying: payers.paying, target: properties.targets[0], endReason: Self.endReasons[0])
    service.endIsPlanned = end != nil
    service.ownPrice = facility < 0 ? properties.price * 100 : 0
    service.nextFollowUp = end ?? .max <= asOf ? (end ?? 0) + 30 : max(start, asOf) + dice.between(40, 160)
    services.append(service)
    return services.count - 1
  }

  /// A facility of others that has the kind, else any that has it, else none.
  func bought(_ kind: Int) -> Int {
    let offers = organisation.facilities.indices.filter { organisation.facilities[$0].kinds.contains(kind) }
    return offers.first { !organisation.facilities[$0].isOwn } ?? offers.first ?? -1
  }

  /// An own facility without rated places that has the kind.
  func own(_ kind: Int) -> Int {
    organisation.facilities.indices.first {
      organisation.facilities[$0].isOwn && organisation.facilities[$0].places == 0
        && organisation.facilities[$0].kinds.contains(kind)
    } ?? -1
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int { Day(year, month, day)?.number ?? 0 }
  static func month(_ year: Int, _ month: Int) -> Int { year * 12 + month - 1 }

  func id(_ letter: String, _ number: Int) -> String { letter + digits(number, 6) }
  func cpr(_ person: Int) -> String { digits(persons[person].number, 10) }
}
