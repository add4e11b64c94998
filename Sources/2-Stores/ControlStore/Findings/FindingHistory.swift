package import CareModel
internal import GRDB

/// Every finding (fund) as it stands, and when each was open: all that lists, counts and trends are made of, read at once.
package struct FindingHistory: Sendable {
  /// By finding, those that are gone among them.
  package let states: [String: FindingState]
  /// Every stretch in which a finding was open or accepted, in the order they began.
  package let spans: [FindingSpan]
  /// As-of days of the deliveries that were seen, each once, oldest first.
  package let deliveryDays: [Day]

  /// Those that are gone, the latest first.
  package var closed: [FindingState] {
    states.values.filter { $0.closed != nil }.sorted { left, right in
      guard let a = left.closed, let b = right.closed, a != b else { return left.finding < right.finding }
      return a > b
    }
  }
}

extension FindingHistory {
  init(_ database: Database) throws {
    states = try FindingState.all(database)
    deliveryDays = try String.fetchAll(database, sql: "SELECT DISTINCT as_of FROM finding_update ORDER BY as_of")
      .compactMap { Day(iso: $0) }
    let rows = try Row.fetchCursor(
      database, sql: "SELECT finding, kind, began, ended, outcome FROM finding_span ORDER BY began, id")
    var spans: [FindingSpan] = []
    while let row = try rows.next() {
      var columns = ColumnsInOrder(row)
      let finding: String = columns.value()
      guard let marks = states[finding]?.marks, let kind = FindingSpan.Kind(rawValue: columns.value()),
        let began = columns.day()
      else { throw ControlStoreError.unreadableRow(table: "finding_span") }
      spans.append(
        FindingSpan(
          finding: finding, marks: marks, kind: kind, began: began, ended: columns.day(),
          outcome: (columns.optional() as String?).flatMap(FindingSpan.Outcome.init(rawValue:))))
    }
    self.spans = spans
  }
}

/// A row's columns one after the other, as the statement lists them: a name would be looked for anew in every row, which is
/// most of the time that reading takes.
struct ColumnsInOrder {
  private let row: Row
  private var place = 0

  init(_ row: Row) { self.row = row }

  mutating func value<Value: DatabaseValueConvertible & StatementColumnConvertible>() -> Value {
    defer { place += 1 }
    return row[place]
  }

  mutating func optional<Value: DatabaseValueConvertible & StatementColumnConvertible>() -> Value? {
    defer { place += 1 }
    return row[place]
  }

  /// A day in a column of ISO text; nil when there is none.
  mutating func day() -> Day? { (optional() as String?).flatMap { Day(iso: $0) } }
}
