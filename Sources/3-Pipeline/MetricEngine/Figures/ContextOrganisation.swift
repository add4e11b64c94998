package import Access
internal import CareModel
internal import Warehouse

extension Organisation {
  /// That of a warehouse.
  init(_ connection: Connection) throws {
    func pairs(_ statement: SQL) throws -> [(String, String)] {
      try connection.query(statement).rows.compactMap { row in
        guard let one = row[0].text, let other = row[1].text else { return nil }
        return (one, other)
      }
    }
    self.init(
      units: try pairs(ContextSQL.unitTree), facilities: try pairs(ContextSQL.scopeFacilities),
      runners: try pairs(ContextSQL.facilityRunners))
  }
}

extension MetricEngine {
  /// What a scope holds of the organisation: the same that bounds every figure.
  package func reach(of scope: Scope) -> Reach { context.organisation.reach(of: scope) }

  /// Who and what a statement for a request may count.
  func conditions(_ definition: MetricDefinition, _ filters: [MetricFilter], _ scope: Scope) -> Conditions {
    Conditions(
      population: definition.population, filters: filters, reach: reach(of: scope), municipality: context.municipality,
      organisation: context.organisation)
  }
}
