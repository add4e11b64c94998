internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel
internal import MetricEngine

/// A column as a definition asks for it.
struct ColumnDefinition: Hashable, Sendable {
  enum Kind: String, Hashable, Sendable, CaseIterable {
    case value = "vaerdi"
    /// Value − plan.
    case deviation = "afvigelse"
    /// Deviation in per cent of the plan.
    case deviationPercent = "afvigelse_pct"
    case deviationBar = "afvigelse_soejle"
    /// Value − the same window last year.
    case change = "aendring"
    /// The same window last year.
    case lastYear = "sidste_aar"
    /// The months of the year so far, against the year's monthly plan.
    case sparkline = "kurve"
    /// The day before the window: primo of a stock.
    case opening = "primo"

    var isOfPlan: Bool { self == .deviation || self == .deviationPercent || self == .deviationBar }
  }

  var kind: Kind
  var title: String
  /// Second line of the header; a column of money has its unit there when nothing else is said.
  var unit: String?
  var metric: String
  var plan: String?
  var window: ReportWindow
  var format: NumberText

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    defer { item.finish() }
    let kind = item.choice("kind", Kind.self)
    let title = item.string("title")
    unit = item.optionalString("unit")
    let metric = metrics.metric(item)
    plan = metrics.optionalMetric(item, "plan")
    let isCompared = kind.map { $0.isOfPlan || $0 == .change } ?? false
    let window = isCompared ? metrics.comparedWindow(item) : item.choice("window", ReportWindow.self)
    let format = item.choice("format", NumberText.self)
    guard let kind, let title, let metric, let window, let format else { return nil }
    if kind.isOfPlan && plan == nil {
      item.report("plan-mangler", "En afvigelse skal have en `plan` at afvige fra.")
      return nil
    }
    (self.kind, self.title, self.metric, self.window, self.format) = (kind, title, metric, window, format)
  }
}

/// One column of a table: a cell for every key, and the total counted anew.
struct TableColumn {
  let definition: ColumnDefinition
  var cellsByKey: [[String?]: Cell] = [:]
  var total: Cell
  /// What stands where a key has no row: a true zero for what can be counted.
  var absent: Cell

  var isGraphic: Bool { definition.kind == .sparkline || definition.kind == .deviationBar }

  init(_ definition: ColumnDefinition, by: [Dimension], in writer: ReportWriter) throws {
    self.definition = definition
    self.total = Cell("")
    self.absent = Cell("")
    let (from, to) = definition.window.bounds(writer.period)
    let reader = writer.reader
    let format = definition.format
    func reference(_ key: [String?]) -> FigureReference {
      reader.reference(definition.metric, from, to, filters: zip(by, key).map { MetricFilter($0, $1) })
    }
    switch definition.kind {
    case .value: try fill(from: from, to: to, by: by, from: reader)
    case .lastYear:
      let earlier = writer.compared(from, to)
      try fill(from: earlier.from, to: earlier.to, by: by, from: reader)
    case .opening: try fill(from: from.previous, to: from.previous, by: by, from: reader)
    case .change:
      let earlier = writer.compared(from, to)
      let now = try reader.figures(definition.metric, from: from, to: to, by: by)
      let before = try reader.figures(definition.metric, from: earlier.from, to: earlier.to, by: by)
      let whole = (
        try reader.figure(definition.metric, from: from, to: to),
        try reader.figure(definition.metric, from: earlier.from, to: earlier.to)
      )
      let isSum = format != .unitCost && format != .percent && TableColumn.areKnown(whole)
      for key in Set(now.keys).union(before.keys) {
        cellsByKey[key] = TableColumn.signed(
          TableColumn.difference(now[key], before[key], isSum: isSum), format, reference(key))
      }
      total = TableColumn.signed(TableColumn.difference(whole.0, whole.1, isSum: false), format, reference([]))
    case .deviation, .deviationPercent, .deviationBar:
      let actual = try reader.figures(definition.metric, from: from, to: to, by: by)
      let planned = try reader.figures(definition.plan ?? "", from: from, to: to, by: by)
      let whole = (
        try reader.figure(definition.metric, from: from, to: to),
        try reader.figure(definition.plan ?? "", from: from, to: to)
      )
      let deviations = Dictionary(
        uniqueKeysWithValues: Set(actual.keys).union(planned.keys).map {
          ($0, TableColumn.difference(actual[$0], planned[$0], isSum: TableColumn.areKnown(whole)))
        })
      let scale = deviations.values.compactMap { $0 }.map(abs).max() ?? 0
      for (key, deviation) in deviations {
        cellsByKey[key] = TableColumn.deviationCell(
          deviation, plan: planned[key]?.value ?? 0, scale: scale, definition, reference(key))
      }
      total = TableColumn.deviationCell(
        TableColumn.difference(whole.0, whole.1, isSum: false), plan: whole.1.value ?? 0, scale: nil, definition,
        reference([]))
    case .sparkline:
      let (first, last) = (writer.firstMonthOfYear, writer.lastMonth)
      let months = Period.series(from: first, to: last, by: .month)
      let actual = try reader.months(definition.metric, from: first, to: last, by: by[0])
      let planned = try definition.plan.map { try reader.months($0, from: first, to: last, by: by[0]) }
      cellsByKey = TableColumn.sparklines(months, actual, planned)
    }
  }

  /// The metric's own figures of one window: a cell a key, the total counted anew, and what an absent key says.
  private mutating func fill(from: Period, to: Period, by: [Dimension], from reader: FigureReader) throws {
    let (metric, format) = (definition.metric, definition.format)
    for (key, figure) in try reader.figures(metric, from: from, to: to, by: by) {
      let filters = zip(by, key).map { MetricFilter($0, $1) }
      cellsByKey[key] = FigureText(figure, format).cell(reader.reference(metric, from, to, filters: filters))
    }
    let whole = try reader.figure(metric, from: from, to: to)
    total = FigureText(whole, format).cell(reader.reference(metric, from, to))
    if whole.state == .missing {
      absent = FigureText(whole, format).cell(nil)
    } else if format == .unitCost || format == .percent {
      absent = Cell("–")
    } else {
      absent = Cell(format.format.text(0), number: 0, decimals: format.format.decimals)
    }
  }

  /// Whether both windows have their sources: only then is an absent key a true zero.
  private static func areKnown(_ whole: (Figure, Figure)) -> Bool {
    whole.0.state != .missing && whole.1.state != .missing
  }

  /// Value − base. Where the figure is a sum, an absent key is a true zero; a hidden or missing one never is.
  private static func difference(_ figure: Figure?, _ base: Figure?, isSum: Bool) -> Double? {
    func amount(_ figure: Figure?) -> Double? { figure.map(\.value) ?? (isSum ? 0 : nil) }
    // A part of a window is nothing to be held against.
    guard figure?.missing.isEmpty ?? true, base?.missing.isEmpty ?? true, let value = amount(figure),
      let base = amount(base)
    else { return nil }
    return value - base
  }

  private static func signed(_ value: Double?, _ format: NumberText, _ reference: FigureReference) -> Cell {
    guard let value else { return Cell("–") }
    return Cell(
      format.signed.text(value), number: value / format.format.scale, decimals: format.format.decimals,
      reference: reference)
  }

  private static func deviationCell(
    _ deviation: Double?, plan: Double, scale: Double?, _ definition: ColumnDefinition,
    _ reference: FigureReference
  ) -> Cell {
    guard let deviation else { return Cell(definition.kind == .deviationBar ? "" : "–") }
    switch definition.kind {
    case .deviationPercent:
      guard plan > 0 else { return Cell("–") }
      let percent = deviation / plan * 100
      return Cell(NumberText.percent.signed.text(percent), number: percent, decimals: 1)
    case .deviationBar:
      guard let scale, scale > 0 else { return Cell("") }
      return Cell("", graphic: .deviation(value: deviation, scale: scale))
    default:
      var cell = signed(deviation, definition.format, reference)
      cell.isStrong = true
      return cell
    }
  }

  /// All lines share one relative scale, so that a flat line is flat in every row.
  private static func sparklines(
    _ months: [Period], _ actual: [String?: [Period: Figure]], _ planned: [String?: [Period: Figure]]?
  ) -> [[String?]: Cell] {
    struct Line {
      var values: [Double?]
      var plan: Double?
    }
    let lines = actual.mapValues { figures in Line(values: months.map { figures[$0]?.value }, plan: nil) }
    var result: [[String?]: Cell] = [:]
    var scale = 0.1
    var finished: [String?: Line] = [:]
    for (key, line) in lines {
      var line = line
      let plans = months.compactMap { planned?[key]?[$0]?.value }
      let present = line.values.compactMap { $0 }
      let centre =
        plans.isEmpty ? present.reduce(0, +) / Double(max(1, present.count)) : plans.reduce(0, +) / Double(plans.count)
      line.plan = centre
      finished[key] = line
      // One wild month must not flatten all the others: half above or below is the edge of the drawing.
      if centre > 0 { for value in present { scale = max(scale, min(0.5, abs(value / centre - 1))) } }
    }
    for (key, line) in finished where (line.plan ?? 0) > 0 {
      result[[key]] = Cell(
        "",
        graphic: .sparkline(values: line.values, reference: line.plan, scale: scale, isLastPreliminary: false))
    }
    return result
  }
}
