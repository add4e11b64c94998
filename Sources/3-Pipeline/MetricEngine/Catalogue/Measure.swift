package import CareModel

/// How a figure is made of a fact (opgørelse): the whole, closed vocabulary of the definitions.
///
/// What cannot be said with these words becomes a fact in SQL, never a new escape in YAML.
package indirect enum Measure: Hashable, Sendable {
  /// Distinct covered days, as full-year persons, as an average number, or as they are.
  case coveredDays(Fact, DayShare)
  /// Distinct persons.
  case persons(Fact, PersonRule)
  /// Spells that start or end in the window.
  case spells(Fact, SpellEvent)
  /// The sum of a column, divided once at the end.
  case sum(Fact, column: String, divide: Int, conditions: [Condition])
  /// Rows, or distinct values of a column.
  case count(Fact, CountRule)
  /// Rows weighted by the word they hold.
  case score(Fact, column: String, weights: [Weight], conditions: [Condition])
  /// Entities whose latest word in the window is one of these.
  case latestStatus(Fact, statuses: [String])
  /// A column's sum in the latest month that is known.
  case latestValue(Fact, column: String)
  /// Another metric of the catalogue.
  case metric(String)
  case ratio(numerator: Measure, denominator: Measure, ignoring: [Dimension])

  package enum DayShare: String, Hashable, Sendable, CaseIterable {
    case ofYear = "of_year"
    case ofPeriod = "of_period"
    case total
  }

  package enum PersonRule: String, Hashable, Sendable, CaseIterable { case covered, stock }

  package enum SpellEvent: String, Hashable, Sendable, CaseIterable { case started, ended }

  package enum Moment: String, Hashable, Sendable, CaseIterable {
    case onDay = "on_day"
    case inPeriod = "in_period"
  }

  package struct CountRule: Hashable, Sendable {
    package var moment: Moment
    package var predicate: Predicate?
    package var conditions: [Condition]
    /// Counts distinct values of this column instead of rows.
    package var distinct: String?
  }

  /// `column in values`; an `unlessAsked` condition gives way to a filter on the same column.
  package struct Condition: Hashable, Sendable {
    package var column: String
    package var values: [String]
    package var isUnlessAsked: Bool
  }

  package struct Weight: Hashable, Sendable {
    package var word: String
    package var weight: Double
  }
}

/// A named condition on a row and the day or the window it is held against (betingelse).
package enum Predicate: String, Hashable, Sendable, CaseIterable {
  /// Created on or before the day and not closed on or before it.
  case openCase = "open_case"
  /// Open, applied for, undecided, and the limit lies before the day.
  case openPastDeadline = "open_past_deadline"
  /// Decided in the window, and a limit was published.
  case decidedWithDeadline = "decided_with_deadline"
  case decidedInTime = "decided_in_time"
  case followUpOverdue = "follow_up_overdue"
  case followUpSoon = "follow_up_soon"
  case followUpWithoutDate = "follow_up_without_date"

  package var fact: Fact {
    switch self {
    case .openCase, .openPastDeadline, .decidedWithDeadline, .decidedInTime: .careCase
    case .followUpOverdue, .followUpSoon, .followUpWithoutDate: .followUp
    }
  }

  package var moment: Measure.Moment {
    switch self {
    case .decidedWithDeadline, .decidedInTime: .inPeriod
    default: .onDay
    }
  }

  /// Fields without which it cannot be judged: a date that no row has was not delivered.
  var requiredFields: [SourceField] {
    switch self {
    case .openCase: []
    case .openPastDeadline, .decidedWithDeadline, .decidedInTime: [.applied, .decided]
    case .followUpOverdue, .followUpSoon, .followUpWithoutDate: [.nextFollowUp]
    }
  }

  /// Files beyond the fact's own without which it cannot be judged.
  package var requiredSources: [String] {
    switch self {
    case .openPastDeadline, .decidedWithDeadline, .decidedInTime: ["frister"]
    default: []
    }
  }
}

extension Measure {
  /// The fact it counts; nil for a ratio and for another metric.
  package var fact: Fact? {
    switch self {
    case .coveredDays(let fact, _), .persons(let fact, _), .spells(let fact, _), .sum(let fact, _, _, _),
      .count(let fact, _), .score(let fact, _, _, _), .latestStatus(let fact, _), .latestValue(let fact, _):
      fact
    case .metric, .ratio: nil
    }
  }

  package var requiredSources: [String] {
    var files = fact?.requiredSources ?? []
    if case .count(_, let rule) = self { files += rule.predicate?.requiredSources ?? [] }
    return files
  }

  /// Whether it is taken over the months of a window or on its last day; nil for the latest known, a ratio and another metric.
  var moment: Moment? {
    switch self {
    case .persons(_, .stock): .onDay
    case .count(_, let rule): rule.moment
    case .coveredDays, .persons, .spells, .sum, .score, .latestStatus: .inPeriod
    case .latestValue, .metric, .ratio: nil
    }
  }

  /// Fields that must be filled in some row, or nothing can be said.
  var requiredFields: [SourceField] {
    switch self {
    case .coveredDays(.coverage, _), .persons(.coverage, _), .spells(.coverage, _): [.serviceEnd]
    case .count(.appeal, _): [.appealDecided]
    case .count(_, let rule): rule.predicate?.requiredFields ?? []
    default: []
    }
  }

  /// Persons, cases, spells or answers: small ones must be hidden where the reader may not see them.
  var countsPeople: Bool {
    switch self {
    case .coveredDays, .persons, .spells, .count, .score, .latestStatus: true
    case .sum, .latestValue, .metric, .ratio: false
    }
  }

  /// Whether the windows of a series add up to the whole, so that one hidden window can be told from the others.
  var addsOverTime: Bool {
    switch self {
    case .coveredDays(_, .ofYear), .coveredDays(_, .total), .spells, .score: true
    case .count(_, let rule): rule.moment == .inPeriod
    default: false
    }
  }
}
