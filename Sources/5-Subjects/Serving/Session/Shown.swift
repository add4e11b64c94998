package import Access

/// What the access log keeps of something that was shown or done; how it is called is the exit's to say.
package struct LogLine: Sendable {
  /// `rapport sagsoverblik 2026-10`; never a name, a number or a value.
  var subject: String
  /// Whether rows of persons were among it, also of persons that are not citizens.
  var isRows: Bool
  /// Different citizens that were shown as rows.
  var persons: Int
  /// Whom it was for, where that is another than the session's reader: one narrowed to a unit, a recipient.
  var reader: Reader?

  package init(_ subject: String, isRows: Bool = false, persons: Int = 0, for reader: Reader? = nil) {
    self.subject = subject
    self.isRows = isRows
    self.persons = persons
    self.reader = reader
  }
}

/// Something to be handed to the caller together with what the log keeps of it.
package struct Shown<Value> {
  let value: Value
  let lines: [LogLine]

  package init(_ value: Value, log line: LogLine) {
    self.value = value
    lines = [line]
  }

  /// Several things at once, a line each: an edition for each recipient.
  package init(_ value: Value, log lines: [LogLine]) {
    self.value = value
    self.lines = lines
  }

  /// What holds no figure and no person: nobody's business that it was looked at.
  package static func withoutFigures(_ value: Value) -> Shown { Shown(value, log: []) }
}

/// Something that has been decided and is logged before it is made so.
package struct Change<Value> {
  let line: LogLine?
  let make: () throws -> Value

  package init(log line: LogLine, _ make: @escaping () throws -> Value) {
    self.line = line
    self.make = make
  }

  private init(_ value: Value) {
    line = nil
    make = { value }
  }

  /// Everything stands as it was asked to already.
  package static func nothing(_ value: Value) -> Change { Change(value) }
}
