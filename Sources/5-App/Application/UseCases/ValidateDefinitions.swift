internal import Diagnostics
internal import Foundation
internal import Intake
internal import MetricEngine
internal import Modelling
internal import Reporting

/// What `traad validate` found.
package struct ValidationResult: Sendable {
  /// One fault a line: `fil:linje:kolonne: fejl [kode]: besked Forslag`.
  package var lines: [String]
  package var isSound: Bool
  /// What there is, when it is sound.
  package var summary: String
}

/// Every fault in a folder of definitions (`traad validate`); needs no home.
package func validateDefinitions(_ path: String?, surroundings: Surroundings) throws(Refusal) -> ValidationResult {
  let folder: URL
  if let path {
    folder = URL(fileURLWithPath: path, relativeTo: surroundings.current).standardizedFileURL
    guard FileManager.default.fileExists(atPath: folder.appendingPathComponent("6-metrics").path) else {
      throw Refusal(
        .badInput, code: "definitioner-mangler", "`\(folder.lastPathComponent)` er ikke en mappe med definitioner.",
        suggestion: "Den skal have mapperne 6-metrics, 7-reports og 8-deliveries.")
    }
  } else {
    folder = try Installation.locate(environment: surroundings.environment, program: surroundings.program).definitions
  }
  do {
    let (knowledge, found) = try Knowledge.load(folder: folder)
    let faults = try found + ProfileCatalogue.load(folder.appendingPathComponent("1-profiles")).faults + modelFaults(folder)
    return ValidationResult(
      lines: faults.map(\.description), isSound: !faults.contains { $0.severity == .error },
      summary: "Definitionerne er i orden: \(knowledge.metrics.all.count) nøgletal, "
        + "\(knowledge.reports.reports.count) rapporter, \(knowledge.deliverables.all.count) leverancer.")
  } catch {
    throw Refusal(error)
  }
}

/// The faults of model, facts and reference data; none when they can be built.
private func modelFaults(_ folder: URL) throws -> [Diagnostic] {
  do {
    _ = try ModelBuild(definitions: folder)
    return []
  } catch let faults as Diagnostics {
    return faults.all
  }
}
