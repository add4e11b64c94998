package import CareModel

/// A report as a definition (rapport): what it shows, in a closed vocabulary. What its sections can be is in `Sections`.
package struct ReportDefinition: Sendable {
  package var id: String
  package var version: String
  /// "Månedsopfølgning (myndighed)".
  package var name: String
  /// The H1 before the period: "Månedsopfølgning".
  package var heading: String
  package var grain: Period.Grain
  /// Short facts under the title.
  package var facts: [String]
  /// What it opens with.
  var lead: [any Phrase]
  package var keyFigures: [KeyFigureDefinition]
  package var sections: [SectionDefinition]
  package var words: [WordDefinition]

  package struct WordDefinition: Hashable, Sendable {
    package var term: String
    package var meaning: String
    /// The metric that it explains, where an edition may be without it; the word then goes with it.
    package var metric: String?
  }
}

extension ReportDefinition {
  /// Whether it is made of findings too, and so changes whenever their status does.
  package var showsFindings: Bool {
    lead.contains(where: \.showsFindings) || sections.contains { $0.kind.showsFindings }
  }
}

/// A section as every kind of it has one.
package struct SectionDefinition: Sendable {
  package var id: String
  package var title: String
  package var subtitle: String?
  /// What its sheet in a workbook is called, where the title has no room there.
  package var sheet: String?
  package var help: [String]
  var kind: any SectionKind

  /// UTF-16 units that a spreadsheet program takes.
  static let longestSheetName = 31
}
