package import CareModel
package import Diagnostics

/// One key figure as it is defined (nøgletal, definitionen): one YAML file.
package struct MetricDefinition: Hashable, Sendable {
  package var id: String
  package var title: String
  /// Short paragraphs in Danish: what it counts, how it is read, what it cannot show.
  package var help: [String]
  package var unit: Unit
  package var population: Population
  package var direction: Direction
  /// The role that answers for it, in words.
  package var owner: String
  package var legalBasis: String
  /// What it may be used for (formål).
  package var purpose: String
  package var validFrom: Day
  /// Last day; nil is open.
  package var validTo: Day?
  package var version: String
  package var measure: Measure
  /// What it can be split and filtered by.
  package var dimensions: [Dimension]
  /// Where it is not told, and why.
  package var withholdings: [Withholding]
  /// Folder below `6-metrics`: `aktivitet`, `oekonomi`, …
  package var area: String
  package var place: Place
  /// What sentences call it.
  package var words = MetricWords()

  /// Facts that it counts, through other metrics too, in the order of the definition.
  package func facts(in catalogue: MetricCatalogue) -> [Fact] {
    catalogue.leaves(of: measure).compactMap(\.fact).unique
  }

  /// Files without which it is missing.
  package func requiredSources(in catalogue: MetricCatalogue) -> [String] {
    catalogue.leaves(of: measure).flatMap(\.requiredSources).unique
  }

  /// Every file that it rests on.
  package func sources(in catalogue: MetricCatalogue) -> [String] {
    (requiredSources(in: catalogue) + facts(in: catalogue).flatMap(\.furtherSources)).unique
  }
}

/// What sentences call a key figure (ord); one that no sentence needs has none.
package struct MetricWords: Hashable, Sendable {
  /// "forbrug".
  package var noun: String?
  /// "forbruget".
  package var definite: String?
  /// Above its plan: "merforbrug", "merforbruget".
  package var more: String?
  package var moreDefinite: String?
  /// Below its plan: "mindreforbrug".
  package var less: String?
  /// What has been done: "brugt".
  package var done: String?
  /// What it counts: "én borger", "borgere".
  package var one: String?
  package var many: String?

  package init() {}
}

extension Array where Element: Hashable {
  /// Each element once, where it first stood.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
