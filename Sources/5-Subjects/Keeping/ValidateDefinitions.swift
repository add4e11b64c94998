internal import Diagnostics
package import Foundation
internal import Intake
internal import MetricEngine
internal import Modelling
internal import Reporting
package import Serving
internal import Warehouse

/// What `traad validate` found.
package struct ValidationResult: Sendable {
  /// One fault a line: `fil:linje:kolonne: fejl [kode]: besked Forslag`.
  package var lines: [String]
  package var isSound: Bool
  /// What there is, when it is sound.
  package var summary: String
}

/// Every fault in a folder of definitions (`traad validate`); needs no home.
///
/// - Parameters:
///   - overlay: a municipality's own definitions, tried where they will stand.
///   - queries: what the pages ask, of every subject.
package func validateDefinitions(
  _ path: String?, overlay: URL? = nil, queries: [any PageQuery], surroundings: Surroundings
) throws(Refusal) -> ValidationResult {
  let folder: URL
  if let path {
    folder = URL(fileURLWithPath: path, relativeTo: surroundings.current).standardizedFileURL
    guard FileManager.default.fileExists(atPath: folder.appendingPathComponent("6-metrics").path) else {
      throw Refusal(
        .badInput, code: "definitioner-mangler", "`\(folder.lastPathComponent)` er ikke en mappe med definitioner.",
        suggestion: "Den skal have mapperne 6-metrics, 7-reports, 8-deliverables og 9-pages.")
    }
  } else {
    folder = try Installation.locate(environment: surroundings.environment, program: surroundings.program).definitions
  }
  return try refusing {
    let (knowledge, found) = try Knowledge.load(folder: folder, overlay: overlay)
    let profiles = try ProfileCatalogue.load(folder.appendingPathComponent("1-profiles"))
    let pages = PageQueryCheck(queries: queries, files: knowledge.pages)
    let written =
      try found + profiles.faults + pages.faultsOfFiles() + sqlFaults(knowledge, pages, profiles.standard)
    // What cannot be read has no figures to try.
    let isReadable = !written.contains { $0.severity == .error }
    let faults = try written + (isReadable ? OracleRun(knowledge.metrics).faults() : [])
    return ValidationResult(
      lines: faults.map(\.description), isSound: !faults.contains { $0.severity == .error },
      summary: "Definitionerne er i orden: \(knowledge.metrics.all.count) nøgletal, der alle giver det, facit siger, "
        + "\(knowledge.reports.reports.count) rapporter, \(knowledge.deliverables.all.count) leverancer, "
        + "\(knowledge.checks.all.count) kontroller, \(queries.count) forespørgsler.")
  }
}

/// The faults of model, facts, reference data, checks and the pages' queries, tried on a warehouse without a row; none when they
/// can be built.
private func sqlFaults(_ knowledge: Knowledge, _ pages: PageQueryCheck, _ standard: Profile?) throws -> [Diagnostic] {
  do {
    guard let standard else { return [] }
    let warehouse = try emptyWarehouse(knowledge, standard)
    return try knowledge.metrics.facts.faults(on: warehouse) + pages.faults(on: warehouse)
  } catch let faults as Diagnostics {
    return faults.all
  }
}

/// A warehouse with every table that a load makes, and without a row.
///
/// - Throws: `Diagnostics` with every fault of what it is made of.
func emptyWarehouse(_ knowledge: Knowledge, _ standard: Profile) throws -> Connection {
  let model = try knowledge.model()
  let connection = try Database(path: nil).connect()
  try createEmptyStaging(standard, on: connection)
  // Any day and any municipality will do: there are no rows.
  try model.run(on: connection, asOf: 20_000, municipality: "0000")
  let checks = CheckRun(knowledge.checks)
  let faults = try checks.faults(on: connection)
  guard faults.isEmpty else { throw Diagnostics(faults) }
  try checks.run(on: connection, asOf: 20_000, municipality: "0000")
  try model.runAfterChecks(on: connection)
  return connection
}
