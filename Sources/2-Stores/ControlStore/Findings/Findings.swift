package import Access
package import CareModel
internal import GRDB

/// The states of findings (fund), their events and their history: brought up to date by loads, changed by people.
package struct Findings: Sendable {
  let pool: DatabasePool

  /// The load that the states were last brought up to date with; nil before the first.
  package func latestUpdate() throws -> FindingUpdateRun? {
    try pool.read { database in
      try Row.fetchOne(database, sql: "SELECT * FROM finding_update ORDER BY id DESC LIMIT 1").map { row in
        guard let asOf = Day(row, "as_of") else { throw ControlStoreError.unreadableRow(table: "finding_update") }
        return FindingUpdateRun(
          delivery: row["delivery"], received: row["received"], asOf: asOf, opened: row["opened"],
          reopened: row["reopened"], closed: row["closed"])
      }
    }
  }

  /// Brings every state up to date with what a warehouse has found; all of it or nothing.
  @discardableResult
  package func bringUpToDate(_ update: FindingUpdate, time: String, today: Day) throws -> FindingUpdateRun {
    try pool.write { database in
      var updating = FindingUpdating(update, time: time, today: today, database: database)
      try updating.run()
      let counts = updating.counts
      try database.execute(
        literal: """
          INSERT INTO finding_update (delivery, received, as_of, time, opened, reopened, closed)
          VALUES (\(update.delivery), \(update.received), \(update.asOf.description), \(time), \(counts.opened),
            \(counts.reopened), \(counts.closed))
          """)
      return FindingUpdateRun(
        delivery: update.delivery, received: update.received, asOf: update.asOf, opened: counts.opened,
        reopened: counts.reopened, closed: counts.closed)
    }
  }

  /// Every finding and its history, of one moment.
  package func history() throws -> FindingHistory {
    try pool.read { database in try FindingHistory(database) }
  }

  package func state(of finding: String) throws -> FindingState? {
    try pool.read { database in try FindingState.one(finding, database) }
  }

  /// The newest first.
  package func events(of finding: String) throws -> [FindingEvent] {
    try pool.read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM finding_event WHERE finding = ? ORDER BY id DESC", arguments: [finding]
      ).map { row in try FindingEvent(row: row) }
    }
  }

  /// Everyone that a finding has been given to, in order.
  package func people() throws -> [String] {
    try pool.read { database in
      try String.fetchAll(
        database, sql: "SELECT DISTINCT person FROM finding_state WHERE person IS NOT NULL ORDER BY person")
    }
  }

  /// A number that is another whenever anything here has changed.
  package func version() throws -> Int {
    try pool.read { database in
      let event = try Int.fetchOne(database, sql: "SELECT max(id) FROM finding_event") ?? 0
      let update = try Int.fetchOne(database, sql: "SELECT max(id) FROM finding_update") ?? 0
      return event + update
    }
  }
}

extension Findings {
  /// Changes a finding as a person asks, and writes down who did what.
  ///
  /// - Parameters:
  ///   - asOf: the day that the served warehouse is counted to; history is counted in those days.
  /// - Returns: nil when nothing is known of the finding.
  @discardableResult
  package func change(
    _ finding: String, _ change: FindingChange, user: String, role: Role, asOf: Day, time: String
  ) throws -> FindingState? {
    try pool.write { database in
      guard var state = try FindingState.one(finding, database) else { return nil }
      let wasAccepted = state.status == .accepted
      if let status = change.status {
        state.status = status
        state.acceptedUntil = status == .accepted ? change.acceptedUntil : nil
        state.correctedWhere = status == .corrected ? change.correctedWhere : nil
        state.practiceChanged = change.practiceChanged ?? false
      }
      if let person = change.person { state.person = person.isEmpty ? nil : person }
      if let due = change.due { state.due = due }
      if wasAccepted != (state.status == .accepted) {
        try FindingSpan.end(finding, wasAccepted ? .reopened : .accepted, on: asOf, in: database)
        try FindingSpan.begin(finding, wasAccepted ? .open : .accepted, on: asOf, in: database)
        if wasAccepted { state.opened = asOf }
      }
      try state.write(to: database)
      try FindingEvent(
        finding: finding, time: time, user: user, role: role.rawValue, kind: .changed, delivery: nil, day: nil,
        change: change
      ).insert(database)
      return state
    }
  }
}
