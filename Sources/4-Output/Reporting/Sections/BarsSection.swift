internal import CareModel
internal import Danish
internal import DocumentModel
internal import MetricEngine

extension ReportWriter {
  /// One bar a key, with last year's as marks.
  func barsSection(_ section: SectionDefinition, _ definition: SectionDefinition.BarsDefinition) throws -> Section {
    let (from, to) = definition.window.bounds(period)
    let now = try reader.figures(definition.metric, from: from, to: to, by: [definition.by])
    let earlier = compared(from, to)
    let earlierName = DanishText.name(from: earlier.from, to: earlier.to)
    let before =
      definition.showsLastYear
      ? try reader.figures(definition.metric, from: earlier.from, to: earlier.to, by: [definition.by]) : [:]
    let whole = try reader.figure(definition.metric, from: from, to: to)
    // Where the source is there, a key without a row counts nothing; where it is not, nothing is known of it.
    let absent = whole.state == .missing ? FigureText(whole, definition.format) : nil
    let keys = labels.sorted(Set(now.keys).union(before.keys).map { $0[0] }, of: definition.by)
    let format = definition.format
    let bars = keys.map { key in
      BarChart.Bar(
        name: labels.label(key, of: definition.by).name,
        point: now[[key]].map { FigureText($0, format).point } ?? absent?.point ?? ChartPoint(0),
        mark: before[[key]]?.value)
    }
    let when = DanishText.name(from: from, to: to)
    var columns = [
      DataTable.Column("Navn"), DataTable.Column(DanishText.capitalised(definition.noun), unit: when, number: true),
    ]
    if definition.showsLastYear {
      columns.append(
        DataTable.Column(
          DanishText.capitalised(definition.noun), unit: earlierName,
          number: true))
    }
    let rows = keys.map { key -> DataTable.Row in
      var cells = [Cell(labels.label(key, of: definition.by).name)]
      cells.append(
        now[[key]].map { FigureText($0, format).cell(nil) } ?? absent?.cell(nil)
          ?? Cell(format.format.text(0), number: 0))
      if definition.showsLastYear {
        cells.append(before[[key]].map { FigureText($0, format).cell(nil) } ?? Cell(format.format.text(0), number: 0))
      }
      return DataTable.Row(cells)
    }
    let hasMarks = bars.contains { $0.mark != nil }
    let figure = ChartFigure(
      id: section.id, title: barsFinding(bars, definition) ?? section.title,
      subtitle: "\(DanishText.capitalised(definition.noun)), \(when)."
        + (hasMarks ? " Streg: \(earlierName)." : ""),
      alternative: "Søjlediagram: \(definition.noun), \(when)",
      description: bars.map { bar in
        "\(bar.name) \(bar.point.value.map { format.format.text($0) } ?? (bar.point.state == .suppressed ? "under 5" : "mangler"))"
      }.joined(separator: ", ") + ".",
      chart: .bars(BarChart(bars: bars, markName: hasMarks ? earlierName : nil, format: format.format)),
      table: DataTable(id: "\(section.id)-tal", caption: section.title, note: when, columns: columns, rows: rows),
      help: help(section), reference: reader.reference(definition.metric, from, to),
      sourceText: sourceText(of: [definition.metric]))
    return Section(id: section.id + "-afsnit", title: figure.title, blocks: [.figure(figure)])
  }

  /// Only said of what all may compare; never of named staff, and not when values are hidden.
  private func barsFinding(_ bars: [BarChart.Bar], _ definition: SectionDefinition.BarsDefinition) -> String? {
    guard definition.by != .caseworker, bars.allSatisfy({ $0.point.value != nil }) else { return nil }
    let sorted = bars.sorted { ($0.point.value ?? 0) > ($1.point.value ?? 0) }
    guard sorted.count > 1, let first = sorted[0].point.value, let second = sorted[1].point.value, first > second * 1.5,
      first - second >= 2
    else { return nil }
    return "\(sorted[0].name) har klart flest \(definition.noun)"
  }
}
