internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel
internal import MetricEngine

/// Deviation from the plan, one bar a key, largest excess first (afvigelse).
struct DeviationSection: OneFormatSection {
  static let word = "afvigelse"

  let money: Spending
  let by: Dimension
  let window: ReportWindow
  var format: NumberText
  /// What a row is: "Ydelsesområde".
  let rowTitle: String

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    let format = item.choice("format", NumberText.self)
    let rowTitle = item.string("row_name")
    guard let money = metrics.spending(metrics.metric(item), metrics.metric(item, "plan"), item),
      let by = item.choice("by", Dimension.self), let window = metrics.comparedWindow(item),
      let format, let rowTitle
    else { return nil }
    metrics.check([money.metric, money.plan], by: by, item)
    (self.money, self.by, self.window) = (money, by, window)
    (self.format, self.rowTitle) = (format, rowTitle)
  }

  var figures: [ShownFigure] {
    [money.metric, money.plan].map { ShownFigure(metric: $0, format: format, window: window) }
  }

  func write(_ section: SectionDefinition, in writer: ReportWriter) throws -> Section {
    let (reader, labels) = (writer.reader, writer.labels)
    let (from, to) = window.bounds(writer.period)
    let actual = try reader.figures(money.metric, from: from, to: to, by: [by])
    let planned = try reader.figures(money.plan, from: from, to: to, by: [by])
    let found = try writer.deviation(money.metric, plan: money.plan, by: by, window: window, format: format)
    let keys = labels.sorted(Set(actual.keys).union(planned.keys).map { $0[0] }, of: by)
    let bars = keys.map { key -> (name: String, key: String?, deviation: Double?, actual: Figure?, plan: Figure?) in
      let (value, plan) = (actual[[key]], planned[[key]])
      let deviation: Double? =
        found == nil || value.map(\.value) == .some(nil) || plan.map(\.value) == .some(nil)
        ? nil : (value?.value ?? 0) - (plan?.value ?? 0)
      return (labels.label(key, of: by).name, key, deviation, value, plan)
    }
    let sorted = bars.enumerated().sorted {
      (-($0.element.deviation ?? -.infinity), $0.offset) < (-($1.element.deviation ?? -.infinity), $1.offset)
    }.map(\.element)
    let worst = found?.worst
    let chart = DeviationChart(
      bars: sorted.map {
        .init(
          name: $0.name, point: ChartPoint($0.deviation, state: $0.deviation == nil ? .missing : .normal),
          emphasised: worst != nil && $0.key == worst?.key)
      }, lessName: money.less, moreName: money.more, format: format.signed)
    let when = DanishText.name(from: from, to: to)
    let unit = format.unit("")
    let absent = found == nil ? Cell("", state: .missing) : Cell(format.format.text(0), number: 0)
    let table = DataTable(
      id: "\(section.id)-tal", caption: section.title, note: "\(unit), \(when). Plus er \(money.more).",
      columns: [
        DataTable.Column(rowTitle), DataTable.Column("Afvigelse", unit: unit, number: true),
        DataTable.Column(DanishText.capitalised(money.noun), unit: unit, number: true),
        DataTable.Column(DanishText.capitalised(money.planNoun), unit: unit, number: true),
      ],
      rows: sorted.map { bar in
        DataTable.Row([
          Cell(bar.name),
          bar.deviation.map {
            Cell(format.signed.text($0), number: $0 / format.format.scale, decimals: format.format.decimals)
          } ?? Cell("–"),
          bar.actual.map { FigureText($0, format).cell(nil) } ?? absent,
          bar.plan.map { FigureText($0, format).cell(nil) } ?? absent,
        ])
      })
    let figure = ChartFigure(
      id: section.id, title: found.map { writer.finding($0, of: money, by: by) } ?? section.title,
      subtitle: "\(DanishText.capitalised(money.noun)) minus \(money.planNoun), \(unit), \(when).",
      alternative: "Søjlediagram: afvigelse fra \(money.planNoun) pr. \(DanishText.inSentence(rowTitle)), \(when)",
      description: sorted.compactMap { bar in
        bar.deviation.map { "\(bar.name) \(format.signed.text($0))" }
      }.joined(separator: ", ") + ". Tal i \(unit.sentenceEnd)", chart: .deviationBars(chart), table: table,
      help: writer.help(section), reference: reader.reference(money.metric, from, to),
      sourceText: writer.sourceText(of: [money.metric, money.plan]))
    return Section(id: section.id + "-afsnit", title: figure.title, blocks: [.figure(figure)])
  }
}
