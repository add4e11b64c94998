internal import CareModel
internal import DocumentModel
internal import MetricEngine

extension ReportWriter {
  /// The year's months beside last year's and the plan's.
  func lineSection(_ section: SectionDefinition, _ line: SectionDefinition.LineDefinition) throws -> Section {
    let year = period.year
    let (first, last) = (Period.month(year, 1), Period.month(year, 12))
    var extra: [MetricFilter] = []
    var place = ""
    if let focus = line.focus,
      let excess = try largestExcess(focus.metric, plan: "korrigeret_budget", by: focus.dimension, window: .yearToDate)
    {
      extra = [MetricFilter(focus.dimension, excess.key)]
      let label = labels.label(excess.key, of: focus.dimension)
      place = label.name + (label.note.map { " (\($0))" } ?? "") + ": "
    }
    let now = try reader.months(line.metric, from: first, to: lastMonth, filters: extra)
    let before = try reader.months(line.metric, from: first.lastYear, to: last.lastYear, filters: extra)
    let plan = try line.plan.map { try reader.months($0, from: first, to: last, filters: extra) }
    let months = Period.series(from: first, to: last, by: .month)
    let text = line.format
    let padding = Array(repeating: ChartPoint(nil), count: months.count - now.count)
    let chart = LineChart(
      labels: (1...12).map(DanishText.shortMonth), shortLabels: (1...12).map(DanishText.tinyMonth),
      current: .init(name: "\(year)", points: now.map { FigureText($0, text).point } + padding),
      comparison: before.contains { $0.value != nil }
        ? .init(name: "\(year - 1)", points: before.map { FigureText($0, text).point }) : nil,
      plan: plan.map { .init(name: line.planLabel, points: $0.map { FigureText($0, text).point }) },
      highlighted: now.count - 1, format: text.format)
    let finding = lineFinding(now, before, plan, line)
    let measure = place.isEmpty ? DanishText.capitalised(line.measure) : line.measure
    let unit = line.format.unit("")
    let subtitle = "\(place)\(measure) pr. måned\(unit.isEmpty ? "" : ", \(unit)"), \(year)."
    let figure = ChartFigure(
      id: section.id, title: finding ?? section.title, subtitle: subtitle,
      alternative: "Linjediagram: \(place)\(line.measure), januar til december \(year)",
      description: lineDescription(now, before, plan, line), chart: .line(chart),
      table: lineTable(section, months, now, before, plan, line), help: help(section),
      reference: reader.reference(line.metric, first, lastMonth, filters: extra),
      sourceText: sourceText(of: [line.metric]))
    return Section(id: section.id + "-afsnit", title: figure.title, blocks: [.figure(figure)])
  }

  /// The last month against the plan, else against the same month last year.
  private func lineFinding(
    _ now: [Figure], _ before: [Figure], _ plan: [Figure]?, _ line: SectionDefinition.LineDefinition
  ) -> String? {
    guard let last = now.last, last.value != nil else { return nil }
    let index = now.count - 1
    let (base, word) =
      plan.map { ($0[index], line.planLabel.lowercased() + "tet") } ?? (
        before[index], "\(DanishText.name(of: lastMonth.lastYear))"
      )
    guard let change = difference(last, base) else { return nil }
    let measure = DanishText.capitalised(line.measure)
    let unit = line.format == .persons || line.format == .count ? "" : DanishText.space + line.format.unit("")
    let month = DanishText.month(lastMonth.firstDay.month)
    if abs(change) < line.format.isLevelBelow { return "\(measure) i \(month) er som \(word)" }
    return
      "\(measure) i \(month) er \(line.format.format.text(abs(change)))\(unit) \(change > 0 ? "over" : "under") \(word)"
  }

  private func lineDescription(
    _ now: [Figure], _ before: [Figure], _ plan: [Figure]?, _ line: SectionDefinition.LineDefinition
  ) -> String {
    let format = line.format
    let unit = format == .persons || format == .count ? "" : DanishText.space + format.unit("")
    var sentences: [String] = []
    if let first = now.first(where: { $0.value != nil }), let last = now.last(where: { $0.value != nil }) {
      sentences.append(
        "\(period.year) går fra \(FigureText(first, format).number)\(unit) i \(DanishText.month(first.from.firstDay.month)) til \(FigureText(last, format).number)\(unit) i \(DanishText.month(last.from.firstDay.month))."
      )
    } else {
      sentences.append("Der er ingen tal for \(period.year).")
    }
    let earlier = before.compactMap(\.value)
    if let low = earlier.min(), let high = earlier.max() {
      sentences.append(
        "\(period.year - 1) lå mellem \(format.format.text(low)) og \(format.format.text(high))\(unit).")
    }
    if let planned = plan?.compactMap(\.value), let low = planned.min(), let high = planned.max() {
      sentences.append(
        low == high
          ? "\(line.planLabel) er \(format.format.text(low))\(unit) om måneden."
          : "\(line.planLabel) er mellem \(format.format.text(low)) og \(format.format.text(high))\(unit).")
    }
    sentences.append("Alle tal står i tabellen under figuren.")
    return sentences.joined(separator: " ")
  }

  private func lineTable(
    _ section: SectionDefinition, _ months: [Period], _ now: [Figure], _ before: [Figure], _ plan: [Figure]?,
    _ line: SectionDefinition.LineDefinition
  ) -> DataTable {
    let unit = line.format.unit("")
    var columns = [DataTable.Column("Måned"), DataTable.Column("\(period.year)", unit: unit, number: true)]
    if plan != nil { columns.append(DataTable.Column(line.planLabel, unit: unit, number: true)) }
    columns.append(DataTable.Column("\(period.year - 1)", unit: unit, number: true))
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
