import Diagnostics
import Foundation
import Intake
import Modelling
import Warehouse

/// Reads one delivery as `traad load` does (hash, archive, encoding, every value's form, staging), runs a folder of checks on it, and
/// writes every failing row with its rule. No model and no facts: this is what validation costs.
@main struct Validate {
  /// Arguments: the definitions, a folder with `4-checks`, the delivery, an empty home, the result.
  static func main() throws {
    let paths = CommandLine.arguments.dropFirst().map { URL(fileURLWithPath: $0) }
    guard paths.count == 5 else { throw Missing() }
    let database = try Database(path: nil)
    let connection = try database.connect()
    let profiles = try ProfileCatalogue.load(paths[0].appendingPathComponent("1-profiles"))
    let report = try readDelivery(
      DeliveryRequest(
        folder: paths[2], profiles: profiles.standard.map { [$0] } ?? [], home: paths[3],
        keys: KeyRing.make(in: paths[3].appendingPathComponent("keys")),
        received: "2026-11-01T00:00:00"),
      into: connection, progress: { _ in })
    // A check names citizens by the model's key; these name none.
    try connection.execute(
      "CREATE SCHEMA model; CREATE TABLE model.citizen (citizen INTEGER, pseudonym VARCHAR)")
    let checks = try CheckCatalogue.load(definitions: paths[1])
    guard checks.faults.isEmpty else { throw Diagnostics(checks.faults) }
    try CheckRun(checks.catalogue)
      .run(on: connection, beside: [database.connect()], asOf: 20_757, municipality: "0999")
    let failed = try connection.query(
      """
      SELECT row_number AS "row", code AS rule FROM meta.set_aside
      UNION ALL SELECT row_number, check_id FROM findings.finding
      ORDER BY ALL
      """)
    let lines = failed.rows.map { "\($0[0].int ?? 0);\($0[1].text ?? "")" }
    try Data((["row;rule"] + lines + [""]).joined(separator: "\n").utf8).write(to: paths[4])
    print(report.files.reduce(0) { $0 + $1.rowsTotal })
  }

  struct Missing: Error {}
}
