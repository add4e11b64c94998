internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import MetricEngine
internal import Reporting
internal import Serving

/// A key figure month by month, this year beside the year before, as a document with one chart.
struct MetricHistory {
  let definition: MetricDefinition
  let open: OpenWarehouse
  let scope: Scope

  func document(recipient: String) throws -> Document? {
    let latest = open.latestMonth
    if FollowUps.metrics.contains(definition.id) { return withoutPast(latest, recipient: recipient) }
    let months = Period.series(from: latest.advanced(by: -11), to: latest, by: .month)
    guard let first = months.first else { return nil }
    let request = MetricRequest(
      metrics: [definition.id], from: first, to: latest, grain: .month, comparison: .lastYear)
    guard let set = try open.engine.figures(request, scope: scope).first else { return nil }
    let rows = set.byPeriod
    let figures = months.map { rows[$0] ?? Figure(from: $0, to: $0, value: nil, state: .missing) }
    guard figures.contains(where: { $0.value != nil || $0.state == .suppressed }) else { return nil }
    let format = Words.format(definition)
    let reference = FigureReference(metric: definition.id, from: latest.description, to: latest.description)
    let finding = finding(figures, format)
    let chart = ChartFigure(
      id: "historik", title: finding, subtitle: "\(definition.title), \(definition.unit.rawValue), måned for måned.",
      alternative: "Linjediagram: \(definition.title), \(DanishText.longName(from: first, to: latest))",
      description: finding,
      chart: .line(line(figures, months, format)), table: table(figures, format),
      help: HelpText(
        paragraphs: Array(definition.help.dropFirst().isEmpty ? definition.help[...] : definition.help.dropFirst())),
      reference: reference, sourceText: sources(set))
    return Document(
      id: "noegletal-\(definition.id)", title: definition.title, name: definition.title, period: latest.description,
      municipality: open.municipalityName, recipient: recipient, lead: Prose(definition.help.first ?? definition.title),
      sections: [Section(id: "udvikling", title: finding, blocks: [.figure(chart)])], asOf: open.asOf,
      definitionVersion: definition.version)
  }

  /// How follow-ups stood on earlier days is not in the extract, so nothing is drawn of it.
  private func withoutPast(_ latest: Period, recipient: String) -> Document {
    Document(
      id: "noegletal-\(definition.id)", title: definition.title, name: definition.title, period: latest.description,
      municipality: open.municipalityName, recipient: recipient, lead: Prose(definition.help.first ?? definition.title),
      notices: [
        Notice(
          .info, title: "Udviklingen vises ikke.",
          text: Prose(
            "Kilden kender kun den næste og den seneste dato for en opfølgning, så det vides ikke, hvordan de stod i tidligere måneder."
          ))
      ], asOf: open.asOf, definitionVersion: definition.version)
  }

  /// The latest value held against the same month last year: no verdict, only which way.
  private func finding(_ figures: [Figure], _ format: NumberFormat) -> String {
    guard let last = figures.last(where: { $0.value != nil }), let value = last.value else {
      return "\(definition.title) kan ikke vises for de seneste tolv måneder"
    }
    let now = "\(format.text(value))\u{A0}\(definition.unit.rawValue) i \(DanishText.name(of: last.to))"
    if let latest = figures.last, latest.value == nil {
      let word = Words.value(latest, of: definition)
      let standing = word == "mangler" ? word : latest.state == .suppressed ? "vises ikke" : "har intet at opgøre"
      return "\(definition.title) \(standing) i \(DanishText.name(of: latest.to)); senest \(now)"
    }
    guard let change = last.change, let before = last.comparison?.value else { return "\(definition.title): \(now)" }
    if format.text(abs(change)) == format.text(0) { return "\(definition.title): \(now), som året før" }
    // Of what is below zero, "more" can be read both ways.
    if value < 0 || before < 0 { return "\(definition.title): \(now), mod \(format.text(before)) året før" }
    let points = definition.unit == .percent ? " procentpoint" : ""
    return "\(definition.title): \(now), \(format.text(abs(change)))\(points) \(words(change > 0)) end året før"
  }

  private func words(_ isMore: Bool) -> String {
    switch definition.unit {
    case .kroner: isMore ? "mere" : "mindre"
    case .kronerPerFullYearPerson, .percent: isMore ? "højere" : "lavere"
    case .persons, .spells, .cases, .services, .places, .goals: isMore ? "flere" : "færre"
    }
  }

  private func line(_ figures: [Figure], _ months: [Period], _ format: NumberFormat) -> LineChart {
    let comparison = figures.map { figure in
      ChartPoint(figure.comparison?.value, state: Words.cellState(figure.comparison?.state ?? .missing, of: definition))
    }
    return LineChart(
      labels: months.map { String(DanishText.month($0.firstDay.month).prefix(3)) },
      shortLabels: months.map { String(DanishText.month($0.firstDay.month).prefix(3)) },
      current: .init(
        name: "Seneste år",
        points: figures.map { ChartPoint($0.value, state: Words.cellState($0.state, of: definition)) }),
      comparison: comparison.contains { $0.value != nil } ? .init(name: "Året før", points: comparison) : nil,
      highlighted: figures.count - 1, format: format)
  }

  private func table(_ figures: [Figure], _ format: NumberFormat) -> DataTable {
    DataTable(
      id: "historik", caption: "\(definition.title), måned for måned", note: definition.unit.rawValue,
      columns: [.init("Måned"), .init("Værdi", number: true), .init("Året før", number: true)],
      rows: figures.map { figure in
        DataTable.Row([
          Cell(DanishText.name(of: figure.from)),
          Cell(
            Words.value(figure, of: definition), state: Words.cellState(figure.state, of: definition),
            number: figure.value,
            decimals: format.decimals),
          Cell(
            Words.value(figure.comparison?.value, figure.comparison?.state ?? .missing, of: definition),
            state: Words.cellState(figure.comparison?.state ?? .missing, of: definition),
            number: figure.comparison?.value,
            decimals: format.decimals),
        ])
      })
  }

  private func sources(_ set: FigureSet) -> String {
    set.sources.isEmpty
      ? "Ingen kilde er leveret"
      : "Kilder: "
        + set.sources.map { "\(Words.source($0.file)), leveret \(DanishText.time($0.received))" }.joined(
          separator: "; ")
  }
}
