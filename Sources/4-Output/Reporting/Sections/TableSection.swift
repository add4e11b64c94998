internal import CareModel
internal import DocumentModel
internal import MetricEngine

extension ReportWriter {
  func tableSection(_ section: SectionDefinition, _ table: SectionDefinition.TableDefinition) throws -> Section {
    let dimensions = [table.by] + (table.under.map { [$0] } ?? [])
    let columns = try table.columns.map { try TableColumn($0, by: dimensions, in: self) }
    let keys = Set(columns.flatMap { $0.cellsByKey.keys })
    let graphicColumns = columns.map { column in
      DataTable.Column(
        column.definition.title, unit: unit(of: column.definition), number: !column.isGraphic,
        graphic: column.isGraphic)
    }
    let rows = tableRows(table, columns: columns, keys: keys)
    let total =
      table.hasTotal && !rows.isEmpty
      ? [DataTable.Row([Cell(table.totalLabel)] + columns.map(\.total), kind: .total)] : []
    let (from, to) = table.columns.first.map { $0.window.bounds(period) } ?? (period, period)
    let measure = section.subtitle.map { "\($0), \(DanishText.name(from: from, to: to))" }
    let data = DataTable(
      id: "\(section.id)-tabel", caption: measure ?? section.title,
      columns: [DataTable.Column(table.rowTitle)] + graphicColumns, rows: rows + total,
      reference: table.columns.first.map { reader.reference($0.metric, from, to) }, footnotes: table.footnotes,
      help: help(section))
    let title = table.findsDeviation ? try deviationTitle(table, fallback: section.title) : section.title
    return Section(id: section.id, title: title, blocks: [.table(data)])
  }

  /// A column of an earlier window is headed by that window's name, whichever the reader chose.
  private func unit(of column: SectionDefinition.ColumnDefinition) -> String? {
    guard column.kind == .lastYear else { return column.unit }
    let (from, to) = column.window.bounds(period)
    let earlier = compared(from, to)
    return DanishText.name(from: earlier.from, to: earlier.to)
  }

  private func tableRows(
    _ table: SectionDefinition.TableDefinition, columns: [TableColumn], keys: Set<[String?]>
  ) -> [DataTable.Row] {
    func row(_ key: [String?], of dimension: Dimension) -> DataTable.Row {
      let label = labels.label(key[key.count - 1], of: dimension)
      let header = Cell(label.name, note: label.note)
      return DataTable.Row([header] + columns.map { $0.cellsByKey[key] ?? $0.absent }, kind: .normal)
    }
    guard let under = table.under else {
      return labels.sorted(keys.map { $0[0] }, of: table.by).map { row([$0], of: table.by) }
    }
    var result: [DataTable.Row] = []
    for first in labels.sorted(Set(keys.map { $0[0] }), of: table.by) {
      result.append(DataTable.Row([Cell(labels.label(first, of: table.by).name)], kind: .group))
      let seconds = keys.filter { $0[0] == first }.map { $0[1] }
      result += labels.sorted(seconds, of: under).map { row([first, $0], of: under) }
    }
    return result
  }

  /// "Merforbruget ligger i midlertidigt botilbud": the finding of a table whose first column is a deviation.
  private func deviationTitle(_ table: SectionDefinition.TableDefinition, fallback: String) throws -> String {
    guard let first = table.columns.first, let plan = first.plan,
      let excess = try largestExcess(first.metric, plan: plan, by: table.by, window: first.window)
    else { return fallback }
    let name = labels.label(excess.key, of: table.by).name.lowercased()
    return excess.share > 0.5 ? "Merforbruget ligger især i \(name)" : "Det største merforbrug er i \(name)"
  }
}

/// One column of a table: a cell for every key, and the total counted anew.
private struct TableColumn {
  let definition: SectionDefinition.ColumnDefinition
  var cellsByKey: [[String?]: Cell] = [:]
  var total: Cell
  /// What stands where a key has no row: a true zero for what can be counted.
  var absent: Cell

  var isGraphic: Bool { definition.kind == .sparkline || definition.kind == .deviationBar }

  init(_ definition: SectionDefinition.ColumnDefinition, by: [Dimension], in writer: ReportWriter) throws {
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
      for key in Set(now.keys).union(before.keys) {
        cellsByKey[key] = TableColumn.signed(
          TableColumn.difference(now[key], before[key], isSum: format != .unitCost && format != .percent), format,
          reference(key))
      }
      total = TableColumn.signed(
        TableColumn.difference(
          try reader.figure(definition.metric, from: from, to: to),
          try reader.figure(definition.metric, from: earlier.from, to: earlier.to), isSum: false), format,
        reference([]))
    case .deviation, .deviationPercent, .deviationBar:
      let actual = try reader.figures(definition.metric, from: from, to: to, by: by)
      let planned = try reader.figures(definition.plan ?? "", from: from, to: to, by: by)
      let whole = (
        try reader.figure(definition.metric, from: from, to: to),
        try reader.figure(definition.plan ?? "", from: from, to: to)
      )
      let deviations = Dictionary(
        uniqueKeysWithValues: Set(actual.keys).union(planned.keys).map {
          ($0, TableColumn.difference(actual[$0], planned[$0], isSum: true))
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

  /// Value − base. Where the figure is a sum, an absent key is a true zero; a hidden or missing one never is.
  private static func difference(_ figure: Figure?, _ base: Figure?, isSum: Bool) -> Double? {
    func amount(_ figure: Figure?) -> Double? { figure.map(\.value) ?? (isSum ? 0 : nil) }
    guard let value = amount(figure), let base = amount(base) else { return nil }
    return value - base
  }

  private static func signed(_ value: Double?, _ format: NumberText, _ reference: FigureReference) -> Cell {
    guard let value else { return Cell("–") }
    return Cell(
      format.signed.text(value), number: value / format.format.scale, decimals: format.format.decimals,
      reference: reference)
  }

  private static func deviationCell(
    _ deviation: Double?, plan: Double, scale: Double?, _ definition: SectionDefinition.ColumnDefinition,
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
