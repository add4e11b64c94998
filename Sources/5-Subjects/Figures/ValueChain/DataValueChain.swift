package import Access
internal import CareModel

/// The data value chain (dataværdikæde): from the system in which something is registered to the person who reads the figure.
///
/// Drawn from the definitions alone: profile, model and fact SQL, key figures, reports, deliverables.
package struct DataValueChain: Sendable {
  /// A field of an extract (felt).
  package struct Field: Hashable, Sendable, Comparable {
    /// ASCII: `indsatser`.
    package var extract: String
    /// As it is written in the extract: `Startdato`.
    package var name: String
    package var isRequired: Bool

    /// `indsatser.Startdato`: how addresses and lists name it.
    package var id: String { "\(extract).\(name)" }

    package static func < (left: Field, right: Field) -> Bool {
      (left.extract, left.name) < (right.extract, right.name)
    }
  }

  /// An extract with the system behind it.
  package struct Extract: Hashable, Sendable {
    package var name: String
    /// "Indsatser".
    package var title: String
    /// "Fagsystem".
    package var system: String
    /// Who registers in it.
    package var registeredBy: String
    package var fields: [Field]
  }

  /// How a figure uses a field.
  package enum Use: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Its values are counted.
    case carries
    /// It decides what is counted.
    case decides
    /// The figure can be split by it.
    case splits

    package static func < (left: Use, right: Use) -> Bool {
      allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
    }

    package var danishName: String {
      switch self {
      case .carries: "bærer tallet"
      case .decides: "afgør, hvad der tæller med"
      case .splits: "kan tallet deles efter"
      }
    }
  }

  package struct Metric: Sendable {
    package var id: String
    package var title: String
    package var area: String
    /// "Dage med indsats", with the fields that each rests on.
    package var facts: [Part]
    /// Every field that it uses, with the most important use.
    package var fields: [Field: Use]
    /// Ids of the reports that show it.
    package var reports: [String]

    package struct Part: Hashable, Sendable {
      package var name: String
      package var fields: [Field: Use]
    }
  }

  package struct Report: Sendable {
    package var id: String
    package var name: String
    package var recipients: [Role]
  }

  package var extracts: [Extract]
  package var metrics: [Metric]
  package var reports: [Report]

  package func metric(_ id: String) -> Metric? { metrics.first { $0.id == id } }
  package func field(_ id: String) -> Field? { extracts.flatMap(\.fields).first { $0.id == id } }
  package func extract(_ name: String) -> Extract? { extracts.first { $0.name == name } }

  /// The metrics that a field feeds, in the order of their areas and titles.
  package func metrics(using field: Field) -> [Metric] {
    metrics.filter { $0.fields[field] != nil }.sorted { ($0.area, $0.title) < ($1.area, $1.title) }
  }

  package func reports(showing metrics: [Metric]) -> [Report] {
    reports.filter { report in metrics.contains { $0.reports.contains(report.id) } }
  }

  /// Fields that no figure uses: registered for the work itself, or for checks.
  package var unused: [Field] {
    extracts.flatMap(\.fields).filter { field in !metrics.contains { $0.fields[field] != nil } }
  }
}
