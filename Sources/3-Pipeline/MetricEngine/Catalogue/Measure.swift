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
    package var predicate: Fact.Condition?
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
    var fields = fact?.requiredFields ?? []
    if case .count(_, let rule) = self { fields += rule.predicate?.requiredFields ?? [] }
    return fields
  }

  /// The columns of its fact whose values are counted (bærer tallet).
  package var countedColumns: [String] {
    switch self {
    case .coveredDays, .spells, .persons: ["citizen", "month", "mask"]
    case .sum(_, let column, _, _), .score(_, let column, _, _), .latestValue(_, let column): [column, "month"]
    case .count(let fact, let rule):
      [rule.distinct].compactMap { $0 } + (rule.predicate?.columns ?? []) + (rule.moment == .inPeriod ? ["month"] : [])
        + fact.keys
    case .latestStatus(let fact, _): fact.latest.map { [$0.entity, $0.word, $0.day] } ?? []
    case .metric, .ratio: []
    }
  }

  /// The columns that its own conditions hold rows against.
  package var conditionColumns: [String] {
    switch self {
    case .sum(_, _, _, let conditions), .score(_, _, _, let conditions): conditions.map(\.column)
    case .count(_, let rule): rule.conditions.map(\.column)
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
