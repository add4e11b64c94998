internal import Access
internal import CareModel
internal import Synchronization
internal import Warehouse

/// What lies below a unit (enhedens del): its whole tree, itself included, and the facilities that belong to it.
struct UnitReach: Hashable, Sendable {
  let units: [String]
  let facilities: [String]
}

/// The reach of every unit that has been asked about, read once: as lists in a statement they cost DuckDB half of what a
/// subquery does.
final class UnitReaches: Sendable {
  private let known = Mutex<[String: UnitReach]>([:])

  func reach(of unit: String, in database: Database) throws -> UnitReach {
    if let reach = known.withLock({ $0[unit] }) { return reach }
    let reach = try database.withConnection { connection in
      UnitReach(
        units: try connection.query(ContextSQL.units(below: unit)).rows.compactMap { $0[0].text },
        facilities: try connection.query(ContextSQL.facilities(below: unit)).rows.compactMap { $0[0].text })
    }
    known.withLock { $0[unit] = reach }
    return reach
  }
}

extension MetricEngine {
  /// Who and what a statement for a request may count.
  func conditions(
    _ definition: MetricDefinition, _ filters: [MetricFilter], _ scope: Scope
  ) throws -> Conditions {
    let units = filters.filter { $0.dimension == .unit }.compactMap(\.value) + [scope.unit].compactMap { $0 }
    return Conditions(
      population: definition.population, filters: filters, scope: scope, municipality: context.municipality,
      reaches: try units.reduce(into: [:]) { $0[$1] = try reaches.reach(of: $1, in: database) })
  }
}
