package import CareModel
internal import GRDB

/// What a newly built warehouse has found, as far as the states need to know it.
package struct FindingUpdate: Sendable {
  package struct Found: Hashable, Sendable {
    package var finding: String
    package var marks: FindingState.Marks
    /// What the check says of it; kept when it opens, so that it can be read after it has closed.
    package var message: String?

    package init(finding: String, marks: FindingState.Marks, message: String? = nil) {
      self.finding = finding
      self.marks = marks
      self.message = message
    }
  }

  package var delivery: String
  package var received: String
  package var asOf: Day
  package var found: [Found]
  /// Checks that ran: their sources were in the delivery. A finding of another check neither closes nor changes.
  package var checksRun: Set<String>
  /// Days to act, by severity; none for a severity that is not named.
  package var daysToAct: [String: Int]

  package init(
    delivery: String, received: String, asOf: Day, found: [Found], checksRun: Set<String>,
    daysToAct: [String: Int] = [:]
  ) {
    self.delivery = delivery
    self.received = received
    self.asOf = asOf
    self.found = found
    self.checksRun = checksRun
    self.daysToAct = daysToAct
  }
}

/// Brings the states up to date with one warehouse, inside one transaction.
struct FindingUpdating {
  let update: FindingUpdate
  /// ISO time, UTC.
  let time: String
  let today: Day
  let database: Database
  private(set) var counts = (opened: 0, reopened: 0, closed: 0)

  init(_ update: FindingUpdate, time: String, today: Day, database: Database) {
    self.update = update
    self.time = time
    self.today = today
    self.database = database
  }

  mutating func run() throws {
    let known = try FindingState.all(database)
    // The same files once more say nothing new of what a person has corrected since.
    let isLater =
      try String.fetchOne(database, sql: "SELECT delivery FROM finding_update ORDER BY id DESC LIMIT 1")
      .map { $0 != update.delivery } ?? true
    var seen: Set<String> = []
    seen.reserveCapacity(update.found.count)
    for found in update.found where seen.insert(found.finding).inserted {
      if let state = known[found.finding] {
        try goOn(state, found, isLater: isLater)
      } else {
        try begin(found)
      }
    }
    // In order, so that the same load writes the same lines.
    for (finding, state) in known.sorted(by: { $0.key < $1.key }) where !seen.contains(finding) && state.closed == nil {
      try leave(state)
    }
  }

  private mutating func begin(_ found: FindingUpdate.Found) throws {
    counts.opened += 1
    try database.cachedStatement(
      sql: """
        INSERT INTO finding_state (finding, check_id, severity, owner, source, unit, team, facility, amount_ore, status,
          is_present, first_seen, opened, last_seen, due)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      found.finding, found.marks.check, found.marks.severity, found.marks.owner, found.marks.source, found.marks.unit,
      found.marks.team, found.marks.facility, found.marks.amountOre, FindingState.Status.new.rawValue,
      update.asOf.description, update.asOf.description, update.asOf.description, deadline(found)?.description,
    ])
    try FindingSpan.begin(found.finding, .open, on: update.asOf, in: database)
    try tell(.found, found.finding, found.message)
  }

  private mutating func goOn(_ before: FindingState, _ found: FindingUpdate.Found, isLater: Bool) throws {
    var state = before
    state.marks = found.marks
    state.isPresent = true
    state.lastSeen = update.asOf
    if before.closed != nil {
      counts.reopened += 1
      state.closed = nil
      open(&state, found)
      try FindingSpan.begin(state.finding, .open, on: update.asOf, in: database)
      try tell(.reopened, state.finding, found.message)
    } else if before.status == .accepted, !before.isAccepted(on: today) {
      counts.reopened += 1
      open(&state, found)
      try FindingSpan.end(state.finding, .reopened, on: update.asOf, in: database)
      try FindingSpan.begin(state.finding, .open, on: update.asOf, in: database)
      try tell(.expired, state.finding)
    } else if before.status == .corrected, isLater {
      state.status = .underReview
      try tell(.stillThere, state.finding)
    }
    if state != before { try state.write(to: database) }
  }

  /// A finding that is open anew: whoever had it keeps it, but it has a new deadline and nothing is done yet.
  private func open(_ state: inout FindingState, _ found: FindingUpdate.Found) {
    state.status = .new
    state.opened = update.asOf
    state.acceptedUntil = nil
    state.correctedWhere = nil
    state.practiceChanged = false
    state.due = deadline(found)
  }

  /// Gone from the warehouse: corrected when its check ran, unknown when it could not.
  private mutating func leave(_ before: FindingState) throws {
    var state = before
    state.isPresent = false
    if update.checksRun.contains(state.marks.check) {
      counts.closed += 1
      state.closed = update.asOf
      state.status = .corrected
      state.acceptedUntil = nil
      try FindingSpan.end(state.finding, .corrected, on: update.asOf, in: database)
      try tell(.closed, state.finding)
    }
    if state != before { try state.write(to: database) }
  }

  private func deadline(_ found: FindingUpdate.Found) -> Day? {
    update.daysToAct[found.marks.severity].map { today.advanced(by: $0) }
  }

  private func tell(_ kind: FindingEvent.Kind, _ finding: String, _ message: String? = nil) throws {
    try FindingEvent(
      finding: finding, time: time, user: nil, role: nil, kind: kind, delivery: update.delivery, day: update.asOf,
      change: FindingChange(text: message)
    ).insert(database)
  }
}

extension FindingState {
  func write(to database: Database) throws {
    try database.cachedStatement(
      sql: """
        UPDATE finding_state SET check_id = ?, severity = ?, owner = ?, source = ?, unit = ?, team = ?, facility = ?,
          amount_ore = ?, status = ?, is_present = ?, opened = ?, last_seen = ?, closed = ?, accepted_until = ?,
          corrected_where = ?, practice_changed = ?, person = ?, due = ?
        WHERE finding = ?
        """
    ).execute(arguments: [
      marks.check, marks.severity, marks.owner, marks.source, marks.unit, marks.team, marks.facility, marks.amountOre,
      status.rawValue, isPresent, opened.description, lastSeen.description, closed?.description,
      acceptedUntil?.description, correctedWhere?.rawValue, practiceChanged, person, due?.description, finding,
    ])
  }
}
