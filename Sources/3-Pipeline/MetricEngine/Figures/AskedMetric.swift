internal import Access
internal import CareModel
internal import Warehouse

/// One metric of one request with the windows that it needs (spørgsmål).
struct AskedMetric {
  let definition: MetricDefinition
  let request: MetricRequest
  let windows: [Window]
  let compared: [Window]?

  var all: [Window] { windows + (compared ?? []) }

  init(_ definition: MetricDefinition, _ request: MetricRequest) throws {
    self.definition = definition
    self.request = request
    windows = Window.series(from: request.from, to: request.to, grain: request.grain)
    if windows.count > MetricEngine.mostWindows { throw MetricRefusal.tooManyPeriods(windows.count) }
    compared = request.comparison.map { [windows] comparison in windows.map { $0.compared(comparison) } }
  }
}

extension MetricEngine {
  /// The metric of a request, when the request fits it and every value of its filters exists for the reader.
  ///
  /// A filter's value gets the spelling that the data have: two spellings of one letter are the same to a reader.
  func asked(_ id: String, _ request: MetricRequest, _ scope: Scope) throws -> AskedMetric {
    let definition = try definition(id, request, scope)
    var request = request
    for (index, filter) in request.filters.enumerated() {
      guard let value = filter.value else { continue }
      guard let spelling = try values.spelling(of: value, filter.dimension, scope, context, database) else {
        let known = try values.known(filter.dimension, scope, context, database)
        throw MetricRefusal.unknownValue(filter.dimension, value, known: known.sorted())
      }
      request.filters[index].value = spelling
    }
    return try AskedMetric(definition, request)
  }

  /// An empty table for the metric, which knows what it may not tell of this request.
  func table(_ definition: MetricDefinition, _ request: MetricRequest, _ scope: Scope) throws -> FigureTable {
    FigureTable(
      definition, catalogue, context, by: request.by, barred: try barred(definition, request, scope))
  }

  /// Why no window of the request has a value: the parts are not of the same persons, or no row says what is filtered by.
  private func barred(
    _ definition: MetricDefinition, _ request: MetricRequest, _ scope: Scope
  ) throws -> FigureTable.Barred? {
    let places: [Dimension] = scope.unit == nil ? [] : [.unit, .facility]
    if let reason = definition.withheld(by: request.by + request.filters.map(\.dimension) + places) {
      return .init(state: .notApplicable, reason: reason)
    }
    for (fact, ignoring) in definition.countedFacts(in: catalogue) where !fact.isNational {
      for filter in request.filters where filter.value != nil && !ignoring.contains(filter.dimension) {
        if try values.isUnfilled(filter.dimension, in: fact, database) {
          return .init(state: .missing, reason: .noDimension(filter.dimension, fact))
        }
      }
      let own = places.filter(fact.has)
      if try !own.isEmpty && own.allSatisfy({ try values.isUnfilled($0, in: fact, database) }) {
        return .init(state: .missing, reason: .noDimension(own[0], fact))
      }
    }
    return nil
  }
}

extension MetricDefinition {
  /// The facts above and below the line, each with the dimensions that it is not held to.
  fileprivate func countedFacts(in catalogue: MetricCatalogue) -> [(fact: Fact, ignoring: [Dimension])] {
    func counted(_ measure: Measure, ignoring: [Dimension]) -> [(fact: Fact, ignoring: [Dimension])] {
      catalogue.leaves(of: measure).compactMap(\.fact).map { (fact: $0, ignoring: ignoring) }
    }
    guard case .ratio(let above, let below, let ignoring) = catalogue.resolved(measure) else {
      return counted(measure, ignoring: [])
    }
    return counted(above, ignoring: []) + counted(below, ignoring: ignoring)
  }
}
