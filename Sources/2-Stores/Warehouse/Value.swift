/// One cell, in or out of DuckDB.
package enum Value: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case text(String)
  /// Days since 1 January 1970.
  case date(Int)

  package var isNull: Bool { self == .null }
  package var int: Int? { if case .int(let value) = self { value } else { nil } }
  package var text: String? { if case .text(let value) = self { value } else { nil } }
  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var date: Int? { if case .date(let value) = self { value } else { nil } }
  /// The number, whole or not.
  package var double: Double? {
    switch self {
    case .double(let value): value
    case .int(let value): Double(value)
    default: nil
    }
  }
}

extension Value {
  /// What the cells of a column are read as.
  package enum Kind: Hashable, Sendable {
    case bool, int, double, text, date
    /// A column of NULLs that nobody has given a type.
    case null
  }
}

/// A whole result: names of the columns, then the rows.
package struct Table: Hashable, Sendable {
  package var columns: [String]
  package var rows: [[Value]]

  /// Index of a column that the statement is known to give.
  package func index(of column: String) -> Int {
    guard let index = columns.firstIndex(of: column) else {
      preconditionFailure("the statement gives no column \(column), only \(columns)")
    }
    return index
  }

  /// The only cell of a result that is one row with one column.
  package var single: Value {
    precondition(rows.count == 1 && rows[0].count == 1, "not one cell but \(rows.count) rows")
    return rows[0][0]
  }
}
