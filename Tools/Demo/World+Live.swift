internal import CareModel

/// How citizens come into services and leave them.
extension World {
  /// Fills every slot of every kind from before the first day to the last.
  mutating func live() {
    var dice = dice(1)
    for (number, kind) in ServiceKind.all.enumerated() where kind.attached == 0 { fill(number, &dice) }
    for (number, kind) in ServiceKind.all.enumerated() where kind.attached > 0 { fill(number, &dice) }
  }

  private mutating func fill(_ kind: Int, _ dice: inout Dice) {
    let offers = organisation.facilities.indices.filter { organisation.facilities[$0].kinds.contains(kind) }
    let isResidential = Organisation.residential.contains(kind) || kind == ServiceKind.childResidence
    if isResidential, !offers.isEmpty {
      for facility in offers {
        let slots = organisation.slots[facility]
        for slot in 0..<slots.own { occupy(kind, facility, slot, sold: false, &dice) }
        for slot in 0..<slots.sold { occupy(kind, facility, slots.own + slot, sold: true, &dice) }
      }
      return
    }
    let wanted = Double(ServiceKind.all[kind].stock) * scale
    let count = Int(wanted) + (dice.chance(wanted - Double(Int(wanted))) ? 1 : 0)
    let weights = offers.map { organisation.slots[$0].own }
    let total = max(1, weights.reduce(0, +))
    for slot in 0..<count {
      var facility = -1
      var point = slot * total / max(count, 1)
      for (offer, weight) in zip(offers, weights) {
        if point < weight {
          facility = offer
          break
        }
        point -= weight
      }
      occupy(kind, facility, slot, sold: false, &dice)
    }
  }

  /// One citizen after another in one slot.
  private mutating func occupy(_ kind: Int, _ facility: Int, _ slot: Int, sold: Bool, _ dice: inout Dice) {
    let properties = ServiceKind.all[kind]
    let hasPlaces = facility >= 0 && organisation.facilities[facility].places > 0
    var day = firstDay - Int(dice.unit() * Double(properties.meanDays))
    let closes = emptied(facility, slot)
    let longestGap = facility == Organisation.emptying ? 60 : min(240, properties.meanDays / 10)
    while day <= lastDay && day < closes {
      let length = dice.length(
        mean: properties.meanDays, atLeast: min(20, properties.mostDays), atMost: properties.mostDays)
      let end = begin(kind, facility, day, min(day + length, closes) - 1, sold: sold, &dice)
      day = end + 1 + (hasPlaces ? 3 + dice.below(longestGap) : 1 + dice.below(properties.meanDays / 12 + 2))
    }
  }

  /// The day on which a slot of the facility that runs empty is given up in 2026.
  private func emptied(_ facility: Int, _ slot: Int) -> Int {
    guard facility == Organisation.emptying else { return .max }
    let slots = organisation.slots[facility].own + organisation.slots[facility].sold
    let closing = (slots * 3 + 5) / 10
    let turn = slot - (slots - closing)
    return turn < 0 ? .max : Day(Self.storyYear, 1, 12)!.number + turn * 210 / max(1, closing)
  }

  /// A citizen gets a service; answers the last day, which a birthday or a death may have brought forward.
  mutating func begin(_ kind: Int, _ facility: Int, _ start: Int, _ wantedEnd: Int, sold: Bool, _ dice: inout Dice)
    -> Int
  {
    let properties = ServiceKind.all[kind]
    var end = wantedEnd
    var person = -1
    var caseNumber = -1
    if dice.chance(properties.attached), let anchor = anchor(for: kind, on: start, &dice) {
      (person, caseNumber) = (anchor.person, anchor.caseNumber)
      end = min(end, max(anchor.end, start + 14))
    } else {
      person = newPerson(kind, start, &dice)
      if sold || dice.chance(0.02) { persons[person].residence = Self.neighbours[dice.below(Self.neighbours.count)] }
    }
    let birth = Day(number: persons[person].birth)
    if properties.isChild { end = min(end, birth.adding(months: 216).number - 1) }
    // Only what is far above the first threshold of the central refusion goes on after 67: see `CentralRefund`.
    if [1, 2, 9].contains(kind) { end = min(end, birth.adding(months: 67 * 12).number - 1) }
    end = max(end, start + 1)
    if let death = persons[person].death { end = min(end, max(death, start)) }
    if caseNumber < 0, end <= asOf, !properties.isChild, properties.meanDays > 1500, dice.chance(0.12) {
      persons[person].death = end
    }
    // A further service is given and paid by those who give the first.
    let combination: (acting: Int, paying: Int) = caseNumber < 0 ? payers(sold: sold, person, &dice) : (code, code)
    if combination != (code, code), persons[person].residence == code {
      persons[person].residence = combination.0 == code ? combination.1 : combination.0
    }
    if caseNumber < 0 {
      caseNumber = newCase(person, kind, start, &dice)
      if !properties.isChild, persons[person].residence == code { anchors.append((person, caseNumber, start, end)) }
    }
    held[person].insert(kind)
    register(kind, facility, person, caseNumber, start, end, combination, &dice)
    if facility >= 0, organisation.facilities[facility].places > 0 {
      stays.append(
        StayFact(
          facility: facility, person: person, from: start, to: end <= asOf ? end : nil, paying: combination.paying))
    }
    return end
  }

  /// Neighbouring municipalities that act or pay for some.
  static let neighbours = [201, 210, 217, 219, 250, 260, 270]

  private func payers(sold: Bool, _ person: Int, _ dice: inout Dice) -> (acting: Int, paying: Int) {
    let other = persons[person].residence == code ? dice.pick(Self.neighbours) : persons[person].residence
    if sold { return (other, other) }
    let throwOfDice = dice.unit()
    if throwOfDice < 0.03 { return (code, other) }
    if throwOfDice < 0.07 { return (other, code) }
    return (code, code)
  }

  private func anchor(for kind: Int, on day: Int, _ dice: inout Dice) -> (
    person: Int, caseNumber: Int, start: Int, end: Int
  )? {
    guard !anchors.isEmpty else { return nil }
    let ages = ServiceKind.all[kind].ages
    for _ in 0..<40 {
      let candidate = anchors[dice.below(anchors.count)]
      let age = (day - persons[candidate.person].birth) * 400 / 146_097
      if candidate.start <= day, day + 30 <= candidate.end, !held[candidate.person].contains(kind),
        age <= ages.upperBound + 4
      {
        return candidate
      }
    }
    return nil
  }

  private mutating func newPerson(_ kind: Int, _ start: Int, _ dice: inout Dice) -> Int {
    let ages = ServiceKind.all[kind].ages
    let isWoman = ServiceKind.all[kind].basis == "SEL §109" || dice.chance(0.46)
    let age = dice.between(ages.lowerBound, ages.upperBound)
    let wanted = start - age * 146_097 / 400 - 2 - dice.below(360)
    return addPerson(born: wanted, isWoman: isWoman, &dice)
  }

  mutating func addPerson(born: Int, isWoman: Bool, _ dice: inout Dice) -> Int {
    let oldest = Day(1928, 1, 2)!.number
    let issued = numbers.issue(birth: max(born, oldest), isWoman: isWoman, dice: &dice)
    persons.append(
      PersonFact(
        number: issued.number, name: dice.below(50_000), isWoman: isWoman, birth: issued.birth, death: nil,
        isProtected: dice.chance(0.02), residence: code, household: 10_000 + persons.count))
    held.append([])
    return persons.count - 1
  }
}
