import CareModel
import Danish
import DocumentModel

/// A document with every kind of block and awkward contents; all invented, and about nobody.
enum Sample {
  static let reference = FigureReference(
    metric: "helaarspersoner", from: "2026-01", to: "2026-10", filters: [.init("service_area", "midlertidigt_botilbud")]
  )

  static let document = Document(
    id: "proeve", title: "Prøverapport, oktober 2026", name: "Prøverapport", period: "2026-10",
    municipality: "Prøve Kommune", recipient: "Ledelse · hele kommunen",
    facts: ["Center for <Voksne> & \"Støtte\"", "Betalingskommune: Prøve"],
    status: Notice(.preliminary, title: "Foreløbig:", text: Prose("økonomien for oktober lukkes 13-11-2026")),
    lead: Prose([
      .init("Vi har brugt "), .init("2,3 mio. kr. mere end budgettet", strong: true, figure: reference),
      .init(" til og med oktober, fordi der er "), .init("2,4 flere helårspersoner", strong: true, figure: reference),
      .init(" i midlertidigt botilbud (§ 107) end forudsat. Prisen pr. person er næsten uændret."),
    ]),
    keyFigures: keyFigures,
    notices: [
      Notice(
        .reservation, title: "Med forbehold.",
        text: Prose([
          .init("472.000 kr. ligger uden for alle områder: konto 5.38.99 & \"andet\". "),
          .init("Se beløbet", figure: reference), .init("."),
        ]))
    ],
    sections: sections,
    sources: [
      Source(
        name: "Indsatser", file: "indsatser.csv", received: "09-11-2026 kl. 02.14", coversTo: "31-10-2026",
        rows: "12.345", setAside: "3"),
      Source(
        name: "Økonomiposter", file: "økonomi <okt> & sen.xlsx", received: "06-11-2026 kl. 14.00",
        coversTo: "ingen dato", rows: "98.765", setAside: "0"),
    ],
    words: [
      Word(
        term: "Helårspersoner", meaning: "dage med indsats delt med årets dage. Hver person tæller én gang pr. dag."),
      Word(term: "Korrigeret budget", meaning: "det vedtagne budget med byrådets ændringer i året."),
      Word(term: "Enhedspris", meaning: "forbrug delt med helårspersoner."),
      Word(term: "Tilgang", meaning: "forløb, der begynder i perioden. Skift af tilbud eller pris tæller ikke."),
    ],
    asOf: Day(number: 20_757), definitionVersion: "2026-3")

  static let keyFigures = [
    KeyFigure(
      label: "Forbrug", period: "jan.–okt.", value: "217,3", unit: "mio. kr.",
      direction: .init(arrow: .up, text: "2,3 (1,1 pct.) over budget", isOutsideFrame: true),
      comparisons: [.init(label: "Budget jan.–okt.", value: "215,0"), .init(label: "Jan.–okt. 2025", value: "207,9")],
      reference: reference, exact: 217_312_345.67),
    KeyFigure(
      label: "Helårspersoner", period: "jan.–okt., årsniveau", value: "427,4", unit: "personer",
      direction: .init(arrow: .up, text: "2,4 over budget"), comparisons: [.init(label: "Budget", value: "425,0")],
      reference: reference, exact: 427.4123),
    KeyFigure(
      label: "Enhedspris", period: "jan.–okt.", value: "610.400", unit: "kr.", state: .preliminary,
      direction: .init(arrow: .level, text: "næsten uændret"),
      comparisons: [.init(label: "Budget", value: "607.100"), .init(label: "Jan.–okt. 2025", value: "596.300")],
      reference: reference, exact: 610_437),
    KeyFigure(
      label: "Borgere i <krisecenter>", period: "31. oktober", value: "<5", unit: "", state: .suppressed,
      comparisons: [.init(label: "2025", value: "skjult")], reference: reference),
    KeyFigure(
      label: "Opfølgning overskredet", period: "31. oktober", value: "mangler", unit: "", state: .missing,
      direction: .init(arrow: .down, text: "8 færre på en måned"), reference: reference),
  ]

  static let sections = [
    Section(
      id: "oekonomi", title: "Merforbruget ligger i midlertidigt botilbud",
      subtitle: "Økonomi pr. ydelsesområde 2026, mio. kr., netto ekskl. refusion. Plus er merforbrug.",
      blocks: [
        .table(economy), .prose(Prose([.init("Afrundet. "), .init("Fed & <skrå>", strong: true), .init(" tekst.")])),
        .notice(Notice(.info, title: "", text: Prose("Uden område: 0,3 mio. kr."))),
      ]),
    Section(
      id: "personer", title: "Fire flere bor midlertidigt, end budgettet regnede med", blocks: [.figure(line)]),
    Section(
      id: "flere", title: "Bevægelser og priser", subtitle: "Hele voksenområdet, 2026",
      blocks: [.figure(flow), .figure(bars), .figure(deviation)]),
    Section(
      id: "sager", title: "Opfølgninger",
      blocks: [
        .table(work), .table(emptyTable),
        .help(
          HelpText(
            title: "Sådan læses listen",
            paragraphs: ["Ældste frist står øverst.", "Listen viser ikke \"lukkede\" sager."])),
      ]),
  ]

  static let economy = DataTable(
    id: "oekonomi", caption: "Økonomi pr. ydelsesområde", note: "mio. kr.",
    columns: [
      .init("Ydelsesområde"), .init("Afvigelse", unit: "mio. kr.", number: true),
      .init("Afvigelse", unit: "← mindre   mere →", graphic: true), .init("Korrigeret budget", number: true),
      .init("Forbrug jan.–okt.", number: true), .init("Helårspersoner", number: true),
      .init("Forbrug pr. måned", unit: "mod 1/12 af budgettet", graphic: true),
    ],
    rows: [
      .init([Cell("Botilbud")], kind: .group),
      row("Længerevarende botilbud", "§ 108", 0.6, "+0,6", 62.4, "62,4", Cell("34,0", number: 34.04, decimals: 1)),
      row(
        "Midlertidigt botilbud", "§ 107", 4.3, "+4,3", 48.6, "48,6",
        Cell("31,8", state: .preliminary, number: 31.81, decimals: 1, reference: reference), kind: .marked),
      .init([Cell("Støtte & træning <hjemme>")], kind: .group),
      row("Støtte i eget hjem", "§ 85", -0.5, "−0,5", 24.3, "24,3", Cell("", state: .missing)),
      row(
        "Beskyttet beskæftigelse, herunder særligt tilrettelagte forløb", "§ 103", -0.1, "−0,1", 11.8, "11,8",
        Cell("<5", state: .suppressed)),
      row("=SUM(A1:A9)", "@formel", 0, "0,0", 6.0, "6,0", Cell("skjult", state: .hidden)),
      row("I alt", nil, 4.2, "+4,2", 258.0, "258,0", Cell("427,4", number: 427.41, decimals: 1), kind: .total),
    ],
    reference: reference,
    footnotes: [
      "<5: én til fire, vises ikke af hensyn til borgerne. skjult: kunne ellers røbe et tal, der ikke vises.",
      "Personer kan ikke lægges sammen på tværs.",
    ],
    help: HelpText(
      title: "Sådan læses tabellen",
      paragraphs: ["Plus er merforbrug.", "Tabellen siger ikke, om pengene er brugt rigtigt."]))

  private static func row(
    _ name: String, _ note: String?, _ deviation: Double, _ deviationText: String, _ budget: Double,
    _ budgetText: String, _ persons: Cell, kind: DataTable.Row.Kind = .normal
  ) -> DataTable.Row {
    .init(
      [
        Cell(name, note: note, link: kind == .total ? nil : .setAside(SetAsideAddress(sources: ["a&b=c"], group: "d"))),
        Cell(deviationText, number: deviation, decimals: 1, reference: reference, strong: true),
        Cell("", graphic: kind == .total ? nil : .deviation(value: deviation, scale: 4.3)),
        Cell(budgetText, number: budget, decimals: 1, reference: reference),
        Cell("1.043,9", number: 1043.9, decimals: 1, reference: reference), persons,
        Cell(
          "",
          graphic: kind == .total
            ? nil
            : .sparkline(
              values: [4.2, 3.8, nil, 4.3, 4.4, 4.4, 4.5, 4.6, 4.6, 4.8], reference: 4.05, scale: 0.25,
              isLastPreliminary: true)),
      ], kind: kind)
  }

  static let months = ["jan.", "feb.", "mar.", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."]

  static let line = ChartFigure(
    id: "linje", title: "Fire flere bor midlertidigt, end budgettet regnede med",
    subtitle: "Midlertidigt botilbud (§ 107), helårspersoner på årsniveau pr. måned.",
    alternative: "Linjediagram: helårspersoner, januar til december 2026",
    description: "Fra 30,1 i januar til 34,2 i oktober, som er foreløbig. Budgettet er 30,0.",
    chart: .line(
      LineChart(
        labels: months, shortLabels: months.map { String($0.prefix(3)) },
        current: .init(
          name: "2026",
          points: [30.1, 30.4, 30.8, 31.5, nil, 32.3, 32.6, 33.1, 33.9, 34.2, nil, nil].enumerated().map {
            ChartPoint($1, state: $0 == 9 ? .preliminary : $1 == nil ? .missing : .normal)
          }),
        comparison: .init(name: "2025", points: (0..<12).map { ChartPoint(28.9 + Double($0) * 0.1) }),
        plan: .init(name: "Budget", points: (0..<12).map { _ in ChartPoint(30) }), highlighted: 9,
        annotations: [.init(index: 5, text: "Tre unge fyldte 18")], format: NumberFormat(decimals: 1))),
    table: monthly("linje", "Helårspersoner på årsniveau, § 107"),
    help: HelpText(paragraphs: [
      "Den røde linje er 2026. En hul prik er foreløbig.", "Kun borgere, som kommunen betaler for.",
    ]),
    reference: reference, sourceText: "Kilde: Indsatser, leveret 09-11-2026")

  static let flow = ChartFigure(
    id: "stroem", title: "15 flere personer siden nytår",
    subtitle: "Antal forløb, der begynder og slutter pr. måned, 2026. Streg: samme måned 2025.",
    alternative: "Søjlediagram: tilgang og afgang pr. måned", description: "I alt 80 til og 65 fra.",
    chart: .flow(
      FlowChart(
        labels: Array(months.prefix(10)), shortLabels: months.prefix(10).map { String($0.prefix(3)) },
        inflow: [8, 6, 9, 7, 10, 6, 5, 9, 11, 9].map { ChartPoint($0) },
        outflow: [7, 5, 6, 7, 8, 6, 6, 6, 8, 6].map { ChartPoint($0) },
        inflowMarks: [7, 7, 8, 6, 8, 7, 4, 8, 8, 7], outflowMarks: [6, 7, 7, 6, 8, 5, 5, 7, 8, 6], markName: "2025",
        highlighted: 9)),
    table: monthly("flow", "Tilgang og afgang"), help: HelpText(paragraphs: ["Fyldt søjle op: forløb begynder."]),
    reference: reference, sourceText: "421 personer 1. januar + 80 − 65 = 436 personer 31. oktober")

  static let bars = ChartFigure(
    id: "soejler", title: "De fleste modtagere er mellem 30 og 66 år", subtitle: "Modtagere efter alder, oktober 2026",
    alternative: "Søjlediagram: modtagere efter alder", description: "47 er mellem 30 og 49 år.",
    chart: .bars(
      BarChart(
        bars: [
          .init(name: "18–29 år", point: ChartPoint(31), mark: 28), .init(name: "30–49 år", point: ChartPoint(47)),
          .init(name: "67–79 år", point: ChartPoint(nil, state: .suppressed)),
          .init(name: "80 år og over, et meget langt navn", point: ChartPoint(nil, state: .hidden)),
        ], markName: "2025", format: NumberFormat())),
    table: monthly("soejler", "Modtagere efter alder"), help: HelpText(paragraphs: ["Tal på én til fire vises ikke."]),
    reference: reference, sourceText: "Kilde: Indsatser, leveret 09-11-2026")

  static let deviation = ChartFigure(
    id: "afvigelse", title: "Ét område står for hele merforbruget", subtitle: "Afvigelse fra budget, mio. kr.",
    alternative: "Søjlediagram: afvigelse pr. ydelsesområde", description: "Midlertidigt botilbud +4,3 mio. kr.",
    chart: .deviationBars(
      DeviationChart(
        bars: [
          .init(name: "Midlertidigt botilbud", point: ChartPoint(4.3), emphasised: true),
          .init(name: "Støtte i eget hjem", point: ChartPoint(-0.5)),
          .init(name: "Beskyttet beskæftigelse", point: ChartPoint(-0.1)),
        ], lessName: "mindreforbrug", moreName: "merforbrug", format: NumberFormat(decimals: 1, signed: true))),
    table: monthly("afvigelse", "Tilgang og afgang"), help: HelpText(paragraphs: ["Fyldt mod højre er dyrere."]),
    reference: reference, sourceText: "Kilde: Økonomiposter, leveret 06-11-2026")

  private static func monthly(_ id: String, _ caption: String) -> DataTable {
    DataTable(
      id: "\(id)-tal", caption: caption,
      columns: [.init("Måned"), .init("2026", number: true), .init("Budget", number: true)],
      rows: months.enumerated().map { index, month in
        .init([
          Cell(month), index > 9 ? Cell("", state: .missing) : Cell("30,1", number: 30.1, decimals: 1),
          Cell("30,0", number: 30, decimals: 1),
        ])
      })
  }

  static let work = DataTable(
    id: "opfoelgning", caption: "Opfølgninger, der venter", note: "Ældste frist først",
    columns: [
      .init("Sag"), .init("Tilstand"), .init("Frist"), .init("Beløb", unit: "kr.", number: true), .init("Team"),
      .init("Bemærkning"),
    ],
    rows: [
      .init([
        Cell("S-1042 & <S>", note: "§ 107 · Team \"Nord\"", link: .finding(FindingAddress("K1-1042"))),
        Cell("Overskredet", sign: .held),
        Cell("13-10-2026", date: "2026-10-13"), Cell("471.960", number: 471_960), Cell("Team Nord"), Cell(""),
      ]),
      .init([
        Cell("S-0007"), Cell("Snart", sign: .info), Cell("02-12-2026", date: "2026-12-02"),
        Cell("-1.200", number: -1200), Cell("+Team Syd"), Cell("-ikke en formel"),
      ]),
    ], kind: .work)

  static let emptyTable = DataTable(
    id: "uden", caption: "Sager uden dato", columns: [.init("Sag"), .init("Team")], rows: [])

  /// A document of about seven pages: the same blocks again.
  static var long: Document {
    var document = document
    for copy in 1...2 {
      document.sections += sections.map { section in
        var section = section
        section.id += "-\(copy)"
        section.blocks = section.blocks.map { block in
          switch block {
          case .table(var table):
            table.id += "-\(copy)"
            return .table(table)
          case .figure(var figure):
            figure.id += "-\(copy)"
            return .figure(figure)
          case .prose, .notice, .help: return block
          }
        }
        return section
      }
    }
    return document
  }
}
