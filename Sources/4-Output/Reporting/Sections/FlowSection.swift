internal import CareModel
internal import Danish
internal import Definitions
internal import DocumentModel
internal import MetricEngine

/// Arrivals and departures a month of the year, with last year's as marks (bevægelse).
struct FlowSection: SectionKind {
  static let word = "bevaegelse"

  let inflow: String
  let outflow: String
  let stock: String

  init?(reading item: DefinitionMapping, metrics: KnownMetrics) {
    guard let inflow = metrics.metric(item, "inflow"), let outflow = metrics.metric(item, "outflow"),
      let stock = metrics.metric(item, "stock")
    else { return nil }
    (self.inflow, self.outflow, self.stock) = (inflow, outflow, stock)
  }

  var figures: [ShownFigure] {
    [inflow, outflow, stock].map { ShownFigure(metric: $0, format: .count, window: .yearToDate) }
  }

  var drawsMonthsBesideLastYear: Bool { true }

  func write(_ section: SectionDefinition, in writer: ReportWriter) throws -> Section {
    try FlowWriting(flow: self, section: section, writer: writer).write()
  }
}

/// Writes one drawing of arrivals and departures of one edition.
private struct FlowWriting {
  let flow: FlowSection
  let section: SectionDefinition
  let writer: ReportWriter

  private var reader: FigureReader { writer.reader }
  private var lastMonth: Period { writer.lastMonth }

  func write() throws -> Section {
    let year = writer.period.year
    let first = Period.month(year, 1)
    let months = Period.series(from: first, to: lastMonth, by: .month)
    let inflow = try reader.months(flow.inflow, from: first, to: lastMonth)
    let outflow = try reader.months(flow.outflow, from: first, to: lastMonth)
    let inflowBefore = try reader.months(flow.inflow, from: first.lastYear, to: lastMonth.lastYear)
    let outflowBefore = try reader.months(flow.outflow, from: first.lastYear, to: lastMonth.lastYear)
    let opening = try reader.figure(flow.stock, from: first.previous, to: first.previous)
    let closing = try reader.figure(flow.stock, from: lastMonth, to: lastMonth)
    let hasLastYear = inflowBefore.contains { $0.value != nil }
    let count = NumberText.count
    let chart = FlowChart(
      labels: months.map { DanishText.shortMonth($0.firstDay.month) },
      shortLabels: months.map { DanishText.tinyMonth($0.firstDay.month) },
      inflow: inflow.map { FigureText($0, count).point }, outflow: outflow.map { FigureText($0, count).point },
      inflowMarks: hasLastYear ? inflowBefore.map(\.value) : [],
      outflowMarks: hasLastYear ? outflowBefore.map(\.value) : [], markName: hasLastYear ? "\(year - 1)" : nil,
      highlighted: months.count - 1)
    let sums = (total(inflow), total(outflow))
    let when = DanishText.name(from: first, to: lastMonth)
    let figure = ChartFigure(
      id: section.id, title: finding(sums) ?? section.title,
      subtitle: "Antal forløb, der begynder og slutter pr. måned, \(when)."
        + (hasLastYear ? " Streg: samme måned \(year - 1)." : ""),
      alternative: "Søjlediagram: tilgang og afgang pr. måned, \(when)",
      description: description(sums, opening, closing), chart: .flow(chart),
      table: table(months, inflow, outflow, inflowBefore, outflowBefore), help: writer.help(section),
      reference: reader.reference(flow.inflow, first, lastMonth),
      sourceText: sum(opening, closing, sums))
    return Section(id: section.id + "-afsnit", title: figure.title, blocks: [.figure(figure)])
  }

  /// The sum of the months; nil when one of them is hidden or missing. Spells are additive over time.
  private func total(_ figures: [Figure]) -> Double? {
    figures.reduce(Optional(0.0)) { sum, figure in
      guard let sum, let value = figure.value else { return nil }
      return sum + value
    }
  }

  private func finding(_ sums: (Double?, Double?)) -> String? {
    guard let inflow = sums.0, let outflow = sums.1 else { return nil }
    let net = Int(inflow - outflow)
    if inflow == 0 && outflow == 0 { return "Ingen er kommet til eller gået fra siden nytår" }
    if net == 0 { return "Lige mange forløb er begyndt og sluttet siden nytår" }
    let amount = CountedNoun.spells.heading(abs(net))
    return "\(amount) \(net == 1 ? "mere" : net > 0 ? "flere" : "færre") siden nytår"
  }

  private func description(_ sums: (Double?, Double?), _ opening: Figure, _ closing: Figure) -> String {
    guard let inflow = sums.0, let outflow = sums.1 else {
      return "Nogle måneder mangler eller er skjult. De tal, der kan vises, står i tabellen under figuren."
    }
    let (came, went) = (CountedNoun.spells.text(Int(inflow)), CountedNoun.spells.text(Int(outflow)))
    return "I alt begyndte \(came), og \(went) sluttede. Alle tal står i tabellen under figuren."
  }

  /// "421 borgere 1. januar + 80 − 65 = 436 borgere": holds by construction, and is shown so that a reader can check.
  private func sum(_ opening: Figure, _ closing: Figure, _ sums: (Double?, Double?)) -> String {
    guard let opening = opening.value, let closing = closing.value, let inflow = sums.0, let outflow = sums.1 else {
      return ""
    }
    let count = NumberText.count.format
    func citizens(_ value: Double) -> String { DanishText.counted(Int(value.rounded()), "borger", "borgere") }
    return
      "\(citizens(opening)) primo + \(count.text(inflow)) − \(count.text(outflow)) = \(citizens(closing)) ultimo"
  }

  private func table(
    _ months: [Period], _ inflow: [Figure], _ outflow: [Figure], _ inflowBefore: [Figure],
    _ outflowBefore: [Figure]
  ) -> DataTable {
    let count = NumberText.count
    let rows = months.indices.map { index -> DataTable.Row in
      let net = inflow[index].difference(to: outflow[index])
      return DataTable.Row([
        Cell(DanishText.capitalised(DanishText.month(months[index].firstDay.month))),
        FigureText(inflow[index], count).cell(nil), FigureText(outflow[index], count).cell(nil),
        net.map { Cell(count.signed.text($0), number: $0) } ?? Cell("–"),
        FigureText(inflowBefore[index], count).cell(nil), FigureText(outflowBefore[index], count).cell(nil),
      ])
    }
    return DataTable(
      id: "\(section.id)-tal", caption: "Til- og afgang pr. måned", note: "Forløb",
      columns: [
        DataTable.Column("Måned"), DataTable.Column("Tilgang", number: true),
        DataTable.Column("Afgang", number: true), DataTable.Column("Netto", number: true),
        DataTable.Column("Tilgang", unit: "\(writer.period.year - 1)", number: true),
        DataTable.Column("Afgang", unit: "\(writer.period.year - 1)", number: true),
      ], rows: rows)
  }
}
