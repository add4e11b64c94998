internal import Access
internal import CareModel
internal import Warehouse

/// What lies below a unit (enhedens del): its whole tree, itself included, and the facilities that belong to it.
///
/// As lists in a statement they cost DuckDB half of what a subquery does.
struct UnitReach: Hashable, Sendable {
  var units: [String] = []
  var facilities: [String] = []

  /// That of every unit that anything belongs to.
  static func all(_ connection: Connection) throws -> [String: UnitReach] {
    try connection.query(ContextSQL.reaches).rows.reduce(into: [:]) { reaches, row in
      guard let scope = row[0].text else { return }
      if let unit = row[1].text { reaches[scope, default: UnitReach()].units.append(unit) }
      if let facility = row[2].text { reaches[scope, default: UnitReach()].facilities.append(facility) }
    }
  }
}

extension MetricEngine {
  /// Who and what a statement for a request may count.
  func conditions(_ definition: MetricDefinition, _ filters: [MetricFilter], _ scope: Scope) -> Conditions {
    Conditions(
      population: definition.population, filters: filters, scope: scope, municipality: context.municipality,
      reaches: context.reaches)
  }
}
