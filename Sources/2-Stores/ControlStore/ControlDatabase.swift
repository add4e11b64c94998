package import Foundation
internal import GRDB

/// The door to the control store (styringslager): one SQLite file that is migrated, never rebuilt.
///
/// Nothing outside this target sees GRDB; each subject has its own repository (`loadRuns`, `accessLog`, `findings`,
/// `releases`).
package struct ControlDatabase: Sendable {
  let pool: DatabasePool
  private let file: FileNumber
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
    let before = try pool.read(ControlDatabase.tables)
    // A database of somebody else's is no store to begin in: what was remembered of closes and releases would be forgotten.
    guard before.isEmpty || before.contains("grdb_migrations") else { throw ControlStoreError.damaged }
    try ControlDatabase.migrator.migrate(pool)
    guard try pool.read(ControlDatabase.tables).isSuperset(of: ControlDatabase.ownTables) else {
      throw ControlStoreError.damaged
    }
    file = try FileNumber(path)
    loadRuns = LoadRuns(pool: pool)
    accessLog = AccessLog(pool: pool, key: sealKey, headFile: ControlDatabase.headFile(path))
    findings = Findings(pool: pool)
    releases = Releases(pool: pool)
    closes = Closes(pool: pool)
  }

  /// - Throws: when another file stands where this one was opened: what is written here would be seen by nobody.
  package func mustBeTheFile(at path: String) throws {
    guard try FileNumber(path) == file else { throw ControlStoreError.replaced }
  }

  /// What the machine knows a file by, whatever it is called.
  private struct FileNumber: Hashable {
    let device: UInt64
    let number: UInt64

    init(_ path: String) throws {
      var info = stat()
      guard stat(path, &info) == 0 else { throw ControlStoreError.replaced }
      (device, number) = (UInt64(info.st_dev), UInt64(info.st_ino))
    }
  }

  /// Where the access log's head is kept beside a control store.
  package static func headFile(_ path: String) -> URL { URL(fileURLWithPath: path + ".head") }

  /// Copies the whole store as it stands at one moment, while others read and write it.
  package func copy(to path: String) throws {
    let target = try DatabaseQueue(path: path)
    try pool.backup(to: target)
    // The head of the copy, which the log of the store may be past by now.
    try target.read(AccessLog.last)?.write(to: ControlDatabase.headFile(path))
    try target.close()
  }

  /// - Throws: `ControlStoreError.damaged` when SQLite finds the file broken.
  package func mustBeSound() throws {
    let found = try pool.read { try String.fetchAll($0, sql: "PRAGMA quick_check(1)") }
    guard found == ["ok"] else { throw ControlStoreError.damaged }
  }

  /// What the migrations make.
  static let ownTables: Set<String> = [
    "load_run", "access_log", "finding_state", "finding_span", "finding_event", "finding_update", "closed_period",
    "report_release", "released_finding",
  ]

  static func tables(_ database: GRDB.Database) throws -> Set<String> {
    try Set(String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'"))
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
