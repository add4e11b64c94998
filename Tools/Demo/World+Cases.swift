internal import CareModel

/// Applications that came to nothing or wait, the published time limits, and appeals.
extension World {
  mutating func apply() {
    limits = Self.publishedLimits()
    var dice = dice(5)
    let kinds = [0, 1, 2, 3, 4, 8, 11, 14, 15, 20, 21, 29]
    for month in monthIndex(firstDay)...monthIndex(asOf) {
      let wanted = 3.2 * scale
      for _ in 0..<(Int(wanted) + (dice.chance(wanted - Double(Int(wanted))) ? 1 : 0)) {
        let applied = Period.month(month / 12, month % 12 + 1).firstDay.number + dice.below(28)
        addApplication(dice.pick(kinds), applied, applied + dice.length(mean: 36, atLeast: 5, atMost: 120), &dice)
      }
    }
    for _ in 0..<max(2, Int(4 * scale)) {
      addApplication(dice.pick([0, 1, 2]), asOf - dice.between(100, 170), .max, &dice)
    }
    appeal(&dice)
  }

  private mutating func addApplication(_ kind: Int, _ applied: Int, _ decided: Int, _ dice: inout Dice) {
    guard applied <= asOf else { return }
    let properties = ServiceKind.all[kind]
    let born = applied - dice.between(properties.ages.lowerBound, properties.ages.upperBound) * 146_097 / 400 - 100
    let person = addPerson(born: born, isWoman: dice.chance(0.5), &dice)
    let caseNumber = newCase(person, kind, applied, &dice)
    let closed = decided == .max ? nil : Optional(decided + 28)
    cases[caseNumber].created = applied
    cases[caseNumber].applied = applied
    cases[caseNumber].decided = decided == .max ? nil : decided
    cases[caseNumber].decision = "Afslag"
    cases[caseNumber].basis = basis(properties, on: applied)
    cases[caseNumber].closed = closed.flatMap { $0 <= asOf ? $0 : nil }
  }

  private mutating func appeal(_ dice: inout Dice) {
    for (number, item) in cases.enumerated() {
      guard let decided = item.decided, decided <= asOf, decided >= firstDay - 300 else { continue }
      let probability = item.decision == "Afslag" ? 0.38 : item.decision == "Delvis" ? 0.3 : 0.012
      guard dice.chance(probability) else { continue }
      let appealed = decided + dice.between(5, 28)
      guard appealed <= asOf else { continue }
      let settled = appealed + dice.between(80, 320)
      let throwOfDice = dice.below(100)
      let outcome =
        switch throwOfDice {
        case 0..<60: "Stadfæstelse"
        case 60..<66: "Ændring"
        case 66..<70: "Ophævelse"
        case 70..<89: "Hjemvisning"
        case 89..<96: "Afvisning"
        default: "Henvisning"
        }
      appeals.append(
        AppealFact(
          id: appeals.count + 1, caseNumber: number, basis: item.basis.isEmpty ? firstBasis(of: number) : item.basis,
          appealed: appealed,
          decided: settled <= asOf ? settled : nil, outcome: outcome))
    }
  }

  private func firstBasis(of caseNumber: Int) -> String {
    services.filter { $0.caseNumber == caseNumber && !$0.isCancelled }.min { $0.start < $1.start }?.basis ?? "SEL §85"
  }

  /// Time limits as a municipality publishes them (RSL § 3, stk. 2): two generations, with the reform of 2024 between.
  private static func publishedLimits() -> [TimeLimitFact] {
    let first = Day(2012, 1, 1)!.number
    let adults: [(String, Int, Int, String)] = [
      ("SEL §108", 14, 12, "Uger"), ("SEL §107", 10, 8, "Uger"), ("SEL §85", 10, 8, "Uger"),
      ("SEL §82 a", 4, 4, "Uger"),
      ("SEL §82 b", 4, 4, "Uger"), ("SEL §95", 3, 3, "Måneder"), ("SEL §96", 4, 3, "Måneder"),
      ("SEL §97", 8, 8, "Uger"),
      ("SEL §99", 21, 14, "Dage"), ("SEL §101", 14, 14, "Dage"), ("SUL §141", 14, 14, "Dage"),
      ("SEL §102", 10, 10, "Uger"),
      ("SEL §103", 8, 6, "Uger"), ("SEL §104", 8, 6, "Uger"), ("SEL §100", 12, 12, "Uger"), ("SEL §112", 8, 6, "Uger"),
    ]
    var result: [TimeLimitFact] = []
    for (basis, before, after, unit) in adults {
      result.append(TimeLimitFact(basis: basis, from: first, to: reform - 1, count: before, unit: unit))
      result.append(TimeLimitFact(basis: basis, from: reform, to: nil, count: after, unit: unit))
    }
    for basis in ["SEL §52", "SEL §66"] {
      result.append(TimeLimitFact(basis: basis, from: first, to: reform - 1, count: 4, unit: "Måneder"))
    }
    for (basis, count) in [("BL §30", 2), ("BL §31", 2), ("BL §32", 3), ("BL §46", 4)] {
      result.append(TimeLimitFact(basis: basis, from: reform, to: nil, count: count, unit: "Måneder"))
    }
    return result
  }
}
