internal import CareModel

/// Faults in one service as the case system has it.
extension World {
  mutating func sowService(_ furrow: inout Furrow) {
    let (number, isPresent) = (furrow.number, furrow.isPresent)
    let (day, support, stay, temporary) = (15, 3, ServiceKind.longStay, ServiceKind.shortStay)
    let spring = Self.day(2025, 3, 3) + number * 11
    func service(_ carrier: Carrier) -> String { id("I", carrier.service) }
    switch furrow.kind {
    case .settingMissing:
      let carrier = carry(support, from: spring, &furrow.dice)
      if isPresent { services[carrier.service].registeredSetting = "" }
      find(furrow, "warning", "indsatser", service(carrier))
    case .longTemporaryStay:
      let carrier = carry(
        temporary, from: isPresent ? Self.day(2023, 2, 1) + number : Self.day(2025, 12, 1), &furrow.dice)
      find(furrow, "info", "indsatser", service(carrier))
    case .longTimeLimitedHelp:
      let carrier = carry(7, from: isPresent ? spring + 120 : asOf - 100, &furrow.dice)
      find(furrow, "warning", "indsatser", service(carrier))
    case .servedAfterDeath:
      let carrier = carry(day, from: spring, &furrow.dice)
      if isPresent { persons[carrier.person].death = Self.day(2026, 6, 8) + number * 5 }
      find(furrow, "blocking", "indsatser", service(carrier))
    case .ageAgainstLaw: sowAge(&furrow)
    case .registeredTwice:
      let carrier = carry(day, from: spring, to: Self.day(2025, 12, 31), &furrow.dice)
      let twin = serve(
        day, carrier.person, carrier.caseNumber, from: spring + 60, to: Self.day(2025, 11, 30),
        facility: services[carrier.service].facility, payers: (code, code), &furrow.dice)
      services[carrier.service].isUnpaid = true
      services[twin].isUnpaid = true
      services[twin].isCancelled = !isPresent
      find(furrow, "blocking", "indsatser", id("I", twin), related: ["indsatser:" + service(carrier)])
    case .concurrentStays:
      let carrier = carry(stay, from: spring, to: Self.day(2025, 12, 31), &furrow.dice)
      let other = serve(
        temporary, carrier.person, carrier.caseNumber, from: spring + 45, to: Self.day(2025, 10, 31),
        facility: bought(temporary), payers: (code, code), &furrow.dice)
      services[carrier.service].isUnpaid = true
      services[other].isUnpaid = true
      services[other].isCancelled = !isPresent
      find(furrow, "warning", "indsatser", id("I", other), related: ["indsatser:" + service(carrier)])
    case .datesImpossible: sowDates(&furrow)
    case .targetGroupMissing, .targetGroupUnknown:
      let carrier = carry(day, from: spring, &furrow.dice)
      if isPresent {
        services[carrier.service].target = furrow.kind == .targetGroupMissing ? "" : "Psykiske vanskeligheder"
      }
      find(furrow, "warning", "indsatser", service(carrier))
    case .followUpMissing:
      let carrier = carry(day, from: spring, &furrow.dice)
      if isPresent {
        // Every second has a date that has been held and no new one.
        let held = number % 2 == 1 ? Self.day(2026, 8, 20) : nil
        services[carrier.service].nextFollowUp = held
        services[carrier.service].lastFollowUp = held
      }
      find(furrow, "warning", "indsatser", service(carrier))
    case .oldParagraph:
      let carrier = carry(20, from: spring, born: Self.day(2016, 4, 4) + number, &furrow.dice)
      if isPresent { services[carrier.service].basis = "SEL §52" }
      find(furrow, "blocking", "indsatser", service(carrier))
    case .helpUnderOldLaw:
      let carrier = carry(
        ServiceKind.personalHelp, from: isPresent ? Self.day(2025, 9, 1) : Self.day(2025, 3, 1),
        to: Self.day(2026, 5, 31), &furrow.dice)
      services[carrier.service].isUnpaid = true
      find(furrow, "warning", "indsatser", service(carrier))
    default: sowProvider(&furrow)
    }
  }

  private mutating func sowAge(_ furrow: inout Furrow) {
    let start = Self.day(2026, 2, 2) + furrow.number
    func born(_ age: Int) -> Int { start - age * 146_097 / 400 - 120 }
    let ages: (wrong: Int, right: Int) = [(16, 40), (23, 10), (67, 50)][furrow.number % 3]
    let kind = [15, 20, ServiceKind.longStay][furrow.number % 3]
    let carrier = carry(kind, from: start, born: born(furrow.isPresent ? ages.wrong : ages.right), &furrow.dice)
    if furrow.number % 3 < 2 {
      find(furrow, "warning", "indsatser", id("I", carrier.service))
    } else if furrow.isPresent {
      // Central refusion begins after 67 for somebody who had none before: the claim itself is what is wrong.
      ledgerFaults.append(.newRefund(person: carrier.person))
    }
  }

  private mutating func sowDates(_ furrow: inout Furrow) {
    let isReversed = furrow.number % 2 == 0
    let start = isReversed ? Self.day(2025, 9, 1) : furrow.isPresent ? Self.day(2029, 1, 1) : Self.day(2026, 12, 1)
    let carrier = carry(15, from: start, to: isReversed ? Self.day(2025, 12, 31) : nil, &furrow.dice)
    services[carrier.service].isUnpaid = true
    if isReversed, furrow.isPresent { services[carrier.service].end = Self.day(2025, 6, 30) }
    if !isReversed {
      let granted = Self.day(2026, 8, 20) + furrow.number
      services[carrier.service].granted = granted
      cases[carrier.caseNumber].decided = granted
      cases[carrier.caseNumber].applied = granted - 30
      cases[carrier.caseNumber].created = granted - 30
    }
    find(furrow, "blocking", "indsatser", id("I", carrier.service))
  }

  /// A provider without a number, or with one of seven digits.
  private mutating func sowProvider(_ furrow: inout Furrow) {
    let carrier = carry(15, from: Self.day(2025, 4, 1) + furrow.number, &furrow.dice)
    if furrow.isPresent { services[carrier.service].registeredCVR = furrow.number % 2 == 0 ? "" : "9010001" }
    find(furrow, "warning", "indsatser", id("I", carrier.service))
  }
}
