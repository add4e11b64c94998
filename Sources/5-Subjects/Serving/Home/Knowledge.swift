package import Access
internal import CareModel
package import Diagnostics
package import Foundation
package import MetricEngine
package import Modelling
package import Reporting
package import Warehouse

/// Everything that the definitions say, read once: key figures, reports, deliverables, checks, what each role may.
package struct Knowledge: Sendable {
  package let folder: URL
  /// The municipality's own definitions, where it has any: they count wherever the others do.
  package let overlay: URL?
  package let metrics: MetricCatalogue
  package let reports: ReportCatalogue
  package let deliverables: DeliverableCatalogue
  package let checks: CheckCatalogue
  /// What each role may.
  package let policy: Policy
  /// What the pages ask the warehouse; `PageQueryCheck` tells what is wrong with it.
  package let pages: PageFiles
  /// What the definitions are known by: changes whenever a file of them does.
  package let version: String

  /// Reads all; every fault comes back at once.
  ///
  /// - Parameters:
  ///   - overlay: a municipality's own definitions, where there are any.
  package static func load(folder: URL, overlay: URL? = nil) throws -> (Knowledge, [Diagnostic]) {
    let (facts, factFaults) = FactCatalogue.load(definitions: folder, overlay: overlay)
    let (metrics, metricFaults) = MetricCatalogue.load(
      folder: folder.appendingPathComponent("6-metrics"), facts: facts,
      own: overlay?.appendingPathComponent("6-metrics"))
    let (reports, reportFaults) = try ReportCatalogue.load(
      folder: folder.appendingPathComponent("7-reports"), metrics: metrics)
    let (policy, policyFaults) = try Policy.load(folder, overlay: overlay)
    let (deliverables, deliveryFaults) = try DeliverableCatalogue.load(
      folder: folder.appendingPathComponent("8-deliverables"), policy: policyFaults.isEmpty ? policy : nil)
    var (checks, checkFaults) = try CheckCatalogue.load(definitions: folder, overlay: overlay)
    var faults = factFaults + metricFaults + reportFaults + deliveryFaults + checkFaults + policyFaults
    faults += try checks.settle(
      metrics: metrics.all.map { CountedMetric(id: $0.id, facts: $0.facts(in: metrics).map(\.id)) },
      facts: facts.all.map { TouchableFact(id: $0.id, sources: $0.touchingSources) }, sources: extractNames(folder))
    for deliverable in deliverables.all where deliverable.isInOperation && reports[id: deliverable.id] == nil {
      faults.append(
        Diagnostic(
          code: "rapport-mangler", "Leverancen `\(deliverable.id)` er i drift, men rapporten findes ikke.",
          suggestion: "Skriv 7-reports/\(deliverable.id).yaml, eller sæt `in_operation: false`.",
          at: Place(file: "8-deliverables")))
    }
    let knowledge = Knowledge(
      folder: folder, overlay: overlay, metrics: metrics, reports: reports, deliverables: deliverables, checks: checks,
      policy: policy,
      pages: try PageFiles.load(definitions: folder, overlay: overlay),
      version: try version(of: [folder] + (overlay.map { [$0] } ?? [])))
    return (knowledge, faults)
  }

  /// Reads all, and refuses to go on with a broken definition: it must never reach a page.
  static func sound(folder: URL, overlay: URL) throws(Refusal) -> Knowledge {
    return try refusing {
      let (knowledge, faults) = try load(folder: folder, overlay: overlay)
      let errors = faults.filter { $0.severity == .error }
      if !errors.isEmpty { throw Refusal(.badInput, errors) }
      return knowledge
    }
  }

  /// Eight hexadecimal digits of the names and contents of every definition.
  private static func version(of folders: [URL]) throws -> String {
    var hash = StableHash()
    for folder in folders where FileManager.default.fileExists(atPath: folder.path) {
      for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      where [".sql", ".yaml", ".csv"].contains(where: name.hasSuffix) {
        hash.add(name.utf8)
        hash.add(try Data(contentsOf: folder.appendingPathComponent(name)))
      }
    }
    return hash.text
  }

  /// The model and the facts, with what the municipality has put in their place.
  package func model() throws -> ModelBuild { try ModelBuild(definitions: folder, overlay: overlay) }

  /// Refuses a warehouse whose facts are not what is said of them: a municipality's own SELECT may have lost a column.
  package func checkFacts(on connection: Connection) throws {
    let faults = try metrics.facts.faults(on: connection)
    guard faults.isEmpty else { throw Diagnostics(faults) }
  }
}
