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
  package var comparison: Compared?

  package struct Compared: Hashable, Sendable {
    package var from: Period
    package var to: Period
    package var value: Double?
    package var state: FigureState

    package init(from: Period, to: Period, value: Double?, state: FigureState) {
      self.from = from
      self.to = to
      self.value = value
      self.state = state
    }
  }

  package init(
    from: Period, to: Period, groups: [String?] = [], value: Double?, state: FigureState, numerator: Double? = nil,
    denominator: Double? = nil, comparison: Compared? = nil
  ) {
    self.from = from
    self.to = to
    self.groups = groups
    self.value = value
    self.state = state
    self.numerator = numerator
    self.denominator = denominator
    self.comparison = comparison
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

/// A file that a figure rests on.
package struct FigureSource: Hashable, Sendable, Codable {
  /// `indsatser`.
  package var file: String
  /// The delivery's id.
  package var delivery: String
  /// ISO time of receipt.
  package var received: String
  package var rows: Int
  package var setAside: Int
  /// Last day that the file speaks of, where it can be known.
  package var coversTo: Day?

  package init(file: String, delivery: String, received: String, rows: Int, setAside: Int, coversTo: Day?) {
    self.file = file
    self.delivery = delivery
    self.received = received
    self.rows = rows
    self.setAside = setAside
    self.coversTo = coversTo
  }
}
