package import Diagnostics

extension Fact {
  /// A named condition on a row, and often on the day or the window that it is held against (betingelse).
  package struct Condition: Hashable, Sendable {
    package let id: String
    /// What it keeps, in words that readers of a statement see.
    package let text: String
    /// Over the fact's columns, `first_day` and `last_day` of the window; one column that is true or false is the shortest.
    let expression: String
    /// Columns that it is judged by.
    package let columns: [String]
    /// Files beyond the fact's own without which it cannot be judged.
    let requiredSources: [String]
    let requiredFields: [SourceField]
    let place: Place

    /// When a row is held against it; nil where it says nothing of days, and the row's month decides.
    package var moment: Measure.Moment? {
      let words = ConditionWord.all(in: expression).map(\.text)
      return words.contains("first_day") ? .inPeriod : words.contains("last_day") ? .onDay : nil
    }
  }
}

/// A name or a word of SQL in a condition: what may stand there is a closed list, so that a slip is told when it is read.
struct ConditionWord: Hashable {
  let text: String

  static let days = ["first_day", "last_day"]

  /// Words of SQL, in any case of letters.
  static let language = [
    "and", "or", "not", "is", "null", "in", "between", "true", "false", "coalesce", "abs", "least", "greatest", "like",
  ]

  var isLanguage: Bool { Self.language.contains(text.lowercased()) }

  /// The names and words in order, each once; what stands in quotes is a value.
  static func all(in expression: String) -> [ConditionWord] {
    outside(expression).split { !($0.isLetter || $0.isNumber || $0 == "_") }
      .filter { $0.first?.isNumber == false }.map { ConditionWord(text: String($0)) }.unique
  }

  /// A condition without its quoted values.
  static func outside(_ expression: String) -> String {
    expression.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined(separator: " ")
  }

  /// What in a condition would end or change the statement that it is put into; nil where nothing does.
  static func breaks(_ expression: String) -> String? {
    if expression.count(where: { $0 == "'" }) % 2 == 1 { return "et citationstegn, der ikke er lukket" }
    let code = outside(expression)
    if let mark = ["--", ";", "/*", "\"", "$", "?"].first(where: code.contains) { return "`\(mark)`" }
    var depth = 0
    for sign in code {
      if sign == "(" { depth += 1 }
      if sign == ")" { depth -= 1 }
      if depth < 0 { break }
    }
    return depth == 0 ? nil : "parenteser, der ikke passer sammen"
  }
}
