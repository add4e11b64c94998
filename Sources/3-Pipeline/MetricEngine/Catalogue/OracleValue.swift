internal import CareModel
package import Warehouse

/// A cell of an oracle's rows, from the text that people write to the value that the table holds.
package struct OracleValue: Hashable, Sendable {
  package let value: Value

  /// Nil when the text does not fit the column.
  package init?(_ text: String, _ type: Fact.ColumnType) {
    switch type {
    case .text: value = .text(text)
    case .int, .key, .ore:
      guard let number = Int(text) else { return nil }
      value = .int(number)
    case .double:
      guard let number = Double(text) else { return nil }
      value = .double(number)
    case .bool:
      guard ["true", "false"].contains(text) else { return nil }
      value = .bool(text == "true")
    case .date:
      guard let day = Day(iso: text) else { return nil }
      value = .date(day.number)
    case .month:
      guard case .month(let year, let month) = Period(text) else { return nil }
      value = .int(year * 12 + month - 1)
    case .mask:
      guard let mask = OracleValue.mask(text) else { return nil }
      value = .int(mask)
    }
  }

  /// `1-31`, `5`, `1-3,10` as bits; bit 0 is the 1st.
  private static func mask(_ text: String) -> Int? {
    var mask = 0
    for part in text.split(separator: ",") {
      let ends = part.split(separator: "-").map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, 1 <= first, first <= last,
        last <= 31
      else { return nil }
      for day in first...last { mask |= 1 << (day - 1) }
    }
    return text.isEmpty ? nil : mask
  }
}

extension Fact.ColumnType {
  var danish: String {
    switch self {
    case .int, .key, .ore: "et helt tal"
    case .bool: "true eller false"
    case .text: "tekst"
    case .date: "en dato (åååå-mm-dd)"
    case .double: "et tal"
    case .month: "en måned (åååå-mm)"
    case .mask: "dage (1-31)"
    }
  }
}
