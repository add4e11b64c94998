internal import CareModel
internal import Definitions
internal import Diagnostics
package import MetricEngine

/// The metrics that a report may name. It reads them from a definition, and reports those that there are not.
package struct KnownMetrics: Sendable {
  private let catalogue: MetricCatalogue

  package init(_ catalogue: MetricCatalogue) { self.catalogue = catalogue }

  func metric(_ item: DefinitionMapping, _ key: String = "metric") -> String? {
    item.string(key).flatMap { known($0, item, key) }
  }

  func optionalMetric(_ item: DefinitionMapping, _ key: String) -> String? {
    item.optionalString(key).flatMap { known($0, item, key) }
  }

  /// A plan with its names; where there is one, both names are needed.
  func plan(_ item: DefinitionMapping) -> Plan? {
    guard let metric = optionalMetric(item, "plan") else { return nil }
    guard let name = item.string("plan_name"), let definite = item.string("plan_definite") else { return nil }
    return Plan(metric: metric, name: name, definite: definite)
  }

  /// Reports where a figure is split by what it cannot be split by; the page would be refused when somebody opens it.
  func check(_ metrics: [String?], by dimension: Dimension?, _ item: DefinitionMapping, at key: String = "by") {
    guard let dimension else { return }
    for metric in Set(metrics.compactMap { $0 }).sorted() {
      guard let own = catalogue[metric]?.dimensions, !own.contains(dimension) else { continue }
      item.report(
        "dimension-umulig", "`\(metric)` kan ikke deles på `\(dimension.rawValue)`.",
        suggestion: "Vælg mellem: \(own.map(\.rawValue).sorted().joined(separator: ", ")).", at: key)
    }
  }

  private func known(_ id: String, _ item: DefinitionMapping, _ key: String) -> String? {
    if catalogue[id] != nil { return id }
    let near = nearMiss(id, among: catalogue.all.map(\.id))
    item.report(
      "metrik-ukendt", "Nøgletallet `\(id)` findes ikke.",
      suggestion: near.map { "Mente du `\($0)`?" } ?? "Nøgletallene står i 6-metrics.", at: key)
    return nil
  }
}
