/// What open findings mean for a figure (datakvalitet ved tallet): a shape, a word and a sentence with the consequence.
package struct QualityMark: Hashable, Sendable, Codable {
  /// Held where a finding blocks, reservation where one warns, else information.
  package var kind: Notice.Kind
  /// "6 åbne fund", "under 5 åbne fund".
  package var word: String
  /// What it means: "Kan ændre tallet med op til 472.000 kr.".
  package var sentence: String
  /// The worklist with this figure's findings, as a path from the root.
  package var link: String?
  /// Exact counts for programs; nil where the reader may not know them.
  package var findings: Int?
  package var accepted: Int?
  package var persons: Int?
  /// Kroner at stake.
  package var amount: Double?
  package var setAside: Int
  /// Where those rows are listed, those of the figure's own sources alone; nil where there are none.
  package var rowsLink: String?

  /// Whether the mark itself leads to the rows that were set aside, and not to findings.
  package var leadsToRows: Bool { link != nil && link == rowsLink }

  package init(
    _ kind: Notice.Kind, word: String, sentence: String, link: String? = nil, findings: Int? = nil,
    accepted: Int? = nil, persons: Int? = nil, amount: Double? = nil, setAside: Int = 0, rowsLink: String? = nil
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

/// A way on from a sentence: words and a path of our own from the root.
package struct PageLink: Hashable, Sendable, Codable {
  package var title: String
  package var path: String

  package init(_ title: String, path: String) {
    self.title = title
    self.path = path
  }

  /// Where every word about rows that were set aside leads.
  package static let setAside = PageLink("Se rækkerne", path: "/raekker-sat-til-side")

  /// The rows that were set aside in some sources (`posteringer`), each a word of plain letters; of all where none is named.
  package static func setAside(in sources: [String]) -> PageLink {
    sources.isEmpty
      ? setAside : PageLink(setAside.title, path: "\(setAside.path)?kilde=\(sources.sorted().joined(separator: "%2C"))")
  }
}
