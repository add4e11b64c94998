internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel
internal import MetricEngine

/// The year's months beside last year's and the plan's (linje).
struct LineSection: OneFormatSection {
  static let word = "linje"

  let metric: String
  let plan: Plan?
  var format: NumberText
  let measure: String
  private(set) var money: Spending?
  /// Draws the area with the largest deviation of `focus` instead of the whole.
  let focus: Focus?

  struct Focus: Hashable, Sendable {
    var metric: String
    var plan: String
    var dimension: Dimension
  }

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    let metric = metrics.metric(item)
    plan = metrics.plan(item)
    money = plan.flatMap { metrics.spending(metric, $0.metric, item) }
    let format = item.choice("format", NumberText.self)
    let measure = item.string("measure")
    focus = item.mapping("focus").flatMap { focus in
      defer { focus.finish() }
      guard let metric = metrics.metric(focus), let plan = metrics.metric(focus, "plan"),
        let dimension = focus.choice("by", Dimension.self)
      else { return nil }
      metrics.check([metric, plan], by: dimension, focus)
      return Focus(metric: metric, plan: plan, dimension: dimension)
    }
    guard let metric, let format, let measure else { return nil }
    (self.metric, self.format, self.measure) = (metric, format, measure)
  }

  var figures: [ShownFigure] { [ShownFigure(metric: metric, format: format, window: .yearToDate)] }
  var drawsMonthsBesideLastYear: Bool { true }

  func write(_ section: SectionDefinition, in writer: ReportWriter) throws -> Section {
    try LineWriting(line: self, section: section, writer: writer).write()
  }
}

/// Writes one line chart of one edition.
private struct LineWriting {
  let line: LineSection
  let section: SectionDefinition
  let writer: ReportWriter

  private var reader: FigureReader { writer.reader }
  private var labels: Labels { writer.labels }
  private var lastMonth: Period { writer.lastMonth }

  func write() throws -> Section {
    let year = writer.period.year
    let (first, last) = (Period.month(year, 1), Period.month(year, 12))
    let focus = try line.focus.flatMap { focus in try worst(focus).map { (focus.dimension, $0) } }
    let extra = focus.map { [MetricFilter($0.0, $0.1)] } ?? []
    let place = focus.map { dimension, key in
      let label = labels.label(key, of: dimension)
      return label.name + (label.note.map { " (\($0))" } ?? "") + ": "
    }
    let now = try reader.months(line.metric, from: first, to: lastMonth, filters: extra)
    let before = try reader.months(line.metric, from: first.lastYear, to: last.lastYear, filters: extra)
    let plan = try line.plan.map { try reader.months($0.metric, from: first, to: last, filters: extra) }
    let months = Period.series(from: first, to: last, by: .month)
    let text = line.format
    if let plan, let money = line.money, let part = writer.part, zip(now, plan).allSatisfy(writer.booksNothing),
      before.allSatisfy({ ($0.value ?? 0) == 0 })
    {
      let notice = Notice(
        .info, title: "Der er ingen penge at vise.", text: Prose(money.nothingBooked(on: part) + "."))
      return Section(id: section.id + "-afsnit", title: section.title, blocks: [.notice(notice)])
    }
    let padding = Array(repeating: ChartPoint(nil), count: months.count - now.count)
    let chart = LineChart(
      labels: (1...12).map(DanishText.shortMonth), shortLabels: (1...12).map(DanishText.tinyMonth),
      current: .init(name: "\(year)", points: now.map { FigureText($0, text).point } + padding),
      comparison: before.contains { $0.value != nil }
        ? .init(name: "\(year - 1)", points: before.map { FigureText($0, text).point }) : nil,
      plan: plan.map { .init(name: line.plan?.name ?? "", points: $0.map { FigureText($0, text).point }) },
      highlighted: now.count - 1, format: text.format)
    let words = LineWords(
      line: line, at: focus.map { " \(writer.place($0.1, of: $0.0).at)" } ?? "", lastMonth: lastMonth, now: now,
      before: before, plan: plan)
    let measure = place == nil ? DanishText.capitalised(line.measure) : line.measure
    let unit = line.format.unit("")
    let subtitle = "\(place ?? "")\(measure) pr. måned\(unit.isEmpty ? "" : ", \(unit)"), \(year)."
    let figure = ChartFigure(
      id: section.id, title: words.finding ?? section.title, subtitle: subtitle,
      alternative: "Linjediagram: \(place ?? "")\(line.measure), januar til december \(year)",
      description: words.description, chart: .line(chart),
      table: table(months, now, before, plan), help: writer.help(section),
      reference: reader.reference(line.metric, first, lastMonth, filters: extra),
      sourceText: writer.sourceText(of: [line.metric]))
    return Section(id: section.id + "-afsnit", title: figure.title, blocks: [.figure(figure)])
  }

  /// The key with the largest excess that can be seen, among those that have anything of what the line counts: money that
  /// follows no person has no line of persons. Nil, and so the whole, where there is none.
  private func worst(_ focus: LineSection.Focus) throws -> String?? {
    let deviation = try writer.deviation(
      focus.metric, plan: focus.plan, by: focus.dimension, window: .yearToDate, format: writer.moneyFormat)
    return try deviation?.above.map(\.key).first { key in
      let (from, to) = ReportWindow.yearToDate.bounds(writer.period)
      return try reader.figure(line.metric, from: from, to: to, filters: [MetricFilter(focus.dimension, key)]).value
        != 0
    }
  }

  private func table(
    _ months: [Period], _ now: [Figure], _ before: [Figure], _ plan: [Figure]?
  ) -> DataTable {
    let year = writer.period.year
    let unit = line.format.unit("")
    let shownUnit = unit.isEmpty ? nil : unit
    var columns = [DataTable.Column("Måned"), DataTable.Column("\(year)", unit: shownUnit, number: true)]
    if plan != nil { columns.append(DataTable.Column(line.plan?.name ?? "", unit: shownUnit, number: true)) }
    columns.append(DataTable.Column("\(year - 1)", unit: shownUnit, number: true))
    let rows = months.indices.map { index -> DataTable.Row in
      var cells = [Cell(DanishText.capitalised(DanishText.month(index + 1)))]
      cells.append(index < now.count ? FigureText(now[index], line.format).cell(nil) : Cell(""))
      if let plan { cells.append(FigureText(plan[index], line.format).cell(nil)) }
      cells.append(FigureText(before[index], line.format).cell(nil))
      return DataTable.Row(cells)
    }
    return DataTable(
      id: "\(section.id)-tal", caption: "\(DanishText.capitalised(line.measure)) pr. måned", columns: columns,
      rows: rows)
  }
}

/// What the months of a line say: its finding, and its ends for those who cannot see it.
private struct LineWords {
  let line: LineSection
  /// " i midlertidigt botilbud", where the line is of a part.
  let at: String
  let lastMonth: Period
  let now: [Figure]
  let before: [Figure]
  let plan: [Figure]?

  /// The last month against the plan, else against the same month last year.
  var finding: String? {
    guard let last = now.last else { return nil }
    let month = DanishText.month(lastMonth.firstDay.month)
    let measure = DanishText.capitalised(line.measure) + at
    if last.state == .missing { return "\(measure) i \(month) mangler" }
    let index = now.count - 1
    let base = plan?[index] ?? before[index]
    let word = line.plan?.definite ?? DanishText.name(of: lastMonth.lastYear)
    guard let change = last.difference(to: base) else { return nil }
    if abs(change) < line.format.isLevelBelow { return "\(measure) i \(month) er på niveau med \(word)" }
    return "\(measure) i \(month) er \(line.format.difference(abs(change))) \(change > 0 ? "over" : "under") \(word)"
  }

  var description: String {
    let format = line.format
    var sentences: [String] = []
    if let first = now.first(where: { $0.value != nil }), let last = now.last(where: { $0.value != nil }),
      let begin = first.value, let end = last.value
    {
      sentences.append(
        first.from == last.from
          ? "\(DanishText.capitalised(DanishText.name(of: first.from))) er \(format.phrase(begin).sentenceEnd)"
          : "\(lastMonth.year) går fra \(format.phrase(begin)) i \(DanishText.month(first.from.firstDay.month)) til \(format.phrase(end)) i \(DanishText.month(last.from.firstDay.month))."
      )
    } else {
      sentences.append("Der er ingen tal for \(lastMonth.year).")
    }
    let absent = now.filter { $0.state == .missing }.map { DanishText.month($0.from.firstDay.month) }
    if !absent.isEmpty { sentences.append("\(DanishText.capitalised(DanishText.list(absent))) mangler.") }
    let earlier = before.compactMap(\.value)
    if let low = earlier.min(), let high = earlier.max() {
      sentences.append(
        "\(lastMonth.year - 1) lå mellem \(format.phrase(low)) og \(format.phrase(high).sentenceEnd)")
    }
    if let name = line.plan?.name, let planned = plan?.compactMap(\.value), let low = planned.min(),
      let high = planned.max()
    {
      sentences.append(
        low == high
          ? "\(name) er \(format.phrase(low)) om måneden."
          : "\(name) er mellem \(format.phrase(low)) og \(format.phrase(high).sentenceEnd)")
    }
    sentences.append("Alle tal står i tabellen under figuren.")
    return sentences.joined(separator: " ")
  }
}
