internal import CareModel
internal import Danish
internal import DocumentModel
internal import MetricEngine

extension ReportWriter {
  /// Deviation from the plan, one bar a key, largest excess first.
  func deviationSection(
    _ section: SectionDefinition, _ definition: SectionDefinition.DeviationDefinition
  ) throws -> Section {
    let (from, to) = definition.window.bounds(period)
    let actual = try reader.figures(definition.metric, from: from, to: to, by: [definition.by])
    let planned = try reader.figures(definition.plan, from: from, to: to, by: [definition.by])
    let found = try deviation(
      definition.metric, plan: definition.plan, by: definition.by, window: definition.window, format: definition.format)
    let keys = labels.sorted(Set(actual.keys).union(planned.keys).map { $0[0] }, of: definition.by)
    let bars = keys.map { key -> (name: String, key: String?, deviation: Double?, actual: Figure?, plan: Figure?) in
      let (value, plan) = (actual[[key]], planned[[key]])
      let deviation: Double? =
        found == nil || value.map(\.value) == .some(nil) || plan.map(\.value) == .some(nil)
        ? nil : (value?.value ?? 0) - (plan?.value ?? 0)
      return (labels.label(key, of: definition.by).name, key, deviation, value, plan)
    }
    let sorted = bars.enumerated().sorted {
      (-($0.element.deviation ?? -.infinity), $0.offset) < (-($1.element.deviation ?? -.infinity), $1.offset)
    }.map(\.element)
    let format = definition.format
    let worst = found?.worst
    let chart = DeviationChart(
      bars: sorted.map {
        .init(
          name: $0.name, point: ChartPoint($0.deviation, state: $0.deviation == nil ? .missing : .normal),
          emphasised: worst != nil && $0.key == worst?.key)
      }, lessName: "mindreforbrug", moreName: "merforbrug", format: format.signed)
    let when = DanishText.name(from: from, to: to)
    let unit = format.unit("")
    let absent = found == nil ? Cell("", state: .missing) : Cell(format.format.text(0), number: 0)
    let table = DataTable(
      id: "\(section.id)-tal", caption: section.title, note: "\(unit), \(when). Plus er merforbrug.",
      columns: [
        DataTable.Column("Ydelsesområde"), DataTable.Column("Afvigelse", unit: unit, number: true),
        DataTable.Column("Forbrug", unit: unit, number: true), DataTable.Column("Budget", unit: unit, number: true),
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
      id: section.id, title: found.map { finding($0, by: definition.by) } ?? section.title,
      subtitle: "Forbrug minus korrigeret budget, \(unit), \(when).",
      alternative: "Søjlediagram: afvigelse fra budget pr. ydelsesområde, \(when)",
      description: sorted.compactMap { bar in
        bar.deviation.map { "\(bar.name) \(format.signed.text($0))" }
      }.joined(separator: ", ") + ". Tal i \(unit.sentenceEnd)", chart: .deviationBars(chart), table: table,
      help: help(section), reference: reader.reference(definition.metric, from, to),
      sourceText: sourceText(of: [definition.metric, definition.plan]))
    return Section(id: section.id + "-afsnit", title: figure.title, blocks: [.figure(figure)])
  }
}
