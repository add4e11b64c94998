package import Access
internal import GRDB

/// A report that someone with the right let out in spite of blocking findings (frigivelse).
package struct ReportRelease: Hashable, Sendable {
  package var report: String
  /// `2026-10`.
  package var period: String
  /// ISO time, UTC.
  package var time: String
  package var user: String
  package var role: Role
  /// The part of the organisation that was released; nil is the whole municipality.
  package var unit: String?
  /// The person's own words; they stand on the report.
  package var reason: String
  /// The blocking findings that it covers, by id. A new one holds the report again.
  package var findings: Set<String>

  package init(
    report: String, period: String, time: String, user: String, role: Role, unit: String?, reason: String,
    findings: Set<String>
  ) {
    self.report = report
    self.period = period
    self.time = time
    self.user = user
    self.role = role
    self.unit = unit
    self.reason = reason
    self.findings = findings
  }
}

/// The releases of reports: added, never changed or removed.
package struct Releases: Sendable {
  let pool: DatabasePool

  package func add(_ release: ReportRelease) throws {
    try pool.write { database in
      try database.execute(
        literal: """
          INSERT INTO report_release (report, period, time, user, role, unit, reason)
          VALUES (\(release.report), \(release.period), \(release.time), \(release.user), \(release.role.rawValue),
            \(release.unit), \(release.reason))
          """)
      let id = database.lastInsertedRowID
      for finding in release.findings.sorted() {
        try database.cachedStatement(sql: "INSERT INTO released_finding (release, finding) VALUES (?, ?)")
          .execute(arguments: [id, finding])
      }
    }
  }

  /// Every release, the newest first.
  package func all() throws -> [ReportRelease] {
    try pool.read { database in
      var covered: [Int64: Set<String>] = [:]
      let rows = try Row.fetchCursor(database, sql: "SELECT release, finding FROM released_finding")
      while let row = try rows.next() { covered[row["release"], default: []].insert(row["finding"]) }
      return try Row.fetchAll(database, sql: "SELECT * FROM report_release ORDER BY id DESC").map { row in
        guard let role = Role(rawValue: row["role"]) else {
          throw ControlStoreError.unreadableRow(table: "report_release")
        }
        return ReportRelease(
          report: row["report"], period: row["period"], time: row["time"], user: row["user"], role: role,
          unit: row["unit"], reason: row["reason"], findings: covered[row["id"]] ?? [])
      }
    }
  }

  /// A number that is another whenever a report has been released.
  package func version() throws -> Int {
    try pool.read { try Int.fetchOne($0, sql: "SELECT max(id) FROM report_release") ?? 0 }
  }
}
