package import Access
package import CareModel
package import Warehouse

/// Definitions and a warehouse in, figures out. Every entry takes a `Scope`; it is compiled into every statement.
///
/// Made for one warehouse that does not change while it is open; after a swap, make a new one.
package struct MetricEngine: Sendable {
  package let catalogue: MetricCatalogue
  let database: Database
  let context: WarehouseContext
  /// What this warehouse has been asked before; hand it on to the next engine of the same warehouse.
  package let counts: CountMemory

  let values: DimensionValues

  /// The most windows that one request may ask for: fifty years of months.
  static let mostWindows = 600

  /// - Parameter counts: of the very same warehouse, or empty.
  package init(catalogue: MetricCatalogue, database: Database, counts: CountMemory = CountMemory()) throws {
    self.catalogue = catalogue
    self.database = database
    self.counts = counts
    values = DimensionValues(of: catalogue.facts)
    self.context = try database.withConnection { try WarehouseContext($0) }
  }

  /// The day that the warehouse knows up to (opgørelsesdag).
  package var asOf: Day { context.asOf }

  /// The months that each file speaks of (dækning); a file that covers nothing is not here.
  package var coverage: [String: SourceCoverage] { context.coverage }

  /// One set a metric, in the request's order.
  ///
  /// - Throws: `MetricRefusal` for a request that cannot be answered, `WarehouseError` when DuckDB refuses.
  package func figures(_ request: MetricRequest, scope: Scope) throws -> [FigureSet] {
    try answers([request], scope: scope)[0]
  }

  /// The definition, when the request fits it.
  func definition(_ id: String, _ request: MetricRequest, _ scope: Scope) throws(MetricRefusal) -> MetricDefinition {
    guard let definition = catalogue[id] else {
      throw .unknownMetric(id, near: MetricCatalogue.near(id, in: catalogue))
    }
    if request.to.lastDay < request.from.firstDay { throw .periodReversed(request.from, request.to) }
    for (index, dimension) in request.by.enumerated() where request.by[..<index].contains(dimension) {
      throw .repeatedDimension(dimension)
    }
    for dimension in request.by + request.filters.map(\.dimension)
    where !definition.acceptedDimensions.contains(dimension) {
      throw .dimensionNotAllowed(metric: id, dimension, allowed: definition.dimensions)
    }
    for dimension in request.by + request.filters.map(\.dimension) where !scope.allows(dimension) {
      throw .dimensionOutsideRole(dimension, scope.role)
    }
    let facts = definition.facts(in: catalogue)
    if scope.unit != nil, facts.contains(where: { !$0.isNational && !$0.has(.unit) && !$0.has(.facility) }) {
      throw .notByUnit(metric: id)
    }
    return definition
  }

  /// The statement behind a metric's figures; `windows` must be such that something can be counted.
  func statement(
    _ definition: MetricDefinition, _ windows: [Window], _ request: MetricRequest, _ scope: Scope, countsPersons: Bool
  ) throws -> SQL {
    Compiler(
      catalogue: catalogue, windows: windows, by: request.by,
      conditions: conditions(definition, request.filters, scope), asOf: context.asOf, countsPersons: countsPersons,
      coverage: MetricCoverage(definition, catalogue, context)
    ).statement(definition.measure)
  }

  /// The SQL of a request for one metric over its windows, for goldens and for the curious.
  package func compiled(_ id: String, _ request: MetricRequest, scope: Scope) throws -> SQL {
    let definition = try definition(id, request, scope)
    let windows = Window.series(from: request.from, to: request.to, grain: request.grain)
    return try statement(definition, windows, request, scope, countsPersons: scope.suppressesSmallNumbers)
  }
}
