package import Diagnostics
internal import Foundation
package import Warehouse

/// Runs every check of a catalogue on a warehouse that is being filled, while the extracts stand beside it.
package struct CheckRun: Sendable {
  package let catalogue: CheckCatalogue

  package init(_ catalogue: CheckCatalogue) { self.catalogue = catalogue }

  /// Runs the checks and writes `findings.*`; the same data give the same findings by the same names, in the same order.
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
  ) throws -> [Check.Severity: Int] {
    for each in [connection] + others {
      try each.execute("SET VARIABLE as_of = DATE '1970-01-01' + \(raw: String(asOf))")
      try each.execute("SET VARIABLE municipality = \(literal: municipality)")
    }
    let read = try CheckRun.sourcesRead(on: connection)
    let people = try connection.query("FROM model.citizen SELECT citizen, pseudonym")
    let pseudonyms = Dictionary(
      people.rows.compactMap { row in row[0].int.flatMap { key in row[1].text.map { (key, $0) } } },
      uniquingKeysWith: { first, _ in first })
    let queue = CheckQueue(catalogue.all, progress: progress)
    let results = try queue.run(
      ([connection] + others).map { each in
        { check in try CheckRun.result(of: check, read, pseudonyms, on: each) }
      })
    try FindingTables.create(on: connection)
    try FindingTables.write(results, on: connection)
    return results.flatMap(\.findings).reduce(into: [:]) { $0[$1.severity, default: 0] += 1 }
  }

  /// What is wrong with the SELECTs, asked of a warehouse that may be empty: every column and relation must be there.
  package func faults(on connection: Connection) throws -> [Diagnostic] {
    var faults: [Diagnostic] = []
    for check in catalogue.all {
      do {
        try CheckStatement(check, on: connection).forget(on: connection)
      } catch let error as Diagnostics {
        faults += error.all
      }
    }
    return faults
  }

  private static func result(
    of check: Check, _ read: Set<String>, _ pseudonyms: [Int: String], on connection: Connection
  ) throws -> CheckResult {
    if !check.isOn { return CheckResult(check: check, state: .off, findings: []) }
    if let missing = check.sources.first(where: { !read.contains($0.tableName) }) {
      return CheckResult(check: check, state: .sourceMissing(missing), findings: [])
    }
    let statement = try CheckStatement(check, on: connection)
    let findings = try FindingRows(statement, pseudonyms: pseudonyms).findings(on: connection)
    try statement.forget(on: connection)
    return CheckResult(check: check, state: .ran, findings: findings)
  }

  private static func sourcesRead(on connection: Connection) throws -> Set<String> {
    let table = try connection.query("FROM meta.source_file SELECT source WHERE status = 'read'")
    return Set(table.rows.compactMap { $0[0].text })
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
