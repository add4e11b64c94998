internal import Definitions

/// One of the numbers on top of a report (centralt nøgletal).
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

extension KeyFigureDefinition {
  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    defer { item.finish() }
    let metric = metrics.metric(item)
    let label = item.string("name")
    let window = item.choice("window", ReportWindow.self)
    let format = item.choice("format", NumberText.self)
    plan = metrics.plan(item)
    divisor = metrics.optionalMetric(item, "divided_by").map {
      Divisor(
        metric: $0, label: item.string("divided_by_name") ?? "",
        format: item.optionalChoice("divided_by_format", NumberText.self) ?? .persons)
    }
    note = item.optionalString("note")
    showsLastYear = item.bool("last_year")
    showsPrevious = item.bool("previous")
    marksExcess = item.bool("marks_excess")
    if showsPrevious, let window, !window.hasPrevious {
      item.report(
        "vindue-uden-forrige", "`\(window.rawValue)` har ingen forrige periode af samme længde.",
        suggestion: "Skriv `last_year: true` i stedet for `previous: true`.", at: "previous")
    }
    guard let metric, let label, let window, let format else { return nil }
    (self.metric, self.label, self.window, self.format) = (metric, label, window, format)
  }
}
