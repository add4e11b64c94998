package import CareModel
internal import GRDB

/// Something that happened to a finding (hændelse): by a delivery, or by a person. Never changed, never removed.
package struct FindingEvent: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// A delivery had it for the first time.
    case found
    /// A person changed something or said something.
    case changed
    /// A delivery no longer had it.
    case closed
    /// A later delivery had it again.
    case reopened
    /// The end date of an accepted deviation passed.
    case expired
    /// Marked as corrected, yet a later delivery still had it.
    case stillThere = "still_there"
  }

  package var finding: String
  /// ISO time, UTC.
  package var time: String
  /// nil when a delivery did it.
  package var user: String?
  package var role: String?
  package var kind: Kind
  /// The delivery behind it and its as-of day, where a delivery did it.
  package var delivery: String?
  package var day: Day?
  package var change: FindingChange
}

/// What a person wants changed; nil is left as it is.
package struct FindingChange: Hashable, Sendable {
  package var status: FindingState.Status?
  package var acceptedUntil: Day?
  package var correctedWhere: FindingState.CorrectedWhere?
  package var practiceChanged: Bool?
  /// "" takes the person off.
  package var person: String?
  package var due: Day?
  /// The person's own words.
  package var text: String?

  package init(
    status: FindingState.Status? = nil, acceptedUntil: Day? = nil,
    correctedWhere: FindingState.CorrectedWhere? = nil, practiceChanged: Bool? = nil, person: String? = nil,
    due: Day? = nil, text: String? = nil
  ) {
    self.status = status
    self.acceptedUntil = acceptedUntil
    self.correctedWhere = correctedWhere
    self.practiceChanged = practiceChanged
    self.person = person
    self.due = due
    self.text = text
  }

  package var isEmpty: Bool { self == FindingChange() }
}

extension FindingEvent {
  init(row: Row) throws {
    guard let kind = Kind(rawValue: row["kind"]) else {
      throw ControlStoreError.unreadableRow(table: "finding_event")
    }
    self.init(
      finding: row["finding"], time: row["time"], user: row["user"], role: row["role"], kind: kind,
      delivery: row["delivery"], day: Day(row, "day"),
      change: FindingChange(
        status: (row["status"] as String?).flatMap(FindingState.Status.init(rawValue:)),
        acceptedUntil: Day(row, "accepted_until"),
        correctedWhere: (row["corrected_where"] as String?).flatMap(FindingState.CorrectedWhere.init(rawValue:)),
        practiceChanged: row["practice_changed"], person: row["person"], due: Day(row, "due"), text: row["text"]))
  }

  func insert(_ database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO finding_event (finding, time, user, role, kind, delivery, day, status, accepted_until,
          corrected_where, practice_changed, person, due, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      finding, time, user, role, kind.rawValue, delivery, day?.description, change.status?.rawValue,
      change.acceptedUntil?.description, change.correctedWhere?.rawValue, change.practiceChanged, change.person,
      change.due?.description, change.text,
    ])
  }
}
