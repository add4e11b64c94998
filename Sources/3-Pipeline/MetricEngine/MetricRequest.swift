package import CareModel

/// What is asked for: which metrics, when, split and filtered how. Always answered within a `Scope`.
package struct MetricRequest: Hashable, Sendable {
  package var metrics: [String]
  /// First and last period, inclusive; of any grain.
  package var from: Period
  package var to: Period
  /// Splits the window; nil gives one figure for the whole window.
  package var grain: Period.Grain?
  package var by: [Dimension]
  /// All must hold. Several filters on one dimension: any of them.
  package var filters: [MetricFilter]
  package var comparison: MetricComparison?

  package init(
    metrics: [String], from: Period, to: Period, grain: Period.Grain? = nil, by: [Dimension] = [],
    filters: [MetricFilter] = [], comparison: MetricComparison? = nil
  ) {
    self.metrics = metrics
    self.from = from
    self.to = to
    self.grain = grain
    self.by = by
    self.filters = filters
    self.comparison = comparison
  }
}

/// `dimension = value`; nil is "without" (the key is missing). A unit holds its whole tree.
package struct MetricFilter: Hashable, Sendable {
  package var dimension: Dimension
  package var value: String?

  package init(_ dimension: Dimension, _ value: String?) {
    self.dimension = dimension
    self.value = value
  }
}

/// What a figure is held against.
package enum MetricComparison: String, Hashable, Sendable, CaseIterable {
  /// The window of the same length just before.
  case previous
  /// The same window a year earlier.
  case lastYear = "last-year"
  /// From January of the row's year to the row's end.
  case yearToDate = "ytd"
}
