internal import CareModel

/// Goals with their follow-ups, and reviews of cases (ledelsestilsyn, audit).
extension World {
  static let themes = [
    "Relationer", "Kommunikation", "Mobilitet", "Egenomsorg", "Samfundsliv", "Praktiske opgaver",
  ]
  static let unratedThemes = ["Mentale funktioner", "Sundhedsforhold", "Omgivelser"]
  static let goalTypes = ["Udvikle", "Fastholde", "Begrænse tab"]

  mutating func writeGoals() {
    var dice = dice(6)
    var goal = 0
    for (number, service) in services.enumerated() {
      let kind = ServiceKind.all[service.kind]
      let end = min(knownEnd(service) ?? asOf, asOf)
      guard kind.followed, !service.isCancelled, isKnown(service), end - service.start > 60, end >= firstDay,
        dice.chance(0.62)
      else { continue }
      for position in 0..<dice.between(1, 3) {
        goal += 1
        let throwOfDice = dice.below(100)
        let type = throwOfDice < 50 ? 0 : throwOfDice < 85 ? 1 : 2
        let before = dice.between(1, 4)
        let expected = type == 0 ? before - 1 : type == 1 ? before : min(4, before + 1)
        let theme = dice.pick(Self.themes)
        var day = service.start + dice.between(60, 120)
        while day < firstDay { day += 180 }
        var now = before
        while day <= end {
          let step = dice.below(100)
          if type == 0 { now = max(0, now - (step < 22 ? 1 : 0)) } else { now = min(4, now + (step < 9 ? 1 : 0)) }
          let isReached = type == 0 ? now <= expected && now < before : now <= expected
          let status =
            step >= 92 ? "Ikke vurderet" : isReached && step < 70 ? "I mål" : step < 78 ? "På vej" : "Ikke i mål"
          goals.append(
            GoalFact(
              row: goals.count, goal: goal, service: number, isSubGoal: position > 0, type: Self.goalTypes[type],
              theme: theme, before: before, expected: expected, now: now, day: day, status: status))
          day += dice.between(160, 200)
        }
      }
    }
  }

  static let questions = [
    "Er borgerens samtykke noteret?", "Er borgeren inddraget i sagens behandling?", "Er der en aktuel udredning?",
    "Er afgørelsen begrundet efter loven?", "Er klagevejledning givet?", "Er der mål for indsatsen?",
    "Er opfølgningen holdt til tiden?", "Er notaterne skrevet rettidigt?",
  ]

  /// Every quarter one or two cases of every caseworker who has any; every second quarter of the year an audit of each own facility.
  mutating func review() {
    var dice = dice(7)
    var byWorker = [[Int]](repeating: [], count: organisation.caseworkers.count)
    for (number, item) in cases.enumerated() where item.created <= asOf { byWorker[item.caseworker].append(number) }
    var byFacility = [[Int]](repeating: [], count: organisation.facilities.count)
    for service in services where service.facility >= 0 && !service.isCancelled && isKnown(service) {
      byFacility[service.facility].append(service.caseNumber)
    }
    var number = 0
    for quarter in firstYear * 4..<(Self.storyYear * 4 + 3) {
      let first = monthStart(quarter * 3)
      let last = monthEnd(quarter * 3 + 2)
      for (worker, pool) in byWorker.enumerated() {
        // Everybody who had a case on any day of the quarter has at least one of them reviewed.
        var sample = drawn(from: pool, dice.between(1, 2), first, last, &dice)
        if sample.isEmpty {
          sample = pool.first { cases[$0].created <= last && cases[$0].closed ?? .max > first }.map { [$0] } ?? []
        }
        for item in sample {
          number += 1
          let team = Organisation.teams[cases[item].team].id
          answer(number, false, quarter, item, team, worker, Array(Self.questions.indices), &dice)
        }
      }
      guard quarter % 4 == 1 else { continue }
      for (facility, pool) in byFacility.enumerated() where organisation.facilities[facility].isOwn {
        for item in drawn(from: pool, 4, first, last, &dice) {
          number += 1
          answer(
            number, true, quarter, item, organisation.facilities[facility].id, cases[item].caseworker, [1, 5, 6, 7],
            &dice)
        }
      }
    }
  }

  private func drawn(from pool: [Int], _ count: Int, _ first: Int, _ last: Int, _ dice: inout Dice) -> [Int] {
    guard !pool.isEmpty else { return [] }
    var result: [Int] = []
    for _ in 0..<(count * 12) where result.count < count {
      let item = pool[dice.below(pool.count)]
      if cases[item].created <= first, (cases[item].closed ?? .max) > last, !result.contains(item) {
        result.append(item)
      }
    }
    return result
  }

  private mutating func answer(
    _ number: Int, _ isAudit: Bool, _ quarter: Int, _ caseNumber: Int, _ unit: String, _ worker: Int,
    _ questions: [Int],
    _ dice: inout Dice
  ) {
    let isSlipping = cases[caseNumber].team == Organisation.support.north && quarter >= Self.storyYear * 4 + 1
    for question in questions {
      let throwOfDice = dice.below(100) - (question == 6 && isSlipping ? -35 : 0)
      let answer = throwOfDice < 68 ? "Ja" : throwOfDice < 84 ? "Delvist" : throwOfDice < 95 ? "Nej" : "Ikke relevant"
      reviews.append(
        ReviewFact(
          review: number, isAudit: isAudit, year: quarter / 4, quarter: quarter % 4 + 1, caseNumber: caseNumber,
          unit: unit,
          caseworker: worker, question: question,
          answer: question == 6 && isSlipping && throwOfDice >= 95 ? "Nej" : answer))
    }
  }
}
