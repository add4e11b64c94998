internal import CareModel
internal import MetricEngine
internal import Modelling

extension Measure {
  /// The columns of its fact whose values are counted (bærer tallet).
  var countedColumns: [ColumnLineage.Column] {
    switch self {
    case .coveredDays(let fact, _), .spells(let fact, _): fact.columns("citizen", "month", "mask")
    case .persons(let fact, _): fact.columns("citizen", "month", "mask")
    case .sum(let fact, let column, _, _): fact.columns(column, "month")
    case .count(let fact, let rule):
      fact.columns(
        ([rule.distinct].compactMap { $0 } + (rule.predicate?.columns ?? ["month", "day"]))
          + ["case_id", "service_period", "appeal"])
    case .score(let fact, let column, _, _): fact.columns(column, "month")
    case .latestStatus(let fact, _): fact.columns("goal", "status", "assessed")
    case .latestValue(let fact, let column): fact.columns(column, "month")
    case .metric, .ratio: []
    }
  }

  /// The columns that its own conditions hold rows against.
  var conditionColumns: [ColumnLineage.Column] {
    switch self {
    case .sum(let fact, _, _, let conditions), .score(let fact, _, _, let conditions):
      fact.columns(conditions.map(\.column))
    case .count(let fact, let rule): fact.columns(rule.conditions.map(\.column))
    default: []
    }
  }
}

extension Predicate {
  /// The columns that it is judged by.
  fileprivate var columns: [String] {
    switch self {
    case .openCase: ["opened", "closed"]
    case .openPastDeadline: ["opened", "closed", "applied", "decided", "deadline"]
    case .decidedWithDeadline, .decidedInTime: ["applied", "decided", "deadline"]
    case .followUpOverdue, .followUpSoon, .followUpWithoutDate:
      ["start_date", "end_date", "next_follow_up", "last_follow_up"]
    }
  }
}

extension Fact {
  /// Those of some columns that the fact has.
  func columns(_ names: String...) -> [ColumnLineage.Column] { columns(names) }
  func columns(_ names: [String]) -> [ColumnLineage.Column] {
    names.filter { column($0) != nil }.map { ColumnLineage.Column("facts.\(rawValue)", $0) }
  }

  /// As people know what one row is.
  var danishName: String {
    switch self {
    case .coverage: "Dage med indsats"
    case .ledger: "Posteringer"
    case .budget: "Budget"
    case .careCase: "Sager"
    case .followUp: "Opfølgninger"
    case .stay: "Ophold"
    case .capacity: "Pladser"
    case .absence: "Fravær"
    case .absencePossible: "Mulige dagsværk"
    case .pay: "Løn"
    case .appeal: "Klager"
    case .review: "Tilsynssvar"
    case .goal: "Mål"
    case .population: "Befolkning"
    case .reconciliation: "Afstemning"
    case .dataQuality: "Datakvalitet"
    }
  }
}

extension Population {
  /// The columns of a fact that say whose a row is.
  var dimensions: [Dimension] {
    switch self {
    case .acting: [.actingMunicipality]
    case .paying: [.payingMunicipality]
    case .both, .either: [.actingMunicipality, .payingMunicipality]
    case .none: []
    }
  }
}
