package import CareModel
internal import Danish
package import Diagnostics
internal import Foundation
internal import Synchronization
package import Warehouse

/// One run of every check of a catalogue on a warehouse that is being filled, while the extracts stand beside it.
package final class CheckRun: Sendable {
  package let catalogue: CheckCatalogue
  /// By the check's id. An error waits here, so that the same data always fail on the same check.
  private let results = Mutex<[String: Result<CheckResult, any Error>]>([:])

  package init(_ catalogue: CheckCatalogue) { self.catalogue = catalogue }

  /// The checks that read only extracts, reference data and the model: they can be run while the facts are built.
  ///
  /// The others wait for `run`, because what they read is not told before closed months are put back.
  package func beforeFacts(on connection: Connection) throws -> [BuildStep] {
    try steps(on: connection) { check in
      check.relation.mentions.allSatisfy { ["staging", "reference", "model"].contains($0.schema) }
    }
  }

  /// Runs the checks that have not been run and writes `findings.*`; the same data give the same findings by the same names,
  /// in the same order.
  ///
  /// - Parameters:
  ///   - others: more connections to the same database; checks are run side by side.
  ///   - asOf: days since 1 January 1970.
  /// - Throws: `Diagnostics` with file and line when a check cannot be run; what is written then is thrown away.
  /// - Returns: the number of findings of each severity.
  @discardableResult
  package func run(
    on connection: Connection, beside others: [Connection] = [], asOf: Int, municipality: String,
    progress: @escaping (String) -> Void = { _ in }
  ) throws -> [FindingSeverity: Int] {
    for each in [connection] + others {
      try each.execute("SET VARIABLE as_of = DATE '1970-01-01' + \(raw: String(asOf))")
      try each.execute("SET VARIABLE municipality = \(literal: municipality)")
    }
    let have = results.withLock { Set($0.keys) }
    try BuildQueue(steps(on: connection) { !have.contains($0.id) }, progress: progress).run(on: [connection] + others)
    let results = try results.withLock { known in try catalogue.all.compactMap { try known[$0.id]?.get() } }
    let people = try connection.query("FROM model.citizen SELECT citizen, pseudonym")
    let pseudonyms = Dictionary(
      people.rows.compactMap { row in row[0].int.flatMap { key in row[1].text.map { (key, $0) } } },
      uniquingKeysWith: { first, _ in first })
    try FindingTables.create(on: connection)
    try FindingTables.write(results, pseudonyms: pseudonyms, on: connection)
    return results.flatMap(\.findings).reduce(into: [:]) { $0[$1.severity, default: 0] += 1 }
  }

  /// What is wrong with the SELECTs, asked of a warehouse that may be empty: every column and relation must be there.
  package func faults(on connection: Connection) throws -> [Diagnostic] {
    var faults: [Diagnostic] = []
    for check in catalogue.all {
      do {
        _ = try CheckStatement(check).findings(on: connection)
      } catch let error as Diagnostics {
        faults += error.all
      }
    }
    return faults
  }

  private func steps(on connection: Connection, where isWanted: (Check) -> Bool) throws -> [BuildStep] {
    let sources = try connection.query("FROM meta.source_file SELECT source WHERE status = 'read'")
    let read = Set(sources.rows.compactMap { $0[0].text })
    return catalogue.all.filter(isWanted).map { check in
      BuildStep(
        name: check.id, needs: check.relation.mentions.map(\.relation), line: "Kontrollerer \(check.id)"
      ) { [self] connection in
        let result = Result { try CheckRun.result(of: check, read, on: connection) }
        results.withLock { $0[check.id] = result }
      }
    }
  }

  private static func result(of check: Check, _ read: Set<String>, on connection: Connection) throws -> CheckResult {
    if !check.isOn { return CheckResult(check: check, state: .off, findings: []) }
    if let missing = check.sources.first(where: { !read.contains(asciiName($0)) }) {
      return CheckResult(check: check, state: .sourceMissing(missing), findings: [])
    }
    return CheckResult(check: check, state: .ran, findings: try CheckStatement(check).findings(on: connection))
  }
}

/// What became of one check.
struct CheckResult: Sendable {
  enum State: Hashable, Sendable {
    case ran
    /// The extract is not in the delivery: nobody has looked, which is not the same as nothing found.
    case sourceMissing(String)
    /// The municipality has switched it off.
    case off
  }

  let check: Check
  let state: State
  let findings: [Finding]
}
