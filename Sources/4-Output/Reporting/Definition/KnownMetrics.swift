internal import CareModel
internal import Danish
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

  /// A plan with its names, which are the plan's own words.
  func plan(_ item: DefinitionMapping) -> Plan? {
    guard let metric = optionalMetric(item, "plan"), let words = words(metric),
      let name = need(words.noun, "noun", metric, item, "plan"),
      let definite = need(words.definite, "definite", metric, item, "plan")
    else { return nil }
    return Plan(metric: metric, name: DanishText.capitalised(name), definite: definite)
  }

  /// A window whose figures are held against others; one that can go on after the report's period is a fault.
  func comparedWindow(_ item: DefinitionMapping) -> ReportWindow? {
    let window = item.choice("window", ReportWindow.self)
    if let window, window.mayGoOn {
      item.report(
        "vindue-ikke-slut",
        "`\(window.rawValue)` kan slutte efter rapportens periode og kan ikke holdes op mod noget her.",
        suggestion: "Skriv `periode`, `aar_til_dato` eller `rullende_12`.", at: "window")
    }
    return window
  }

  func words(_ metric: String) -> MetricWords? { catalogue[metric]?.words }

  /// What a metric counts, as sentences count it.
  func counted(_ metric: String, _ item: DefinitionMapping, at key: String = "metric") -> CountedNoun? {
    guard let words = words(metric), let one = need(words.one, "one", metric, item, key),
      let many = need(words.many, "many", metric, item, key)
    else { return nil }
    return CountedNoun(one: one, many: many)
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
