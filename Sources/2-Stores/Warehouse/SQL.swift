/// A piece of SQL with its bound values. Interpolation binds; quoting and raw text are written out.
///
///     let rows = try connection.query("SELECT * FROM facts.ledger WHERE month = \(date: 20_000)")
package struct SQL: Hashable, Sendable {
  package private(set) var text: String
  package private(set) var bindings: [Value]

  package init(raw text: String, bindings: [Value] = []) {
    self.text = text
    self.bindings = bindings
  }

  package static func + (left: SQL, right: SQL) -> SQL {
    SQL(raw: left.text + right.text, bindings: left.bindings + right.bindings)
  }

  /// An identifier in double quotes, safe whatever it holds.
  package static func identifier(_ name: String) -> SQL {
    SQL(raw: "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"")
  }

  /// A text literal in single quotes, for the few statements that take no bound values (`COPY`, `ATTACH`, `read_csv`).
  package static func literal(_ text: String) -> SQL {
    SQL(raw: "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'")
  }
}

extension Sequence<SQL> {
  package func joined(separator: String) -> SQL {
    var result = SQL(raw: "")
    for (index, part) in enumerated() {
      if index > 0 { result = result + SQL(raw: separator) }
      result = result + part
    }
    return result
  }
}

extension SQL: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self.init(raw: value) }
  package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sql }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var sql = SQL(raw: "")

    package init(literalCapacity: Int, interpolationCount: Int) { sql.text.reserveCapacity(literalCapacity) }
    package mutating func appendLiteral(_ literal: String) { sql.text += literal }
    package mutating func appendInterpolation(_ part: SQL) { sql = sql + part }
    package mutating func appendInterpolation(raw text: String) { sql.text += text }
    package mutating func appendInterpolation(identifier name: String) { sql = sql + SQL.identifier(name) }
    package mutating func appendInterpolation(literal text: String) { sql = sql + SQL.literal(text) }
    package mutating func appendInterpolation(_ value: String?) { bind(value.map(Value.text) ?? .null) }
    package mutating func appendInterpolation(_ value: Int) { bind(.int(value)) }
    package mutating func appendInterpolation(_ value: Double) { bind(.double(value)) }
    package mutating func appendInterpolation(_ value: Bool) { bind(.bool(value)) }
    /// Days since 1 January 1970.
    package mutating func appendInterpolation(date days: Int) { bind(.date(days)) }

    private mutating func bind(_ value: Value) {
      sql.text += "?"
      sql.bindings.append(value)
    }
  }
}
