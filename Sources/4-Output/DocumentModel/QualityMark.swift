/// What open findings mean for a figure (datakvalitet ved tallet): a shape, a word and a sentence with the consequence.
package struct QualityMark: Hashable, Sendable, Codable {
  /// Held where a finding blocks, reservation where one warns, else information.
  package var kind: Notice.Kind
  /// "6 åbne fund", "under 5 åbne fund".
  package var word: String
  /// What it means: "Kan ændre tallet med op til 472.000 kr.".
  package var sentence: String
  /// The worklist with this figure's findings.
  package var link: Address?
  /// Exact counts for programs; nil where the reader may not know them.
  package var findings: Int?
  package var accepted: Int?
  package var persons: Int?
  /// Kroner at stake.
  package var amount: Double?
  package var setAside: Int
  /// Where those rows are listed, those of the figure's own sources alone; nil where there are none.
  package var rowsLink: Address?

  /// Whether the mark itself leads to the rows that were set aside, and not to findings.
  package var leadsToRows: Bool { link != nil && link == rowsLink }

  package init(
    _ kind: Notice.Kind, word: String, sentence: String, link: Address? = nil, findings: Int? = nil,
    accepted: Int? = nil, persons: Int? = nil, amount: Double? = nil, setAside: Int = 0, rowsLink: Address? = nil
  ) {
    self.kind = kind
    self.word = word
    self.sentence = sentence
    self.link = link
    self.findings = findings
    self.accepted = accepted
    self.persons = persons
    self.amount = amount
    self.setAside = setAside
    self.rowsLink = rowsLink
  }
}

extension QualityMark {
  /// Checked, and nothing open touches the figure.
  package static let nothingOpen = QualityMark(
    .done, word: "Ingen åbne fund", sentence: "Ingen åbne fund rører tallet.")
}
