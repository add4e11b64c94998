internal import Danish
internal import DocumentModel

/// A series as it is drawn: values that may be shown, by place on the axis.
struct LineSeries {
  enum Kind {
    case current
    case comparison
    case plan
  }

  /// Neighbouring points joined by one kind of line.
  struct Stretch {
    var indices: [Int]
    var state: CellState
  }

  struct Dot {
    var index: Int
    var isHollow: Bool
  }

  let name: String
  let kind: Kind
  /// As many as there are places; a series that is too short ends early.
  let source: [ChartPoint]
  let values: [Double?]

  init(_ series: LineChart.Series, kind: Kind, count: Int) {
    name = series.name
    self.kind = kind
    let missing = Array(repeating: ChartPoint(nil), count: max(0, count - series.points.count))
    source = Array(series.points.prefix(count)) + missing
    values = source.map(\.shown)
  }

  /// The state of each shown value; places without one count as normal here.
  var states: [CellState] { zip(source, values).map { $1 == nil ? .normal : $0.state } }
  var lastIndex: Int? { values.lastIndex { $0 != nil } }

  /// The line's parts: never across a missing value or a break; a part of one point stands alone.
  func stretches(breaks: [Int]) -> [Stretch] {
    var result: [Stretch] = []
    var previous: Int?
    for index in values.indices {
      guard values[index] != nil else {
        previous = nil
        continue
      }
      defer { previous = index }
      guard let before = previous, !breaks.contains(index) else {
        result.append(Stretch(indices: [index], state: states[index]))
        continue
      }
      let last = result.count - 1
      if result[last].indices.count == 1 {
        result[last].indices.append(index)
        result[last].state = states[index]
      } else if result[last].state == states[index] || kind != .current {
        result[last].indices.append(index)
      } else {
        result.append(Stretch(indices: [before, index], state: states[index]))
      }
    }
    return result
  }

  /// Dots: points that stand alone, the first, the last, the highlighted; hollow where preliminary or expected.
  func dots(highlighted: Int?, breaks: [Int]) -> [Dot] {
    let parts = stretches(breaks: breaks)
    var wanted = Set(parts.filter { $0.indices.count == 1 }.flatMap(\.indices))
    if let first = parts.first?.indices.first { wanted.insert(first) }
    if let last = lastIndex, states[last] != .expected { wanted.insert(last) }
    if let highlighted, values.indices.contains(highlighted), values[highlighted] != nil { wanted.insert(highlighted) }
    for index in values.indices where values[index] != nil && states[index] == .preliminary { wanted.insert(index) }
    return wanted.sorted().map { Dot(index: $0, isHollow: states[$0] != .normal) }
  }

  func shape(_ state: CellState) -> Shape {
    switch (kind, state) {
    case (.comparison, _): .comparison
    case (.plan, _): .plan
    case (.current, .preliminary): .currentPreliminary
    case (.current, .expected): .currentExpected
    case (.current, _): .current
    }
  }
}

/// The name and last value at a line's end.
struct SeriesEnd {
  let kind: LineSeries.Kind
  let index: Int
  let value: Double
  let block: TextBlock
  /// Whether the line reaches the last place, so that its name stands in the margin.
  let isAtRightEdge: Bool

  init?(_ series: LineSeries, chart: LineChart, style: Style) {
    guard let index = series.lastIndex, let value = series.values[index] else { return nil }
    kind = series.kind
    self.index = index
    self.value = value
    isAtRightEdge = index == chart.labels.count - 1
    block = Self.block(series, index: index, value: value, chart: chart, style: style)
  }

  /// "Budget: 30,0" on one line where there is width, else the name and the value below each other.
  static func block(
    _ series: LineSeries, index: Int, value: Double, chart: LineChart, style: Style
  ) -> TextBlock {
    let tone: Tone =
      switch series.kind {
      case .current: .thread
      case .comparison: .comparison
      case .plan: .strong
      }
    let state = series.kind == .current ? series.states[index] : .normal
    let name = state == .expected ? "Ventet" : series.name
    let number = chart.format.text(value)
    let limit: Double =
      switch style.size {
      case .wide: 150
      case .half: 110
      case .narrow: 76
      case .print: 116
      }
    let joined = state == .expected ? "\(name) \(number)" : "\(name): \(number)"
    var texts: [String]
    if name.isEmpty {
      texts = [number]
    } else if style.width(of: joined, tone) <= limit && !style.isNarrow {
      texts = [joined]
    } else {
      let wide = max(limit, min(style.width(of: number, tone), 2 * limit))
      texts = style.wrapped(name, tone, limit: wide, lines: 3)
      let together = style.isNarrow ? [] : style.wrapped(joined, tone, limit: wide, lines: 3)
      if together.last?.hasSuffix(number) == true { texts = together } else { texts.append(number) }
    }
    var lines = texts.map { TextBlock.Line(text: $0, tone: tone) }
    if state == .preliminary {
      lines.append(TextBlock.Line(text: style.isNarrow ? "forel." : "foreløbig", tone: .axis))
    }
    return TextBlock(lines)
  }
}
