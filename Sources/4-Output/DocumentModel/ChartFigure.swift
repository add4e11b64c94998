package import Danish

/// A chart with everything that must stand around it.
package struct ChartFigure: Hashable, Sendable, Codable {
  /// Unique in the document; ASCII, no spaces.
  package var id: String
  /// The finding as a sentence; without one, the thing's name.
  package var title: String
  /// Measure, population, unit, period. The drawing adds "Aksen begynder ved …" itself.
  package var subtitle: String
  /// What kind of drawing: "Linjediagram: helårspersoner, januar til december 2026". For the screen reader.
  package var alternative: String
  /// The finding and the end points in words, with the same suppression as the drawing.
  package var description: String
  package var chart: Chart
  /// The same numbers; every chart has its table.
  package var table: DataTable
  package var help: HelpText
  package var reference: FigureReference
  /// "Kilde: Indsatser, leveret 09-11-2026".
  package var sourceText: String
  /// What open findings mean for the figures drawn; nil when none touches them.
  package var quality: QualityMark?

  package init(
    id: String, title: String, subtitle: String, alternative: String, description: String, chart: Chart,
    table: DataTable, help: HelpText, reference: FigureReference, sourceText: String
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.alternative = alternative
    self.description = description
    self.chart = chart
    self.table = table
    self.help = help
    self.reference = reference
    self.sourceText = sourceText
  }
}

/// The data of a drawing.
package enum Chart: Hashable, Sendable, Codable {
  case line(LineChart)
  case bars(BarChart)
  case deviationBars(DeviationChart)
  case flow(FlowChart)
}

/// One value of a series.
package struct ChartPoint: Hashable, Sendable, Codable {
  /// nil is missing or suppressed, as `state` says; never drawn as zero.
  package var value: Double?
  package var state: CellState

  package init(_ value: Double?, state: CellState = .normal) {
    self.value = value
    self.state = state
  }
}

/// A series over time with at most one comparison and one plan.
package struct LineChart: Hashable, Sendable, Codable {
  /// Names of the places on the axis: "jan.", with the short form for narrow drawings: "jan".
  package var labels: [String]
  package var shortLabels: [String]
  /// Measured, this period: red, 3 px.
  package var current: Series
  /// Same period last year: grey, 1.75 px.
  package var comparison: Series?
  /// Budget or target: ink, dashed.
  package var plan: Series?
  /// A place on the axis to emphasise: the report's own period.
  package var highlighted: Int?
  package var annotations: [Annotation]
  package var breaks: [Break]
  package var format: NumberFormat

  package struct Series: Hashable, Sendable, Codable {
    /// "2026", "Budget".
    package var name: String
    /// As many as there are labels.
    package var points: [ChartPoint]

    package init(name: String, points: [ChartPoint]) {
      self.name = name
      self.points = points
    }
  }

  /// A short cause beside the point it explains.
  package struct Annotation: Hashable, Sendable, Codable {
    package var index: Int
    package var text: String

    package init(index: Int, text: String) {
      self.index = index
      self.text = text
    }
  }

  /// A change of how it is counted, just before a place on the axis; nothing is compared across it.
  package struct Break: Hashable, Sendable, Codable {
    package var before: Int
    package var reason: String

    package init(before: Int, reason: String) {
      self.before = before
      self.reason = reason
    }
  }

  package init(
    labels: [String], shortLabels: [String], current: Series, comparison: Series? = nil, plan: Series? = nil,
    highlighted: Int? = nil, annotations: [Annotation] = [], breaks: [Break] = [], format: NumberFormat
  ) {
    self.labels = labels
    self.shortLabels = shortLabels
    self.current = current
    self.comparison = comparison
    self.plan = plan
    self.highlighted = highlighted
    self.annotations = annotations
    self.breaks = breaks
    self.format = format
  }
}

/// Horizontal bars from zero.
package struct BarChart: Hashable, Sendable, Codable {
  package var bars: [Bar]
  package var format: NumberFormat

  package struct Bar: Hashable, Sendable, Codable {
    package var name: String
    package var point: ChartPoint
    /// A mark on the bar: last year's or the budget's value.
    package var mark: Double?
    package var isEmphasised: Bool

    package init(name: String, point: ChartPoint, mark: Double? = nil, emphasised: Bool = false) {
      self.name = name
      self.point = point
      self.mark = mark
      self.isEmphasised = emphasised
    }
  }

  /// What the marks are: "2025"; nil when there are none.
  package var markName: String?

  package init(bars: [Bar], markName: String? = nil, format: NumberFormat) {
    self.bars = bars
    self.markName = markName
    self.format = format
  }
}

/// Bars to both sides of a plan: more is filled, less is hatched.
package struct DeviationChart: Hashable, Sendable, Codable {
  package var bars: [Bar]
  /// "mindreforbrug", "merforbrug".
  package var lessName: String
  package var moreName: String
  package var format: NumberFormat

  package struct Bar: Hashable, Sendable, Codable {
    package var name: String
    package var point: ChartPoint
    package var isEmphasised: Bool

    package init(name: String, point: ChartPoint, emphasised: Bool = false) {
      self.name = name
      self.point = point
      self.isEmphasised = emphasised
    }
  }

  package init(bars: [Bar], lessName: String, moreName: String, format: NumberFormat) {
    self.bars = bars
    self.lessName = lessName
    self.moreName = moreName
    self.format = format
  }
}

/// Inflow above and outflow below a line (til- og afgang), with the net as a number.
package struct FlowChart: Hashable, Sendable, Codable {
  package var labels: [String]
  package var shortLabels: [String]
  package var inflow: [ChartPoint]
  package var outflow: [ChartPoint]
  /// Same months last year, drawn as marks; empty when there are none.
  package var inflowMarks: [Double?]
  package var outflowMarks: [Double?]
  package var markName: String?
  package var highlighted: Int?

  package init(
    labels: [String], shortLabels: [String], inflow: [ChartPoint], outflow: [ChartPoint], inflowMarks: [Double?] = [],
    outflowMarks: [Double?] = [], markName: String? = nil, highlighted: Int? = nil
  ) {
    self.labels = labels
    self.shortLabels = shortLabels
    self.inflow = inflow
    self.outflow = outflow
    self.inflowMarks = inflowMarks
    self.outflowMarks = outflowMarks
    self.markName = markName
    self.highlighted = highlighted
  }
}
