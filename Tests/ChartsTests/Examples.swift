import Danish
import DocumentModel

/// Charts of the kinds that reports hold, and the awkward ones; looked at and held by the tests.
enum Examples {
  static let months = ["jan.", "feb.", "mar.", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."]
  static let short = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
  static let oneDecimal = NumberFormat(decimals: 1)

  static func figure(_ chart: Chart, title: String = "Linjediagram") -> ChartFigure {
    ChartFigure(
      id: "prøve", title: "Fundet", subtitle: "Mål", alternative: title, description: "Beskrivelse", chart: chart,
      table: DataTable(id: "t", caption: "c", columns: [], rows: []), help: HelpText(paragraphs: []),
      reference: FigureReference(metric: "m", from: "2026-01", to: "2026-10"), sourceText: "Kilde")
  }

  static func points(_ values: [Double?], preliminary: Int = 0, expected: Int = 0) -> [ChartPoint] {
    values.enumerated().map { index, value in
      let fromEnd = values.count - index
      let state: CellState =
        fromEnd <= expected ? .expected : fromEnd <= expected + preliminary ? .preliminary : .normal
      return ChartPoint(value, state: state)
    }
  }

  static func series(_ name: String, _ values: [Double?], preliminary: Int = 0, expected: Int = 0) -> LineChart.Series {
    LineChart.Series(name: name, points: points(values, preliminary: preliminary, expected: expected))
  }

  static let lastYear = series("2025", [28.9, 29.1, 29, 29.3, 29.2, 29.5, 29.4, 29.6, 29.8, 30, 29.9, 30.1])
  static let budget = series("Budget", Array(repeating: 30, count: 12))

  /// The thread of the look pages: rising, over budget, October preliminary.
  static let rising = LineChart(
    labels: months, shortLabels: short,
    current: series("2026", [30.1, 30.4, 30.8, 31.5, 31.9, 32.3, 32.6, 33.1, 33.9, 34.2], preliminary: 1),
    comparison: lastYear, plan: budget, highlighted: 9,
    annotations: [.init(index: 7, text: "Tre unge fra familieområdet fyldte 18 fra marts til august")],
    format: oneDecimal)

  static var expected: LineChart {
    var chart = rising
    chart.current = series(
      "2026", [30.1, 30.4, 30.8, 31.5, 31.9, 32.3, 32.6, 33.1, 33.9, 34.2, 34, 33.9], expected: 2)
    chart.current.points[9].state = .preliminary
    return chart
  }

  static var missing: LineChart {
    var current = series("2026", [212, 215, 213, 218, nil, 221, 224, 223, 227, 229], preliminary: 1)
    current.points[4].state = .missing
    return LineChart(labels: months, shortLabels: short, current: current, highlighted: 9, format: NumberFormat())
  }

  static let broken = LineChart(
    labels: ["juli", "aug.", "sep.", "okt.", "nov.", "dec.", "jan.", "feb.", "mar.", "apr.", "maj", "juni"],
    shortLabels: ["jul", "aug", "sep", "okt", "nov", "dec", "jan", "feb", "mar", "apr", "maj", "jun"],
    current: series("Modtagere", [148, 150, 149, 152, 153, 155, 131, 133, 132, 135, 136, 138]),
    breaks: [.init(before: 6, reason: "Ny opgørelse fra 1. januar 2026")], format: NumberFormat())

  static var suppressed: LineChart {
    var current = series("2026", [12, 9, nil, nil, 7, 11, nil, 8, 14, 10], preliminary: 1)
    current.points[2].state = .suppressed
    current.points[3].state = .suppressed
    current.points[6].state = .hidden
    return LineChart(
      labels: months, shortLabels: short, current: current,
      comparison: series("2025", [8, 8, 9, 7, 6, 9, 8, 10, 9, 10, 8, 10]),
      plan: series("Mål", Array(repeating: 10, count: 12)),
      highlighted: 9, format: NumberFormat())
  }

  static let coinciding = LineChart(
    labels: months, shortLabels: short,
    current: series("Årets forbrug", [10, 12, 14, 13, 15, 17, 16, 18, 19, 20, 20, 20]),
    comparison: series("Samme periode sidste år", [12, 13, 15, 12, 14, 16, 15, 17, 18, 19, 20, 20]),
    plan: series("Korrigeret budget", Array(repeating: 20, count: 12)), highlighted: 11,
    annotations: [
      .init(index: 11, text: "Regning fra to kvartaler"),
      .init(index: 10, text: "Takststigning på 1,5 pct. i Botilbuddet Åsen"),
    ], format: NumberFormat())

  static var single: LineChart {
    LineChart(
      labels: ["okt."], shortLabels: ["okt"], current: series("2026", [34.2]), comparison: series("2025", [30.0]),
      plan: series("Budget", [31.0]), format: oneDecimal)
  }

  static let negative = LineChart(
    labels: months, shortLabels: short,
    current: series("Afvigelse 2026", [-1.2, -0.8, 0.3, 0.9, -0.2, -1.5, -2.8, -2.1, -3.4, -3.9]),
    plan: series("Budget", Array(repeating: 0, count: 12)), highlighted: 9,
    format: NumberFormat(decimals: 1, signed: true))

  static let huge = LineChart(
    labels: months, shortLabels: short,
    current: series("2026", (0..<10).map { 61_234_567_890 + Double($0) * 3_210_987_654 }),
    comparison: series("2025", (0..<12).map { 58_234_567_890 + Double($0) * 2_210_987_654 }), highlighted: 9,
    format: NumberFormat())

  private static let dailyValues: [Double?] = (1...31).map { (day: Int) -> Double? in
    let value = 412 + (day * 37) % 11 - (day % 5) * 3
    return Double(value)
  }

  static let daily = LineChart(
    labels: (1...31).map { "\($0). okt." }, shortLabels: (1...31).map { "\($0)." },
    current: series("Oktober 2026", dailyValues), highlighted: 16,
    annotations: [.init(index: 16, text: "Nyt tilbud åbner")], format: NumberFormat())

  static var allMissing: LineChart {
    LineChart(
      labels: months, shortLabels: short,
      current: .init(name: "2026", points: Array(repeating: ChartPoint(nil, state: .missing), count: 12)),
      plan: budget, format: oneDecimal)
  }

  static let empty = LineChart(
    labels: [], shortLabels: [], current: .init(name: "2026", points: []), format: NumberFormat())

  static let bars = BarChart(
    bars: [
      .init(name: "18–29 år", point: ChartPoint(31), mark: 28),
      .init(name: "30–49 år", point: ChartPoint(47), mark: 51, emphasised: true),
      .init(name: "50–66 år", point: ChartPoint(38, state: .preliminary), mark: 38),
      .init(name: "67–79 år", point: ChartPoint(nil, state: .suppressed)),
      .init(name: "80 år og over", point: ChartPoint(nil, state: .hidden)),
      .init(name: "Uden alder", point: ChartPoint(nil, state: .missing)), .init(name: "Ingen", point: ChartPoint(0)),
    ], markName: "okt. 2025", format: NumberFormat())

  static let longBars = BarChart(
    bars: [
      .init(
        name: "Botilbudslignende støtte i almen bolig efter servicelovens § 85 for borgere med dobbeltdiagnose",
        point: ChartPoint(61_234_567.5)),
      .init(name: "Aktivitets- og samværstilbud", point: ChartPoint(-4_234_567)),
      .init(name: "Særligttilrettelagtungdomsuddannelsesforberedendebotilbudsindsats", point: ChartPoint(5)),
      .init(name: "BPA", point: ChartPoint(12_000_000, state: .expected)),
    ], format: NumberFormat(scale: 1_000_000, decimals: 1))

  static let deviations = DeviationChart(
    bars: [
      .init(name: "Midlertidigt botilbud", point: ChartPoint(3.5), emphasised: true),
      .init(name: "Længerevarende botilbud", point: ChartPoint(0.5)),
      .init(name: "Aktivitets- og samværstilbud", point: ChartPoint(0.3)),
      .init(name: "Forsorgshjem og krisecentre", point: ChartPoint(0.3, state: .preliminary)),
      .init(name: "Beskyttet beskæftigelse", point: ChartPoint(-0.1)),
      .init(name: "Støtte i eget hjem", point: ChartPoint(-0.4)),
      .init(name: "Botilbudslignende støtte", point: ChartPoint(-0.5)),
      .init(name: "Borgerstyret personlig assistance", point: ChartPoint(-0.5)),
      .init(name: "Uden område", point: ChartPoint(nil, state: .missing)),
      .init(name: "Ledsagelse", point: ChartPoint(0)),
    ], lessName: "mindreforbrug", moreName: "merforbrug", format: NumberFormat(decimals: 1, signed: true))

  static let onlyLess = DeviationChart(
    bars: [
      .init(name: "Støtte i eget hjem", point: ChartPoint(-1.4)), .init(name: "Ledsagelse", point: ChartPoint(-0.2)),
    ],
    lessName: "mindreforbrug", moreName: "merforbrug", format: NumberFormat(decimals: 1, signed: true))

  static let flow = FlowChart(
    labels: Array(months.prefix(10)), shortLabels: Array(short.prefix(10)),
    inflow: points([8, 6, 9, 7, 10, 6, 5, 9, 11, 9], preliminary: 1),
    outflow: points([7, 5, 6, 7, 8, 6, 6, 6, 8, 6]), inflowMarks: [7, 7, 8, 6, 8, 7, 4, 8, 8, 7],
    outflowMarks: [6, 7, 7, 6, 8, 5, 5, 7, 8, 6], markName: "2025", highlighted: 9)

  static var flowWithGaps: FlowChart {
    var chart = FlowChart(
      labels: months, shortLabels: short, inflow: points([8, 6, nil, 7, nil, 6, 5, nil, 11, 9, nil, nil]),
      outflow: points([7, nil, nil, 7, 8, 6, 6, 6, nil, 6, nil, nil]), highlighted: 9)
    chart.inflow[2].state = .missing
    chart.outflow[2].state = .missing
    chart.inflow[4].state = .suppressed
    chart.inflow[7].state = .missing
    chart.outflow[1].state = .suppressed
    chart.outflow[8].state = .hidden
    return chart
  }

  static let flowHuge = FlowChart(
    labels: (0..<24).map { months[$0 % 12] + ($0 % 12 == 0 ? " \(2025 + $0 / 12)" : "") },
    shortLabels: (0..<24).map { short[$0 % 12] }, inflow: points((0..<24).map { Double(1200 + ($0 * 331) % 900) }),
    outflow: points((0..<24).map { Double(900 + ($0 * 577) % 1100) }), markName: nil, highlighted: 23)

  static var small: LineChart {
    LineChart(
      labels: ["jan.", "feb.", "mar."], shortLabels: ["jan", "feb", "mar"],
      current: series("2026", [3, 4, 6], preliminary: 1), plan: series("Mål", [5, 5, 5]), highlighted: 2,
      format: NumberFormat())
  }

  static let smallBars = BarChart(
    bars: [
      .init(name: "18–29 år", point: ChartPoint(31), mark: 28),
      .init(name: "30 år og over", point: ChartPoint(nil, state: .suppressed)),
    ], markName: "2025", format: NumberFormat())

  static let all: [(name: String, chart: Chart)] = [
    ("rising", .line(rising)), ("expected", .line(expected)), ("missing", .line(missing)), ("broken", .line(broken)),
    ("suppressed", .line(suppressed)), ("coinciding", .line(coinciding)), ("single", .line(single)),
    ("negative", .line(negative)), ("huge", .line(huge)), ("daily", .line(daily)), ("allMissing", .line(allMissing)),
    ("empty", .line(empty)), ("bars", .bars(bars)), ("longBars", .bars(longBars)),
    ("deviations", .deviationBars(deviations)),
    ("onlyLess", .deviationBars(onlyLess)), ("flow", .flow(flow)), ("flowWithGaps", .flow(flowWithGaps)),
    ("flowHuge", .flow(flowHuge)),
  ]
}
