internal import Definitions
package import Diagnostics
package import Foundation

/// Every key figure that can be asked for (katalog). Broken definitions are not in it.
package struct MetricCatalogue: Sendable {
  private let definitions: [String: MetricDefinition]
  private let oracles: [String: Oracle]
  /// What they are counted from.
  package let facts: FactCatalogue

  init(_ definitions: [MetricDefinition], oracles: [Oracle] = [], facts: FactCatalogue) {
    self.facts = facts
    self.definitions = Dictionary(definitions.map { ($0.id, $0) }) { first, _ in first }
    self.oracles = Dictionary(oracles.map { ($0.metric, $0) }) { first, _ in first }
  }

  package subscript(id: String) -> MetricDefinition? { definitions[id] }

  /// In the order of their ids.
  package var all: [MetricDefinition] { definitions.values.sorted { $0.id < $1.id } }

  /// The worked example of a metric.
  package func oracle(of id: String) -> Oracle? { oracles[id] }

  /// Reads every `.yaml` below `6-metrics`, and tells all faults at once.
  ///
  /// - Parameters:
  ///   - facts: what they may be counted from.
  ///   - own: a municipality's folder of the same shape, where it has one: key figures beside the others, none in their place.
  package static func load(
    folder: URL, facts: FactCatalogue, own: URL? = nil
  ) -> (catalogue: MetricCatalogue, diagnostics: [Diagnostic]) {
    CatalogueReader(folder: folder, own: own, facts: facts).read()
  }

  /// The measures that are counted in facts, with metrics and ratios followed to their ends.
  package func leaves(of measure: Measure) -> [Measure] {
    switch measure {
    case .metric(let id): definitions[id].map { leaves(of: $0.measure) } ?? []
    case .ratio(let numerator, let denominator, _): leaves(of: numerator) + leaves(of: denominator)
    default: [measure]
    }
  }

  /// A measure that is not merely the name of another metric.
  func resolved(_ measure: Measure) -> Measure {
    if case .metric(let id) = measure, let definition = definitions[id] {
      resolved(definition.measure)
    } else {
      measure
    }
  }
}

extension MetricCatalogue {
  /// The metric that was probably meant.
  static func near(_ id: String, in catalogue: MetricCatalogue) -> String? {
    nearMiss(id, among: catalogue.all.map(\.id))
  }
}
