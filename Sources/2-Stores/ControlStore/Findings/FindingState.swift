package import CareModel
internal import GRDB

/// How a finding stands (fundets tilstand): what people and deliveries have made of it.
package struct FindingState: Hashable, Sendable {
  /// The words that people and JSON use, exactly.
  package enum Status: String, Sendable, CaseIterable {
    case new = "ny"
    case underReview = "undersøges"
    /// Corrected by a person; waits for the next delivery to agree.
    case corrected = "berigtiget"
    /// An accepted deviation, to an end date.
    case accepted = "accepteret afvigelse"
  }

  /// In which system it was corrected (rettet hvor).
  package enum CorrectedWhere: String, Sendable, CaseIterable {
    case caseSystem = "fagsystem"
    case financeSystem = "økonomisystem"
    case both = "begge"
  }

  package var finding: String
  package var marks: Marks
  package var status: Status
  /// Whether the latest delivery in which its check ran has it.
  package var isPresent: Bool
  /// As-of day of the first delivery that had it.
  package var firstSeen: Day
  /// As-of day from which it has been open this time.
  package var opened: Day
  package var lastSeen: Day
  /// As-of day of the delivery in which it was gone; nil while it is there.
  package var closed: Day?
  package var acceptedUntil: Day?
  package var correctedWhere: CorrectedWhere?
  /// Whether the registration practice was changed too (praksis ændret).
  package var practiceChanged: Bool
  /// Who looks into it: a name or initials.
  package var person: String?
  /// Deadline (frist).
  package var due: Day?

  init(
    finding: String, marks: Marks, status: Status, isPresent: Bool, firstSeen: Day, opened: Day, lastSeen: Day,
    closed: Day?, acceptedUntil: Day?, correctedWhere: CorrectedWhere?, practiceChanged: Bool, person: String?,
    due: Day?
  ) {
    self.finding = finding
    self.marks = marks
    self.status = status
    self.isPresent = isPresent
    self.firstSeen = firstSeen
    self.opened = opened
    self.lastSeen = lastSeen
    self.closed = closed
    self.acceptedUntil = acceptedUntil
    self.correctedWhere = correctedWhere
    self.practiceChanged = practiceChanged
    self.person = person
    self.due = due
  }

  /// What a finding is known by in counts: which check, whose, where.
  package struct Marks: Hashable, Sendable {
    package var check: String
    package var severity: String
    /// Owner role: `myndighed`, `oekonomi` …
    package var owner: String
    /// The extract: `indsatser`.
    package var source: String?
    package var unit: String?
    package var team: String?
    package var facility: String?
    package var amountOre: Int?

    package init(
      check: String, severity: String, owner: String, source: String? = nil, unit: String? = nil, team: String? = nil,
      facility: String? = nil, amountOre: Int? = nil
    ) {
      self.check = check
      self.severity = severity
      self.owner = owner
      self.source = source
      self.unit = unit
      self.team = team
      self.facility = facility
      self.amountOre = amountOre
    }
  }

  /// A finding that no load has told the states of yet: new on the day that the warehouse is counted to.
  package init(new finding: String, marks: Marks, asOf: Day) {
    self.init(
      finding: finding, marks: marks, status: .new, isPresent: true, firstSeen: asOf, opened: asOf, lastSeen: asOf,
      closed: nil, acceptedUntil: nil, correctedWhere: nil, practiceChanged: false, person: nil, due: nil)
  }

  /// The day from which it is open again; nil while it is closed, and where it has been open all the time.
  package var reopened: Day? { closed == nil && opened > firstSeen ? opened : nil }

  /// Whether the deviation is accepted on a day: its end date is the last day of it.
  package func isAccepted(on today: Day) -> Bool { status == .accepted && (acceptedUntil ?? .distantPast) >= today }

  /// The status as it stands on a day: an acceptance that has run out is one no more, also before the next delivery says so.
  package func status(on today: Day) -> Status {
    status == .accepted && !isAccepted(on: today) ? .new : status
  }

  /// Open (åben): there, and not an accepted deviation still in force.
  package func isOpen(on today: Day) -> Bool { isPresent && closed == nil && !isAccepted(on: today) }
}

extension Day {
  fileprivate static let distantPast = Day(number: .min / 2)
}

extension FindingState {
  private static let select = """
    SELECT finding, check_id, severity, owner, source, unit, team, facility, amount_ore, status, is_present, first_seen,
      opened, last_seen, closed, accepted_until, corrected_where, practice_changed, person, due
    FROM finding_state
    """

  /// Every one, by finding.
  static func all(_ database: Database) throws -> [String: FindingState] {
    let rows = try Row.fetchCursor(database, sql: select)
    var states: [String: FindingState] = [:]
    while let row = try rows.next() {
      let state = try FindingState(row)
      states[state.finding] = state
    }
    return states
  }

  static func one(_ finding: String, _ database: Database) throws -> FindingState? {
    try Row.fetchOne(database, sql: "\(select) WHERE finding = ?", arguments: [finding])
      .map { row in try FindingState(row) }
  }

  /// - Parameter row: columns as `select` lists them.
  private init(_ row: Row) throws {
    var columns = ColumnsInOrder(row)
    finding = columns.value()
    marks = Marks(
      check: columns.value(), severity: columns.value(), owner: columns.value(), source: columns.optional(),
      unit: columns.optional(), team: columns.optional(), facility: columns.optional(), amountOre: columns.optional())
    guard let status = Status(rawValue: columns.value()) else { throw FindingState.unreadable }
    self.status = status
    isPresent = columns.value()
    guard let firstSeen = columns.day(), let opened = columns.day(), let lastSeen = columns.day() else {
      throw FindingState.unreadable
    }
    self.firstSeen = firstSeen
    self.opened = opened
    self.lastSeen = lastSeen
    closed = columns.day()
    acceptedUntil = columns.day()
    correctedWhere = (columns.optional() as String?).flatMap(CorrectedWhere.init(rawValue:))
    practiceChanged = columns.value()
    person = columns.optional()
    due = columns.day()
  }

  private static var unreadable: ControlStoreError { .unreadableRow(table: "finding_state") }
}

extension Day {
  /// A day in a column of ISO text; nil when there is none.
  init?(_ row: Row, _ column: String) {
    guard let text = row[column] as String? else { return nil }
    self.init(iso: text)
  }
}
