internal import CareModel

/// Faults about places: they stand in houses that are there for them alone, so that nobody else is crowded out.
extension World {
  /// The rated places of the houses that the plan needs: one for sold places and unknown residents, one that is too small.
  static func houses(for plan: FaultPlan) -> [Int] {
    let (sold, residents) = (plan.count(.soldPlaceUnpaid), plan.count(.residentsAgainstPlaces))
    if sold + residents == 0 { return [] }
    return [sold + residents + 1] + (residents > 0 ? [2] : [])
  }

  mutating func sowFacility(_ furrow: inout Furrow) {
    let houses = Self.houses(for: plan).count
    let roomy = organisation.facilities.count - houses
    let start = Self.day(2026, 5, 4) + furrow.number * 3
    if furrow.kind == .soldPlaceUnpaid {
      let other = Self.neighbours[furrow.number % 3]
      let carrier = carry(
        ServiceKind.longStay, from: start, facility: roomy, payers: (other, other), &furrow.dice)
      stays.append(StayFact(facility: roomy, person: carrier.person, from: start, to: nil, paying: other))
      if furrow.isPresent { ledgerFaults.append(.drop(person: carrier.person, from: 0, costType: "7.7")) }
      find(furrow, "warning", "ophold", stayKey(roomy, carrier.person, start))
    } else if furrow.number == 0 {
      // Three residents in two places; the third moves out where it is corrected.
      let small = roomy + 1
      for place in 0..<3 {
        let carrier = carry(ServiceKind.longStay, from: start + place, facility: small, &furrow.dice)
        let isOneTooMany = place == 2
        services[carrier.service].isCancelled = isOneTooMany && !furrow.isPresent
        if isOneTooMany && !furrow.isPresent { cases[carrier.caseNumber].closed = start + 40 }
        if !isOneTooMany || furrow.isPresent {
          stays.append(StayFact(facility: small, person: carrier.person, from: start + place, to: nil, paying: code))
        }
      }
      find(furrow, "warning", "tilbud", organisation.facilities[small].id)
    } else {
      // The citizen applied in vain and lives there all the same.
      let person = addPerson(born: Self.day(1981, 5, 5) + furrow.number, isWoman: furrow.dice.chance(0.5), &furrow.dice)
      let refused = openCase(person, ServiceKind.longStay, Self.day(2025, 9, 1), &furrow.dice)
      cases[refused].decision = "Afslag"
      cases[refused].closed = Self.day(2025, 10, 1)
      if furrow.isPresent {
        stays.append(StayFact(facility: roomy, person: person, from: start, to: nil, paying: code))
      }
      find(furrow, "warning", "ophold", stayKey(roomy, person, start))
    }
  }

  private func stayKey(_ facility: Int, _ person: Int, _ from: Int) -> String {
    "\(organisation.facilities[facility].id)|\(cpr(person))|\(Day(number: from))"
  }
}
