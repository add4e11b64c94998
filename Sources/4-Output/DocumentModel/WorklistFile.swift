package import CareModel

/// A worklist to send to those who correct (fejlliste som regneark): a cover, and one sheet an owner or team.
package struct WorklistFile: Hashable, Sendable {
  /// "Fejlliste", "Opfølgninger": what kind of list it is.
  package var kind: String
  package var title: String
  package var municipality: String
  package var asOf: Day
  /// "47 åbne fund, 1,94 mio. kr. på spil."
  package var lead: String
  /// What it is a list of: the delivery, whose eyes, which filter.
  package var facts: [Word]
  /// How to use it, step by step.
  package var steps: [String]
  package var sheets: [Sheet]
  /// Names of columns at the end of each sheet that are left empty for the answer.
  package var answers: [Answer]

  package struct Sheet: Hashable, Sendable {
    package var name: String
    package var table: DataTable

    package init(name: String, table: DataTable) {
      self.name = name
      self.table = table
    }
  }

  package struct Answer: Hashable, Sendable {
    package var title: String
    /// What can be chosen; empty where anything can be written.
    package var choices: [String]

    package init(_ title: String, choices: [String] = []) {
      self.title = title
      self.choices = choices
    }
  }

  package init(
    kind: String, title: String, municipality: String, asOf: Day, lead: String, facts: [Word], steps: [String],
    sheets: [Sheet], answers: [Answer]
  ) {
    self.kind = kind
    self.title = title
    self.municipality = municipality
    self.asOf = asOf
    self.lead = lead
    self.facts = facts
    self.steps = steps
    self.sheets = sheets
    self.answers = answers
  }
}
