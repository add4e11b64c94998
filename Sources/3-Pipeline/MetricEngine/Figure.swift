package import CareModel

/// A computed value (nøgletal, værdien).
package struct Figure: Hashable, Sendable {
  /// First and last period of the window it covers; equal for a split series.
  package var from: Period
  package var to: Period
  /// In the order of the request's `by`; nil is "without".
  package var groups: [String?]
  /// In the metric's unit (kroner, per cent 0–100, persons), full precision; nil as `state` says.
  package var value: Double?
  package var state: FigureState
  /// Of a ratio, before it is divided; nil otherwise.
  package var numerator: Double?
  package var denominator: Double?
  /// Months of the window that have begun and that the value does not count, because a source lacks them; in order. A value
  /// beside them is that of the other months, and is never final (manglende måneder).
  package var missing: [Period]
  /// Why there is no value; nil where there is one, and where it is hidden.
  package var reason: FigureReason?
  /// One row in the place of all groups: nothing of the window can be counted, and `groups` are no group's (for alle).
  package var standsForAll: Bool
  package var comparison: Compared?

  package struct Compared: Hashable, Sendable {
    package var from: Period
    package var to: Period
    /// Nil where a source lacks any month of the window: a part is nothing to be held against.
    package var value: Double?
    package var state: FigureState
    /// As of the figure.
    package var missing: [Period]
    package var reason: FigureReason?

    package init(
      from: Period, to: Period, value: Double?, state: FigureState, missing: [Period] = [], reason: FigureReason? = nil
    ) {
      self.from = from
      self.to = to
      self.value = value
      self.state = state
      self.missing = missing
      self.reason = reason
    }
  }

  package init(
    from: Period, to: Period, groups: [String?] = [], value: Double?, state: FigureState, numerator: Double? = nil,
    denominator: Double? = nil, missing: [Period] = [], reason: FigureReason? = nil, standsForAll: Bool = false,
    comparison: Compared? = nil
  ) {
    self.from = from
    self.to = to
    self.groups = groups
    self.value = value
    self.state = state
    self.numerator = numerator
    self.denominator = denominator
    self.missing = missing
    self.reason = reason
    self.standsForAll = standsForAll
    self.comparison = comparison
  }
}

extension Figure {
  /// Value − comparison (ændring); nil as soon as one of them is hidden, missing or of a part of its window alone.
  package var change: Double? { comparison.flatMap { difference(to: $0.value, lacking: $0.missing) } }

  /// Value − the other's; nil as soon as one of them is hidden, missing or of a part of its window alone.
  package func difference(to other: Figure) -> Double? { difference(to: other.value, lacking: other.missing) }

  private func difference(to other: Double?, lacking: [Period]) -> Double? {
    guard let value, let other, missing.isEmpty, lacking.isEmpty else { return nil }
    return value - other
  }
}

/// The figures of one metric for one request.
package struct FigureSet: Hashable, Sendable {
  package var metric: String
  package var title: String
  package var unit: Unit
  package var population: Population
  package var definitionVersion: String
  package var asOf: Day
  package var by: [Dimension]
  package var sources: [FigureSource]
  /// Sorted by period, then groups; groups that would be zero may be absent.
  package var rows: [Figure]

  package init(
    metric: String, title: String, unit: Unit, population: Population, definitionVersion: String, asOf: Day,
    by: [Dimension], sources: [FigureSource], rows: [Figure]
  ) {
    self.metric = metric
    self.title = title
    self.unit = unit
    self.population = population
    self.definitionVersion = definitionVersion
    self.asOf = asOf
    self.by = by
    self.sources = sources
    self.rows = rows
  }
}

extension FigureSet {
  /// The groups of a set of one window, each once: the engine lets no set out that has two equal ones. Empty where the window
  /// cannot be counted: a group without a row is then not zero.
  package var byGroups: [[String?]: Figure] {
    Dictionary(uniqueKeysWithValues: rows.filter { !$0.standsForAll }.map { ($0.groups, $0) })
  }

  /// The rows of a set that is not split in groups, each period once.
  package var byPeriod: [Period: Figure] { Dictionary(uniqueKeysWithValues: rows.map { ($0.from, $0) }) }
}

/// A file that a figure rests on.
package struct FigureSource: Hashable, Sendable {
  /// `indsatser`.
  package var file: String
  /// The delivery's id.
  package var delivery: String
  /// ISO time of receipt.
  package var received: String
  package var rows: Int
  package var setAside: Int
  /// The latest day that is written in the file and is not after the as-of day, where it can be known.
  package var coversTo: Day?
  /// The months that it speaks of; nil where it has none, or where time has no meaning for it.
  package var coverage: SourceCoverage?

  package init(
    file: String, delivery: String, received: String, rows: Int, setAside: Int, coversTo: Day?,
    coverage: SourceCoverage? = nil
  ) {
    self.file = file
    self.delivery = delivery
    self.received = received
    self.rows = rows
    self.setAside = setAside
    self.coversTo = coversTo
    self.coverage = coverage
  }
}
