package import Foundation
internal import GRDB

/// The door to the control store (styringslager): one SQLite file that is migrated, never rebuilt.
///
/// Nothing outside this target sees GRDB; each subject has its own repository (`loadRuns`, `accessLog`, `findings`,
/// `releases`).
package struct ControlDatabase: Sendable {
  let pool: DatabasePool
  package let loadRuns: LoadRuns
  package let accessLog: AccessLog
  package let findings: Findings
  package let releases: Releases
  package let closes: Closes

  /// Opens the file, makes it when it is absent, and migrates it.
  ///
  /// - Parameters:
  ///   - path: the file; SQLite keeps its journal beside it.
  ///   - sealKey: secret key of the access log's chain, at least 32 bytes.
  package init(path: String, sealKey: Data) throws {
    var configuration = Configuration()
    configuration.label = "styringslager"
    configuration.busyMode = .timeout(5)
    configuration.maximumReaderCount = 3
    pool = try DatabasePool(path: path, configuration: configuration)
    try ControlDatabase.migrator.migrate(pool)
    loadRuns = LoadRuns(pool: pool)
    accessLog = AccessLog(pool: pool, key: sealKey, headFile: ControlDatabase.headFile(path))
    findings = Findings(pool: pool)
    releases = Releases(pool: pool)
    closes = Closes(pool: pool)
  }

  /// Where the access log's head is kept beside a control store.
  package static func headFile(_ path: String) -> URL { URL(fileURLWithPath: path + ".head") }

  /// Copies the whole store as it stands at one moment, while others read and write it.
  package func copy(to path: String) throws {
    let target = try DatabaseQueue(path: path)
    try pool.backup(to: target)
    // The head of the copy, which the log of the store may be past by now.
    let last = try target.read {
      try Row.fetchOne($0, sql: "SELECT id, seal FROM access_log ORDER BY id DESC LIMIT 1")
        .map { LogHead(line: $0["id"], seal: $0["seal"]) }
    }
    try last?.write(to: ControlDatabase.headFile(path))
    try target.close()
  }

  /// - Throws: `ControlStoreError.damaged` when SQLite finds the file broken.
  package func mustBeSound() throws {
    let found = try pool.read { try String.fetchAll($0, sql: "PRAGMA quick_check(1)") }
    guard found == ["ok"] else { throw ControlStoreError.damaged }
  }

  /// Every migration in the order it was written. A released one is never changed.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("0001 indlæsninger", migrate: createLoadRuns)
    migrator.registerMigration("0002 adgangslog", migrate: createAccessLog)
    migrator.registerMigration("0003 fund", migrate: createFindings)
    migrator.registerMigration("0004 lukkede perioder", migrate: createClosedPeriods)
    migrator.registerMigration("0005 frigivelser", migrate: createReleases)
    migrator.registerMigration("0006 indlæsningers profil", migrate: addProfileToLoadRuns)
    return migrator
  }
}
