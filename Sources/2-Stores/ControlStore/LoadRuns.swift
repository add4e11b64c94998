package import CareModel
internal import GRDB

/// One run of a load (indlæsning).
package struct LoadRun: Hashable, Sendable {
  package enum Outcome: String, Sendable, CaseIterable {
    case done
    /// Done, and something waits for a person: files refused or rows set aside.
    case needsAttention = "needs_attention"
    /// Nothing was changed.
    case failed
  }

  package var delivery: String
  /// ISO time, UTC.
  package var started: String
  package var finished: String
  package var asOf: Day
  package var outcome: Outcome
  package var filesRead: Int
  package var filesRefused: Int
  package var rowsRead: Int
  package var rowsSetAside: Int
  /// The fault's code when it failed.
  package var code: String?
  /// The profile that was asked for; nil when the built-in ones were enough.
  package var profile: String?

  package init(
    delivery: String, started: String, finished: String, asOf: Day, outcome: Outcome, filesRead: Int,
    filesRefused: Int, rowsRead: Int, rowsSetAside: Int, code: String? = nil,
    profile: String? = nil
  ) {
    self.delivery = delivery
    self.started = started
    self.finished = finished
    self.asOf = asOf
    self.outcome = outcome
    self.filesRead = filesRead
    self.filesRefused = filesRefused
    self.rowsRead = rowsRead
    self.rowsSetAside = rowsSetAside
    self.code = code
    self.profile = profile
  }
}

/// The runs of loads that this home has seen.
package struct LoadRuns: Sendable {
  let pool: DatabasePool

  /// A folder and a profile are named by people: what looks like a CPR number is not kept.
  package func add(_ run: LoadRun) throws {
    let delivery = CivilNumberPattern.hidden(run.delivery)
    let profile = run.profile.map(CivilNumberPattern.hidden)
    try pool.write { database in
      try database.execute(
        literal: """
          INSERT INTO load_run (delivery, started, finished, as_of, outcome, files_read, files_refused, rows_read,
            rows_set_aside, code, profile)
          VALUES (\(delivery), \(run.started), \(run.finished), \(run.asOf.description), \(run.outcome.rawValue),
            \(run.filesRead), \(run.filesRefused), \(run.rowsRead), \(run.rowsSetAside), \(run.code),
            \(profile))
          """)
    }
  }

  /// The newest load that changed what is served.
  ///
  /// - Parameters:
  ///   - asOf: of this day alone.
  ///   - delivery: of this delivery alone.
  package func latestDone(asOf: Day? = nil, delivery: String? = nil) throws -> LoadRun? {
    try pool.read { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT * FROM load_run WHERE outcome <> 'failed' AND (?1 IS NULL OR as_of = ?1) AND (?2 IS NULL OR delivery = ?2)
          ORDER BY id DESC LIMIT 1
          """, arguments: [asOf?.description, delivery]
      ).map { row in try LoadRun(row: row) }
    }
  }

  /// The newest first.
  package func latest(_ count: Int) throws -> [LoadRun] {
    try pool.read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM load_run ORDER BY id DESC LIMIT ?", arguments: [count])
        .map { row in try LoadRun(row: row) }
    }
  }
}

extension LoadRun {
  init(row: Row) throws {
    guard let asOf = Day(iso: row["as_of"] as String), let outcome = Outcome(rawValue: row["outcome"]) else {
      throw ControlStoreError.unreadableRow(table: "load_run")
    }
    self.init(
      delivery: row["delivery"], started: row["started"], finished: row["finished"], asOf: asOf, outcome: outcome,
      filesRead: row["files_read"], filesRefused: row["files_refused"], rowsRead: row["rows_read"],
      rowsSetAside: row["rows_set_aside"], code: row["code"], profile: row["profile"])
  }
}
