package import CareModel

/// A report as a definition (rapport): what it shows, in a closed vocabulary. How is written in `Sections`.
package struct ReportDefinition: Hashable, Sendable {
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
  package var showsFindings: Bool {
    lead == .quality || sections.contains { if case .quality = $0.kind { true } else { false } }
  }
}

/// The time that a figure of a report covers, seen from the report's period.
package enum ReportWindow: String, Hashable, Sendable, CaseIterable {
  /// The report's own period.
  case period = "periode"
  /// January to the report's period.
  case yearToDate = "aar_til_dato"

  package func bounds(_ period: Period) -> (from: Period, to: Period) {
    switch self {
    case .period: return (period, period)
    case .yearToDate:
      let last = Period(monthOf: period.lastDay)
      return (.month(last.year, 1), last)
    }
  }
}

package struct KeyFigureDefinition: Hashable, Sendable {
  package var metric: String
  package var label: String
  package var window: ReportWindow
  package var format: NumberText
  /// A metric to be held against: budget.
  package var plan: Plan?
  /// What the metric is divided by, shown so that a reader can divide too.
  package var divisor: Divisor?
  /// A note on the period line: "årsniveau".
  package var note: String?
  package var showsLastYear: Bool
  package var showsPrevious: Bool
  /// Above the plan, or above zero where there is none, is marked as waiting for a person.
  package var marksExcess: Bool

  package struct Divisor: Hashable, Sendable {
    package var metric: String
    /// "Delt med helårspersoner".
    package var label: String
    package var format: NumberText
  }
}

/// What figures are held against (plan, budget).
package struct Plan: Hashable, Sendable {
  package var metric: String
  /// "Budget".
  package var name: String
  /// "budgettet", as a sentence says it.
  package var definite: String
}

package struct SectionDefinition: Hashable, Sendable {
  package var id: String
  package var title: String
  package var subtitle: String?
  /// What its sheet in a workbook is called, where the title has no room there.
  package var sheet: String?
  package var kind: Kind
  package var help: [String]

  /// UTF-16 units that a spreadsheet program takes.
  package static let longestSheetName = 31

  package enum Kind: Hashable, Sendable {
    case table(TableDefinition)
    case line(LineDefinition)
    case flow(FlowDefinition)
    case deviation(DeviationDefinition)
    case bars(BarsDefinition)
    case list(ListDefinition)
    case quality(QualitySubject)
  }

  /// A part of the data-quality report (datakvalitetsrapport).
  package enum QualitySubject: String, Hashable, Sendable, CaseIterable {
    case development = "udvikling"
    case checks = "kontroller"
    case sources = "kilder"
    case teams
    case oldest = "aeldste"
    /// Switched off, or without their source.
    case silent = "ikke-koert"
    case freshness = "friskhed"
  }

  package struct TableDefinition: Hashable, Sendable {
    package var by: Dimension
    /// A second dimension whose keys stand as rows under a heading of the first.
    package var under: Dimension?
    package var rowTitle: String
    package var columns: [ColumnDefinition]
    package var hasTotal: Bool
    package var totalLabel: String
    package var footnotes: [String]
    /// The rows stand by the deviation of the first column, the largest excess first, and the title says where it lies.
    package var findsDeviation: Bool
  }

  package struct ColumnDefinition: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      case value = "vaerdi"
      /// Value − plan.
      case deviation = "afvigelse"
      /// Deviation in per cent of the plan.
      case deviationPercent = "afvigelse_pct"
      case deviationBar = "afvigelse_soejle"
      /// Value − the same window last year.
      case change = "aendring"
      /// The same window last year.
      case lastYear = "sidste_aar"
      /// The months of the year so far, against the year's monthly plan.
      case sparkline = "kurve"
      /// The day before the window: primo of a stock.
      case opening = "primo"
    }

    package var kind: Kind
    package var title: String
    /// Second line of the header; a column of money has its unit there when nothing else is said.
    package var unit: String?
    package var metric: String
    package var plan: String?
    package var window: ReportWindow
    package var format: NumberText
  }

  package struct LineDefinition: Hashable, Sendable {
    package var metric: String
    package var plan: Plan?
    package var format: NumberText
    package var measure: String
    /// Draws the area with the largest deviation of `focus` instead of the whole.
    package var focus: Focus?

    package struct Focus: Hashable, Sendable {
      package var metric: String
      package var dimension: Dimension
    }
  }

  package struct FlowDefinition: Hashable, Sendable {
    package var inflow: String
    package var outflow: String
    package var stock: String
  }

  package struct DeviationDefinition: Hashable, Sendable {
    package var metric: String
    package var plan: String
    package var by: Dimension
    package var window: ReportWindow
    package var format: NumberText
  }

  package struct BarsDefinition: Hashable, Sendable {
    package var metric: String
    package var by: Dimension
    package var window: ReportWindow
    package var format: NumberText
    package var showsLastYear: Bool
    package var noun: String
  }

  /// The rows behind a metric, for who may see them.
  package struct ListDefinition: Hashable, Sendable {
    package var metric: String
    package var limit: Int
    package var emptyText: String
  }
}
