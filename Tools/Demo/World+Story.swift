internal import CareModel

/// What happens in 2026 that the reports should show, and how each case stands on the day of the delivery.
extension World {
  /// Young people who were placed as children turn 18 from March to July 2026 and move into temporary housing that nobody
  /// had budgeted for: the area overspends because of volume.
  mutating func comeOfAge() {
    var dice = dice(2)
    let offers = organisation.facilities.indices.filter {
      organisation.facilities[$0].kinds.contains(ServiceKind.shortStay) && !organisation.facilities[$0].isOwn
    }
    let count = max(2, Int(Double(ServiceKind.all[ServiceKind.shortStay].stock) * scale * 0.22 + 0.5))
    for number in 0..<count {
      let birthday = Day(Self.storyYear, 3, 3)!.number + number * 135 / count
      let born = Day(number: birthday).adding(months: -216).number
      let person = addPerson(born: born, isWoman: dice.chance(0.45), &dice)
      let eighteen = Day(number: persons[person].birth).adding(months: 216).number
      let childKind = dice.chance(0.6) ? ServiceKind.fosterCare : ServiceKind.childResidence
      let placed = eighteen - dice.between(700, 1900)
      let childCase = newCase(person, childKind, placed, &dice)
      let home = organisation.facilities.indices.first { organisation.facilities[$0].kinds.contains(childKind) } ?? -1
      held[person] = [childKind, ServiceKind.shortStay]
      register(childKind, home, person, childCase, placed, eighteen - 1, (code, code), &dice)
      let adultCase = newCase(person, ServiceKind.shortStay, eighteen, &dice)
      cases[adultCase].basis = ServiceKind.all[ServiceKind.shortStay].basis
      let first = services.count
      register(
        ServiceKind.shortStay, offers[number % offers.count], person, adultCase, eighteen, lastDay + 300, (code, code),
        &dice)
      for service in first..<services.count {
        services[service].isUnbudgeted = true
        services[service].endIsPlanned = services[service].end <= asOf + 30
      }
    }
  }

  /// Sets the next and the latest follow-up. From the summer of 2026 one team no longer keeps up.
  mutating func followUp() {
    var dice = dice(3)
    let october = Day(Self.storyYear, 10, 1)!.number
    let june = Day(Self.storyYear, 6, 8)!.number
    for index in services.indices where !services[index].isCancelled && isKnown(services[index]) {
      let service = services[index]
      let end = knownEnd(service) ?? .max
      var next: Int?
      if end <= asOf {
        next = end + 1 + dice.below(150)
      } else if service.start > asOf {
        next = service.start + 90
      } else if service.start >= october {
        next = service.start + 90
      } else {
        let slips = cases[service.caseNumber].team == Organisation.support.north
        let missed = slips ? june + dice.below(asOf - june) : asOf - 1 - dice.below(55)
        if dice.chance(slips ? 0.5 : 0.025), missed > service.start + 20 {
          next = missed
        } else {
          next = asOf + 1 + dice.below(182)
        }
      }
      services[index].nextFollowUp = next
      let last = (next ?? asOf - 30) - dice.between(175, 190)
      services[index].lastFollowUp = last >= service.start && last <= min(end, asOf) ? last : nil
    }
  }

  /// Closes the cases whose services have all ended.
  mutating func closeCases() {
    var dice = dice(4)
    var latest = [Int](repeating: 0, count: cases.count)
    for service in services where !service.isCancelled && isKnown(service) {
      latest[service.caseNumber] = max(latest[service.caseNumber], knownEnd(service) ?? .max)
    }
    for index in cases.indices where latest[index] > 0 && latest[index] <= asOf {
      let closed = latest[index] + dice.below(20)
      cases[index].closed = closed <= asOf ? closed : nil
    }
  }
}
