internal import CareModel

/// Faults in citizens, cases, assessments, goals, appeals and reviews.
extension World {
  mutating func sowRegister(_ furrow: inout Furrow) {
    let (number, isPresent) = (furrow.number, furrow.isPresent)
    let spring = Self.day(2025, 5, 6) + number * 9
    switch furrow.kind {
    case .municipalityUnknown:
      let carrier = carry(15, from: spring, &furrow.dice)
      // 0888 has never been one; 0229 ceased in 2007.
      if isPresent { persons[carrier.person].residence = number % 2 == 0 ? 888 : 229 }
      find(furrow, "warning", "borgere", cpr(carrier.person))
    case .numberImpossible:
      let carrier = carry(15, from: spring, &furrow.dice)
      // The thirty-first of February.
      if isPresent {
        persons[carrier.person].number = 3_102_805_000 + number * 2 + (persons[carrier.person].isWoman ? 0 : 1)
      }
      find(furrow, "blocking", "borgere", cpr(carrier.person))
    case .levelMisplaced:
      let carrier = carry(15, from: spring, &furrow.dice)
      let isRated = number % 2 == 0
      let (theme, day) = (isRated ? Self.themes[0] : Self.unratedThemes[1], Self.day(2026, 3, 16))
      extraAssessments.append(
        AssessmentFact(
          person: carrier.person, caseNumber: carrier.caseNumber, day: day, theme: theme,
          level: isRated == isPresent ? "" : "2", need: "2"))
      let key = "\(cpr(carrier.person))|\(id("S", carrier.caseNumber))|\(Day(number: day))|\(theme)"
      find(furrow, "warning", "vurderinger", key)
    case .goalIncomplete: sowGoal(furrow)
    case .decidedTooEarly:
      let carrier = carry(15, from: spring, &furrow.dice)
      if isPresent, let decided = cases[carrier.caseNumber].decided {
        cases[carrier.caseNumber].applied = decided + 10
        cases[carrier.caseNumber].created = decided
      }
      find(furrow, "warning", "sager", id("S", carrier.caseNumber))
    case .caseAgainstService: sowCase(&furrow)
    case .controlTotalDiffers:
      let (function, missing) = (["5.38.59", "5.38.52", "5.38.39"][number], 48_000_00 + Int64(number) * 1_000_00)
      if isPresent { controlDifferences[function] = missing }
      find(furrow, "blocking", "kontroltal", "\(Self.storyYear)||\(function)|1", amount: missing)
    case .columnNew:
      if isPresent {
        newColumn = "løn"
        missBesideEarlier("løn", "blocking")
      }
    case .appealIncomplete:
      let carrier = carry(15, from: spring, &furrow.dice)
      let appealed = (cases[carrier.caseNumber].decided ?? spring) + 20
      let settled = appealed + 150
      // Without outcome, or appealed after it was settled.
      let lacksOutcome = number % 2 == 0
      let appeal = AppealFact(
        id: appeals.count + 1, caseNumber: carrier.caseNumber, basis: cases[carrier.caseNumber].basis,
        appealed: isPresent && !lacksOutcome ? settled + 9 : appealed, decided: settled,
        outcome: isPresent && lacksOutcome ? "" : "Stadfæstelse")
      appeals.append(appeal)
      find(furrow, "warning", "klager", id("K", appeal.id))
    case .caseworkerMissing: sowPlaceholder(&furrow)
    case .caseworkerNotReviewed: sowReview(furrow)
    default: break
    }
  }

  /// A case that nobody has: the system asks for initials, and somebody wrote a word.
  private mutating func sowPlaceholder(_ furrow: inout Furrow) {
    let carrier = carry(15, from: Self.day(2026, 8, 24) + furrow.number, &furrow.dice)
    if furrow.isPresent {
      if !organisation.caseworkers.contains(where: { $0.initials == "UKENDT" }) {
        organisation.caseworkers.append(("UKENDT", -1))
      }
      cases[carrier.caseNumber].caseworker = organisation.caseworkers.count - 1
      cases[carrier.caseNumber].created = Self.day(2026, 8, 10)
      cases[carrier.caseNumber].applied = Self.day(2026, 8, 10)
      cases[carrier.caseNumber].decided = Self.day(2026, 8, 17)
    }
    find(furrow, "warning", "sager", id("S", carrier.caseNumber))
  }

  /// A goal that has been followed up once lacks its expected level.
  private mutating func sowGoal(_ furrow: Furrow) {
    let rows = Dictionary(grouping: goals.indices) { goals[$0].goal }
    let single = rows.values.filter { $0.count == 1 && goals[$0[0]].day <= Self.day(2026, 9, 30) }.map { $0[0] }
      .sorted()
    guard single.count > furrow.number * 2 else { return }
    let index = single[single.count - 1 - furrow.number * 2]
    if furrow.isPresent { goals[index].expected = nil }
    find(furrow, "warning", "mål", "\(id("M", goals[index].goal))|\(Day(number: goals[index].day))")
  }

  /// A closed case whose service goes on, or an open one that has had none for a year.
  private mutating func sowCase(_ furrow: inout Furrow) {
    if furrow.number % 2 == 0 {
      let carrier = carry(15, from: Self.day(2025, 6, 2), &furrow.dice)
      if furrow.isPresent { cases[carrier.caseNumber].closed = Self.day(2026, 8, 14) }
      find(furrow, "warning", "sager", id("S", carrier.caseNumber))
    } else {
      let person = addPerson(born: Self.day(1979, 8, 8), isWoman: furrow.dice.chance(0.5), &furrow.dice)
      let empty = openCase(person, 15, Self.day(2025, 10, 1), &furrow.dice)
      if !furrow.isPresent { cases[empty].closed = Self.day(2025, 12, 1) }
      find(furrow, "warning", "sager", id("S", empty))
    }
  }

  /// One caseworker has no case in the sample of the third quarter of 2026.
  private mutating func sowReview(_ furrow: Furrow) {
    let drawn = Set(reviews.filter(Self.isThirdOf2026).map(\.caseworker)).sorted()
    guard drawn.count > furrow.number + 1 else { return }
    let worker = drawn[drawn.count - 1 - furrow.number]
    if furrow.isPresent { unreviewed.append(worker) }
    find(furrow, "warning", "ledelsestilsyn", "2026-K3|\(organisation.caseworkers[worker].initials)")
  }
}

extension World {
  private static func isThirdOf2026(_ review: ReviewFact) -> Bool {
    !review.isAudit && review.year == storyYear && review.quarter == 3
  }

  /// Takes the reviews of those caseworkers away who are not to have any.
  mutating func spoilReviews() {
    let without = unreviewed
    reviews.removeAll { Self.isThirdOf2026($0) && without.contains($0.caseworker) }
  }
}

/// A row of vurderinger that is there for a fault.
struct AssessmentFact {
  let person: Int
  let caseNumber: Int
  let day: Int
  let theme: String
  let level: String
  let need: String
}
