internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel
internal import MetricEngine

/// How many there are in each class, as bars in the classes' own order, with each class's share (fordeling). Small numbers are
/// hidden as everywhere, and a share that would tell one is hidden with it.
struct DistributionSection: SectionKind {
  static let word = "fordeling"

  private let metric: String
  private let by: Dimension
  private let window: ReportWindow
  private let noun: CountedNoun
  /// What a class is: "Aldersgruppe".
  private let rowTitle: String

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    guard let metric = metrics.metric(item), let by = item.choice("by", Dimension.self),
      let window = item.choice("window", ReportWindow.self), let rowTitle = item.string("row_name"),
      let noun = metrics.counted(metric, item)
    else { return nil }
    metrics.check([metric], by: by, item)
    (self.metric, self.by, self.window, self.rowTitle, self.noun) = (metric, by, window, rowTitle, noun)
  }

  var figures: [ShownFigure] { [ShownFigure(metric: metric, format: .count, window: window)] }

  func write(_ section: SectionDefinition, in writer: ReportWriter) throws -> Section {
    let (reader, labels, count) = (writer.reader, writer.labels, NumberText.count)
    let (from, to) = window.bounds(writer.period)
    let groups = try reader.figures(metric, from: from, to: to, by: [by])
    let whole = try reader.figure(metric, from: from, to: to)
    let when = DanishText.name(from: from, to: to)
    let things = DanishText.capitalised(noun.many)
    let classes = labels.sorted(groups.keys.map { $0[0] }, of: by).compactMap { key in
      groups[[key]].map { (name: labels.label(key, of: by).name, figure: $0) }
    }
    // A share beside a hidden number would tell the number: then none is shown.
    let total = classes.allSatisfy { $0.figure.value != nil } ? whole.value.flatMap { $0 > 0 ? $0 : nil } : nil
    func share(_ figure: Figure) -> Cell {
      guard let total, let value = figure.value else { return Cell("–") }
      let percent = value / total * 100
      return Cell(NumberText.percent.format.text(percent), number: percent, decimals: 1)
    }
    let rows = classes.map {
      DataTable.Row([Cell($0.name), FigureText($0.figure, count).cell(nil), share($0.figure)])
    }
    let sum = DataTable.Row(
      [
        Cell("I alt"), FigureText(whole, count).cell(nil),
        total == nil ? Cell("–") : Cell("100,0", number: 100, decimals: 1),
      ],
      kind: .total)
    let table = DataTable(
      id: "\(section.id)-tal", caption: section.title, note: when,
      columns: [
        DataTable.Column(rowTitle), DataTable.Column(things, number: true),
        DataTable.Column("Andel", unit: "pct.", number: true),
      ], rows: rows.isEmpty ? [] : rows + [sum],
      emptyText: whole.value == nil
        ? "Tallene kan ikke vises, fordi en kilde ikke er leveret for hele perioden. Det er ikke nul."
        : DataTable.nobody)
    if rows.isEmpty { return Section(id: section.id, title: section.title, blocks: [.table(table)]) }
    let bars = classes.map { BarChart.Bar(name: $0.name, point: FigureText($0.figure, count).point) }
    let figure = ChartFigure(
      id: section.id, title: finding(classes, total) ?? section.title,
      subtitle: "\(things) pr. \(DanishText.inSentence(rowTitle)), \(when).",
      alternative: "Søjlediagram: \(noun.many) pr. \(DanishText.inSentence(rowTitle)), \(when)",
      description: classes.map { "\($0.name): \(FigureText($0.figure, count).counted(noun) ?? "mangler")" }
        .joined(separator: ", ") + ".",
      chart: .bars(BarChart(bars: bars, format: count.format)), table: table, help: writer.help(section),
      reference: reader.reference(metric, from, to), sourceText: writer.sourceText(of: [metric]))
    return Section(id: section.id + "-afsnit", title: figure.title, blocks: [.figure(figure)])
  }

  /// The class that has more than half, where all may be told.
  private func finding(_ classes: [(name: String, figure: Figure)], _ total: Double?) -> String? {
    guard let total, classes.count > 1, let most = classes.max(by: { ($0.figure.value ?? 0) < ($1.figure.value ?? 0) }),
      let value = most.figure.value, value > total / 2
    else { return nil }
    return "Over halvdelen af \(noun.many.isEmpty ? "dem" : "alle \(noun.many)") er i gruppen \(most.name)"
  }
}
