internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel
internal import MetricEngine

/// One bar a key, with last year's as marks (søjler).
struct BarsSection: OneFormatSection {
  static let word = "soejler"

  let metric: String
  let by: Dimension
  let window: ReportWindow
  var format: NumberText
  let showsLastYear: Bool
  /// A plural that can follow "flest".
  let noun: String

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    showsLastYear = item.bool("last_year")
    guard let metric = metrics.metric(item), let by = item.choice("by", Dimension.self),
      let window = showsLastYear ? metrics.comparedWindow(item) : item.choice("window", ReportWindow.self),
      let format = item.choice("format", NumberText.self),
      let noun = item.string("noun")
    else { return nil }
    metrics.check([metric], by: by, item)
    (self.metric, self.by, self.window, self.format, self.noun) = (metric, by, window, format, noun)
  }

  var figures: [ShownFigure] {
    [ShownFigure(metric: metric, format: format, window: window, isHeldAgainstEarlier: showsLastYear)]
  }

  func write(_ section: SectionDefinition, in writer: ReportWriter) throws -> Section {
    let (reader, labels) = (writer.reader, writer.labels)
    let (from, to) = window.bounds(writer.period)
    let now = try reader.figures(metric, from: from, to: to, by: [by])
    let earlier = writer.compared(from, to)
    let earlierName = DanishText.name(from: earlier.from, to: earlier.to)
    let before =
      showsLastYear
      ? try reader.figures(metric, from: earlier.from, to: earlier.to, by: [by]) : [:]
    let whole = try reader.figure(metric, from: from, to: to)
    // Where the source is there, a key without a row counts nothing; where it is not, nothing is known of it.
    let absent = whole.state == .missing ? FigureText(whole, format) : nil
    let keys = labels.sorted(Set(now.keys).union(before.keys).map { $0[0] }, of: by)
    let bars = keys.map { key in
      BarChart.Bar(
        name: labels.label(key, of: by).name,
        point: now[[key]].map { FigureText($0, format).point } ?? absent?.point ?? ChartPoint(0),
        mark: before[[key]]?.value)
    }
    let when = DanishText.name(from: from, to: to)
    var columns = [
      DataTable.Column("Navn"), DataTable.Column(DanishText.capitalised(noun), unit: when, number: true),
    ]
    if showsLastYear {
      columns.append(
        DataTable.Column(
          DanishText.capitalised(noun), unit: earlierName,
          number: true))
    }
    let rows = keys.map { key -> DataTable.Row in
      var cells = [Cell(labels.label(key, of: by).name)]
      cells.append(
        now[[key]].map { FigureText($0, format).cell(nil) } ?? absent?.cell(nil)
          ?? Cell(format.format.text(0), number: 0))
      if showsLastYear {
        cells.append(before[[key]].map { FigureText($0, format).cell(nil) } ?? Cell(format.format.text(0), number: 0))
      }
      return DataTable.Row(cells)
    }
    let hasMarks = bars.contains { $0.mark != nil }
    let figure = ChartFigure(
      id: section.id, title: finding(bars) ?? section.title,
      subtitle: "\(DanishText.capitalised(noun)), \(when)."
        + (hasMarks ? " Streg: \(earlierName)." : ""),
      alternative: "Søjlediagram: \(noun), \(when)",
      description: bars.map { bar in
        "\(bar.name) \(bar.point.value.map { format.format.text($0) } ?? (bar.point.state == .suppressed ? "under 5" : "mangler"))"
      }.joined(separator: ", ") + ".",
      chart: .bars(BarChart(bars: bars, markName: hasMarks ? earlierName : nil, format: format.format)),
      table: DataTable(id: "\(section.id)-tal", caption: section.title, note: when, columns: columns, rows: rows),
      help: writer.help(section), reference: reader.reference(metric, from, to),
      sourceText: writer.sourceText(of: [metric]))
    return Section(id: section.id + "-afsnit", title: figure.title, blocks: [.figure(figure)])
  }

  /// Only said of what all may compare; never of named staff, and not when values are hidden.
  private func finding(_ bars: [BarChart.Bar]) -> String? {
    guard by != .caseworker, bars.allSatisfy({ $0.point.value != nil }) else { return nil }
    let sorted = bars.sorted { ($0.point.value ?? 0) > ($1.point.value ?? 0) }
    guard sorted.count > 1, let first = sorted[0].point.value, let second = sorted[1].point.value, first > second * 1.5,
      first - second >= 2
    else { return nil }
    return "\(sorted[0].name) har klart flest \(noun)"
  }
}
