/// The names of a file's columns, made of one or more header rows, and where each column that a profile names stands.
struct HeaderNames {
  /// As people read them: `2024 Budget` of two rows.
  private(set) var names: [String]
  private let whole: [String]
  private let lowest: [String]

  /// A name in an upper row reaches over the empty cells to its right, as merged cells do.
  init(_ rows: [[String]]) {
    let width = rows.map(\.count).max() ?? 0
    let last = rows.count - 1
    var names = Array(repeating: "", count: width)
    for (index, row) in rows.enumerated() {
      var above = ""
      for column in 0..<width {
        var text = column < row.count ? spaced(row[column]) : ""
        if index < last {
          let isNamedBelow = rows[last].indices.contains(column) && !spaced(rows[last][column]).isEmpty
          if text.isEmpty, isNamedBelow { text = above } else { above = text }
        }
        if !text.isEmpty { names[column] += (names[column].isEmpty ? "" : " ") + text }
      }
    }
    self.names = names
    whole = names.map(folded)
    lowest = (rows.last ?? []).map { folded($0) }
  }

  enum Found: Equatable {
    case at(Int)
    case absent
    /// Two columns have the name.
    case repeated
  }

  /// A column by its name, by its lowest name when that is its alone, or by its number (`#3`).
  func find(_ reference: String) -> Found {
    if reference.hasPrefix("#"), let number = Int(reference.dropFirst()) {
      return names.indices.contains(number - 1) ? .at(number - 1) : .absent
    }
    let wanted = folded(reference)
    for list in [whole, lowest] {
      let found = list.indices.filter { list[$0] == wanted }
      if found.count == 1 { return .at(found[0]) }
      if found.count > 1 { return .repeated }
    }
    return .absent
  }
}

/// A name without line breaks and double spaces.
private func spaced(_ text: String) -> String {
  text.split { $0.isWhitespace || $0 == "\u{feff}" }.joined(separator: " ")
}
