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
  package var lead: Lead
  package var keyFigures: [KeyFigureDefinition]
  package var sections: [SectionDefinition]
  package var words: [WordDefinition]
  /// The sentence of a report that opens with its first key figure (`Lead.figure`).
  package var sentence: LeadSentence?

  /// Which sentence opens the report.
  package enum Lead: String, Hashable, Sendable, CaseIterable {
    /// Spend against budget, the area that explains it, price or volume.
    case economy = "oekonomi"
    /// Arrivals and departures.
    case movements = "bevaegelser"
    /// Cases and follow-ups.
    case caseload = "sager"
    /// Open findings and which way they go.
    case quality = "datakvalitet"
    /// The first key figure, in the report's own words.
    case figure = "tal"
  }

  package struct WordDefinition: Hashable, Sendable {
    package var term: String
    package var meaning: String
    /// The metric that it explains, where an edition may be without it; the word then goes with it.
    package var metric: String?
  }
}

extension ReportDefinition {
  /// Whether it is made of findings too, and so changes whenever their status does.
  package var showsFindings: Bool { lead == .quality || sections.contains { $0.kind.showsFindings } }
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
