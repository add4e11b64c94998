/// What a person is told about something that is wrong: what, where, why and what to do.
///
/// Written in Danish for the person who must act. Never holds a cell's value, a name or a CPR number.
package struct Diagnostic: Error, Hashable, Sendable, Codable {
  /// How much it stops.
  package enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    case info
    case warning
    case error

    package static func < (left: Severity, right: Severity) -> Bool {
      guard let a = allCases.firstIndex(of: left), let b = allCases.firstIndex(of: right) else { return false }
      return a < b
    }
  }

  package var severity: Severity
  /// Stable id in Danish ASCII, for example `kolonne-mangler`; people search for it and tests rely on it.
  package var code: String
  /// One or two short sentences: what is wrong and why.
  package var message: String
  /// What the reader can do about it.
  package var suggestion: String?
  package var place: Place?

  package init(
    _ severity: Severity = .error, code: String, _ message: String, suggestion: String? = nil, at place: Place? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.suggestion = suggestion
    self.place = place
  }
}

/// Where in which file: `line` and `column` count from 1; `field` names a column of a table file.
package struct Place: Hashable, Sendable, Codable, CustomStringConvertible {
  package var file: String
  package var line: Int?
  package var column: Int?
  package var field: String?

  package init(file: String, line: Int? = nil, column: Int? = nil, field: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.field = field
  }

  package var description: String {
    var text = file
    if let line { text += ":\(line)" }
    if let column { text += ":\(column)" }
    if let field { text += " (\(field))" }
    return text
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `fil:linje:kolonne: fejl [kode]: besked Forslag: …`
  package var description: String {
    let word =
      switch severity {
      case .info: "oplysning"
      case .warning: "advarsel"
      case .error: "fejl"
      }
    var text = place.map { "\($0): " } ?? ""
    text += "\(word) [\(code)]: \(message)"
    if let suggestion { text += " \(suggestion)" }
    return text
  }
}

/// Several faults at once: whoever corrects a file gets them all.
package struct Diagnostics: Error, Sendable, CustomStringConvertible {
  package var all: [Diagnostic]

  package init(_ all: [Diagnostic]) { self.all = all }

  package var description: String { all.map(\.description).joined(separator: "\n") }
}
