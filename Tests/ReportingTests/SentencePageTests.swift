import Access
import CareModel
import Danish
import DocumentModel
import Foundation
import MetricEngine
import TestSupport
import Testing

@testable import Reporting

/// Every pattern of sentence with none, one, two, many, missing, hidden, negative and equal, on one page that a person reads
/// before it is committed. `GOLDEN=write` writes it anew.
@Suite struct SentencePageTests {
  @Test func `every sentence stands on the page that was read`() throws {
    var page = SentencePage()
    try page.economy()
    try page.movements()
    try page.figures()
    try page.caseload()
    try page.keyFigures()
    try page.windows()
    try page.distribution()
    try page.texts()
    try page.flow()
    page.history()
    page.quality()
    page.small()
    let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/saetninger.txt")
    if ProcessInfo.processInfo.environment["GOLDEN"] == "write" {
      try FileManager.default.createDirectory(at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
      try page.text.write(to: golden, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: golden, encoding: .utf8) == page.text)
  }

  @Test func `no sentence has a doubled stop, a hyphen for a minus, or a number without its noun`() throws {
    let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/saetninger.txt")
    for line in try String(contentsOf: golden, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
      let words = line.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
      #expect(!words.contains("..") && !words.contains("  ") && !words.contains(" ."), "\(line)")
      #expect(words.firstMatch(of: /\s-\d/) == nil && !words.contains("−0 ") && !words.contains("−0,0"), "\(line)")
      #expect(words.firstMatch(of: /\b1\s(personer|borgere|sager|indsatser|måneder|rækker|dage)\b/) == nil, "\(line)")
    }
  }
}

struct SentencePage {
  private(set) var text = ""

  mutating func heading(_ name: String) { text += "\n# \(name)\n" }

  /// No-break spaces are shown as what they are to a reader.
  mutating func line(_ name: String, _ words: String?) {
    text += "\(name): \((words ?? "(intet)").replacing("\u{A0}", with: " "))\n"
  }

  // MARK: Reports

  private let frame = """
    id: proeve
    version: "1"
    name: Prøve
    heading: Månedsopfølgning
    period: maaned
    """

  private var economyReport: String {
    frame + """

      lead: \(economyLead)
      key_figures:
        - {metric: forbrug, name: Forbrug, window: aar_til_dato, format: mio, plan: korrigeret_budget, last_year: true}
        - {metric: enhedspris, name: Enhedspris, window: aar_til_dato, format: enhedspris, last_year: true}
      sections:
        - id: oekonomi
          kind: tabel
          title: Økonomi
          subtitle: Forbrug mod budget
          by: service_area
          row_name: Område
          finds_deviation: true
          help: [Læses.]
          columns:
            - {kind: afvigelse, title: Afvigelse, metric: forbrug, plan: korrigeret_budget, window: aar_til_dato, format: mio}
            - {kind: vaerdi, title: Forbrug, metric: forbrug, window: aar_til_dato, format: mio}
        - id: maaned
          kind: linje
          title: Forbrug pr. måned
          metric: forbrug
          plan: korrigeret_budget
          format: mio
          measure: forbruget
          help: [Læses.]
      """
  }

  private func economyFigures(
    _ spend: Double?, _ budget: Double?, areas: [String: (Double, Double)] = [:], month: (Double, Double)? = nil
  ) -> HandFigures {
    var figures = HandFigures()
    if let spend { figures.set("forbrug", "2026-01", "2026-10", to: spend * 1_000_000) }
    if let budget { figures.set("korrigeret_budget", "2026-01", "2026-10", to: budget * 1_000_000) }
    for (area, (spend, budget)) in areas {
      figures.set("forbrug", "2026-01", "2026-10", [area], to: spend * 1_000_000)
      figures.set("korrigeret_budget", "2026-01", "2026-10", [area], to: budget * 1_000_000)
    }
    for place in 1...10 {
      let period = Period.month(2026, place).description
      let (own, planned) =
        place == 10 && month != nil ? (month?.0, month?.1) : (spend.map { $0 / 10 }, budget.map { $0 / 10 })
      if let own { figures.set("forbrug", period, period, to: own * 1_000_000) }
      if let planned { figures.set("korrigeret_budget", period, period, to: planned * 1_000_000) }
    }
    figures.set("enhedspris", "2026-01", "2026-10", to: 610_437)
    return figures
  }

  mutating func economy() throws {
    let (mid, long) = ("midlertidigt_botilbud", "laengerevarende_botilbud")
    let cases: [(String, HandFigures, String?)] = [
      ("over, alt i ét område", economyFigures(98, 95, areas: [mid: (47, 44), long: (51, 51)]), nil),
      ("over, ét område", economyFigures(98, 95, areas: [mid: (48, 44), long: (50, 51)], month: (9.8, 9.5)), nil),
      ("over, mest ét", economyFigures(98, 95, areas: [mid: (48, 45.5), long: (50, 49.5)], month: (9.5, 9.5)), nil),
      ("over, to lige", economyFigures(98, 96, areas: [mid: (48, 47), long: (50, 49)], month: (9.4, 9.5)), nil),
      ("over, intet ses", economyFigures(98.1, 98, areas: [mid: (48.04, 48), long: (50.04, 50)]), nil),
      ("afvigelse under afrunding", economyFigures(98.04, 98, areas: [mid: (48.04, 48), long: (50, 50)]), nil),
      ("lige, ét over og ét under", economyFigures(98, 98, areas: [mid: (49, 48), long: (49, 50)]), nil),
      ("under, ét over", economyFigures(95, 98, areas: [mid: (49, 48), long: (46, 50)]), nil),
      ("under, ingen over", economyFigures(95, 98, areas: [mid: (47, 48), long: (48, 50)]), nil),
      ("negativt forbrug", economyFigures(-30, 1, areas: [mid: (-30, 1)]), nil),
      ("forbrug mangler", economyFigures(nil, 95), nil), ("budget mangler", economyFigures(98, nil), nil),
      ("begge mangler", economyFigures(nil, nil), nil),
      ("penge uden område", economyFigures(98, 96, areas: ["uden_omraade": (3, 1), long: (95, 95)]), nil),
      ("en lille enhed", economyFigures(1.387, 1.265, areas: [mid: (1.387, 1.265)], month: (0.14, 0.139)), "T1"),
      ("en enhed på budgettet", economyFigures(1.2652, 1.265, areas: [mid: (1.2652, 1.265)]), "T1"),
    ]
    heading("Økonomi")
    for (name, figures, unit) in cases { try economyCase(name, figures, unit) }
    var hidden = economyFigures(98, 95)
    for key in hidden.values.keys where key.metric == "forbrug" { hidden.states[key] = .suppressed }
    try economyCase("forbrug skjult", hidden, nil)
    var partly = economyFigures(98, 95)
    for key in partly.values.keys where key.metric == "forbrug" && key.from == "2026-01" && key.to == "2026-10" {
      partly.missing[key] = [.month(2026, 5)]
    }
    partly.values[.init(metric: "forbrug", from: "2026-05", to: "2026-05", groups: [], filters: [])] = nil
    try economyCase("maj mangler", partly, nil)
    var persons = economyFigures(98, 95, areas: [mid: (48, 44), long: (50, 51)])
    for (name, now, before, price) in [
      ("flere borgere", 34.0, 30.0, 1.01), ("én borger mere", 31.0, 30.0, 1.0), ("dyrere", 30.1, 30.0, 1.10),
    ] {
      let area = [MetricFilter(.serviceArea, mid)]
      for (year, count, price) in [("2026", now, 1_600_000 * price), ("2025", before, 1_600_000)] {
        persons.set("gennemsnitligt_antal", "\(year)-01", "\(year)-10", filters: area, to: count)
        persons.set("helaarspersoner", "\(year)-01", "\(year)-10", filters: area, to: count * 304 / 365)
        persons.set("enhedspris", "\(year)-01", "\(year)-10", filters: area, to: price)
      }
      line("\(name), indledning", try document(economyReport, persons).lead.plainText)
    }
  }

  private mutating func economyCase(_ name: String, _ figures: HandFigures, _ unit: String?) throws {
    let document = try document(economyReport, figures, unit: unit)
    line("\(name), overskrift", document.title)
    line("\(name), indledning", document.lead.plainText)
    line("\(name), nøgletal", words(document.keyFigures[0]))
    line("\(name), tabellens fund", document.sections[0].title)
    line("\(name), figurens fund", document.sections[1].title)
    for notice in document.notices { line("\(name), oplysning", "\(notice.title) \(notice.text.plainText)") }
  }

  private func words(_ figure: KeyFigure) -> String {
    let value = [figure.value, figure.unit].filter { !$0.isEmpty }.joined(separator: " ")
    let pairs = figure.comparisons.map { "\($0.label) \($0.value)" }
    return ([figure.label, value] + [figure.direction?.text].compactMap { $0 } + pairs).joined(separator: " | ")
  }

  mutating func movements() throws {
    heading("Bevægelser")
    let report = frame + "\nlead: \(movementLead)"
    for (name, came, went, stock) in [
      ("ingen", 0.0, 0.0, 0.0), ("én", 1, 1, 1), ("flere", 2, 12, 1234),
    ] {
      var figures = HandFigures()
      for (metric, value) in [("tilgang", came), ("afgang", went), ("beholdning", stock)] {
        figures.set(metric, "2026-10", "2026-10", to: value)
      }
      line(name, try document(report, figures).lead.plainText)
      if name == "flere" {
        for key in figures.values.keys { figures.states[key] = .suppressed }
        line("skjult", try document(report, figures, as: .committee).lead.plainText)
      }
    }
    line("mangler", try document(report, HandFigures()).lead.plainText)
  }

  mutating func figures() throws {
    heading("Første nøgletal")
    for (name, sentence, format) in [
      ("andel", "Sygdom var {vaerdi} af de mulige dagsværk i {periode}.", "pct"),
      ("antal", "{vaerdi:én sag|sager} var åbne i {periode}.", "antal"),
    ] {
      let report =
        frame
        + "\nlead: [{phrase: tal, sentence: \"\(sentence)\"}]\nkey_figures:\n"
        + "  - {metric: sager, name: Åbne sager, window: periode, format: \(format), last_year: true}\n"
      for (case_, value, before) in [
        ("intet", 0.0, 0.0), ("én", 1, 3), ("flere", 12, 8.5), ("lige", 12, 12), ("uden året før", 6.3, nil as Double?),
      ] {
        var figures = HandFigures()
        figures.set("sager", "2026-10", "2026-10", to: value)
        if let before { figures.set("sager", "2025-10", "2025-10", to: before) }
        line("\(name), \(case_)", try document(report, figures).lead.plainText)
        if case_ == "flere" {
          for key in figures.values.keys { figures.states[key] = .suppressed }
          line("\(name), skjult", try document(report, figures, as: .committee).lead.plainText)
        }
      }
      line("\(name), mangler", try document(report, HandFigures()).lead.plainText)
    }
  }

  mutating func caseload() throws {
    heading("Sager")
    let report =
      frame + """

        lead: \(caseloadLead)
        key_figures:
          - {metric: opfoelgning_overskredet, name: Opfølgning overskredet, window: periode, format: antal, previous: true}
        """
    func figures(_ cases: Double?, _ overdue: Double?, _ teams: [String: Double] = [:]) -> HandFigures {
      var figures = HandFigures()
      for month in ["2026-10", "2026-07"] {
        if let cases { figures.set("sager", month, month, to: cases) }
        if let overdue { figures.set("opfoelgning_overskredet", month, month, to: overdue) }
        for (team, value) in teams { figures.set("opfoelgning_overskredet", month, month, [team], to: value) }
      }
      return figures
    }
    let cases: [(String, HandFigures)] = [
      ("ingen", figures(0, 0)), ("én", figures(1, 1)), ("to", figures(2, 2, ["T1": 1, "T2": 1])),
      ("mange, mest ét team", figures(1234, 23, ["T1": 19, "T2": 4])),
      ("mange, alle i ét team", figures(1234, 23, ["T1": 23, "T2": 0])),
      ("sager mangler", figures(nil, 3)), ("opfølgninger mangler", figures(12, nil)),
    ]
    for (name, figures) in cases {
      let document = try document(report, figures)
      line("\(name), indledning", document.lead.plainText)
      line("\(name), nøgletal", words(document.keyFigures[0]))
    }
    let earlier = try document(report, figures(1234, 23, ["T1": 19, "T2": 4]), period: "2026-07")
    line("tidligere måned, indledning", earlier.lead.plainText)
    #expect(earlier.keyFigures.isEmpty)
    for notice in earlier.notices { line("tidligere måned, oplysning", "\(notice.title) \(notice.text.plainText)") }
  }

  mutating func keyFigures() throws {
    heading("Nøgletal")
    let formats = [
      ("beholdning", "antal", "periode"), ("sager", "antal", "periode"),
      ("gennemsnitligt_antal", "personer", "aar_til_dato"),
      ("enhedspris", "enhedspris", "aar_til_dato"), ("forbrug", "mio", "aar_til_dato"), ("modtagere", "pct", "periode"),
    ]
    for (metric, format, window) in formats {
      let report =
        frame + """

          lead: \(movementLead)
          key_figures:
            - {metric: \(metric), name: Tal, window: \(window), format: \(format), previous: \(window == "periode"), last_year: true}
          """
      let scale = format == "mio" ? 1_000_000.0 : format == "enhedspris" ? 100_000 : 1
      for (name, now, before) in [
        ("ingen", 0.0, 3.0), ("én", 1, 1), ("to", 2, 1), ("mange", 1234, 1200), ("færre", 12, 13), ("lige", 12, 12.04),
      ] {
        var figures = HandFigures()
        let (from, last) = window == "periode" ? ("2026-10", "2025-10") : ("2026-01", "2025-01")
        figures.set(metric, from, "2026-10", to: now * scale)
        figures.set(metric, last, "2025-10", to: before * scale)
        figures.set(metric, "2026-09", "2026-09", to: before * scale)
        line("\(format), \(name)", words(try document(report, figures).keyFigures[0]))
      }
      line("\(format), mangler", words(try document(report, HandFigures()).keyFigures[0]))
    }
  }

  mutating func windows() throws {
    heading("Vinduer")
    for (window, now, before, previous) in [
      ("periode", ("2026-10", "2026-10"), ("2025-10", "2025-10"), "2026-09"),
      ("aar_til_dato", ("2026-01", "2026-10"), ("2025-01", "2025-10"), nil as String?),
      ("kvartal", ("2026-K4", "2026-K4"), ("2025-K4", "2025-K4"), "2026-K3"),
      ("aar", ("2026", "2026"), ("2025", "2025"), nil),
      ("rullende_12", ("2025-11", "2026-10"), ("2024-11", "2025-10"), nil),
    ] {
      let report =
        frame + """

          lead: \(movementLead)
          key_figures:
            - {metric: modtagere, name: Modtagere, window: \(window), format: antal, last_year: true, previous: \(previous != nil)}
          """
      var figures = HandFigures()
      figures.set("modtagere", now.0, now.1, to: 40)
      figures.set("modtagere", before.0, before.1, to: 36)
      if let previous { figures.set("modtagere", previous, previous, to: 41) }
      let whole = try document(report, figures)
      line("\(window), nøgletal", "\(whole.keyFigures[0].period): \(words(whole.keyFigures[0]))")
      let chosen = try document(report, figures, comparison: .previous)
      line("\(window), mod forrige", words(chosen.keyFigures[0]))
      for notice in chosen.notices where notice.kind == .info {
        line("\(window), oplysning", "\(notice.title) \(notice.text.plainText)")
      }
      var partly = figures
      // A month inside the window.
      let missing = window == "rullende_12" ? Period.month(2025, 12) : .month(2026, 10)
      partly.missing[.init(metric: "modtagere", from: now.0, to: now.1, groups: [], filters: [])] = [missing]
      let lacking = try document(report, partly)
      line("\(window), en måned mangler", "\(lacking.keyFigures[0].period): \(words(lacking.keyFigures[0]))")
      for notice in lacking.notices where notice.kind == .warning {
        line("\(window), kilden", "\(notice.title) \(notice.text.plainText)")
      }
    }
  }

  mutating func distribution() throws {
    heading("Fordeling")
    let report =
      frame + """

        lead: \(movementLead)
        sections:
          - {id: alder, kind: fordeling, title: Borgere efter alder, metric: beholdning, by: age_group, row_name: Aldersgruppe, window: periode, help: [Læses.]}
        """
    for (name, classes, role) in [
      ("jævn", ["18-29": 12.0, "30-49": 11, "50-66": 13], Role.leadership),
      ("mest én", ["18-29": 2.0, "30-49": 40], .leadership), ("én skjult", ["18-29": 2.0, "30-49": 40], .committee),
      ("ingen", [:], .leadership),
    ] {
      var figures = HandFigures()
      figures.set("beholdning", "2026-10", "2026-10", to: classes.values.reduce(0, +))
      for (key, value) in classes {
        figures.set("beholdning", "2026-10", "2026-10", [key], to: value)
        if role == .committee, value < 5 {
          figures.states[.init(metric: "beholdning", from: "2026-10", to: "2026-10", groups: [key], filters: [])] =
            .suppressed
        }
      }
      let section = try #require(try document(report, figures, as: role).sections.first)
      line("\(name), overskrift", section.title)
      let table: DataTable?
      switch section.blocks.first {
      case .figure(let figure):
        line("\(name), undertekst", figure.subtitle)
        line("\(name), beskrivelse", figure.description)
        table = figure.table
      case .table(let own): table = own
      default: table = nil
      }
      let rows = table?.rows.map { $0.cells.map(\.text).joined(separator: " | ") } ?? []
      line("\(name), tabel", rows.isEmpty ? table?.emptyText : rows.joined(separator: "; "))
    }
  }

  mutating func texts() throws {
    heading("Tekst")
    func report(_ more: String) -> String {
      frame + """

        lead: \(movementLead)
        sections:
          - {id: kommentar, kind: tekst, title: Kommentar, help: [Læses.]\(more)}
        """
    }
    func said(_ document: Document) -> String? {
      document.sections.first?.blocks.map { block in
        if case .prose(let prose) = block { prose.plainText } else { "" }
      }.joined(separator: " / ")
    }
    line("ingen", said(try document(report(""), HandFigures())))
    let fixed = ", text: {paragraphs: [Prisen er ny.], author: Økonomikonsulent, date: 2026-11-09}"
    line("i definitionen", said(try document(report(fixed), HandFigures())))
    var builder = try reportBuilder(report(fixed))
    builder.texts.set(
      WrittenText(paragraphs: ["To nye borgere.", "Et tilbud er lukket."], author: "Leder", day: Day(2026, 11, 10)!),
      section: "kommentar", of: "proeve", in: .month(2026, 10))
    for month in [10, 9] {
      let written = try builder.document(
        "proeve", period: .month(2026, month), scope: Scope.shipped(.leadership),
        figures: { $0.flatMap(HandFigures().answer) }, rows: { _, _ in RowListing(columns: [], rows: [], total: 0) })
      line("skrevet for oktober, \(DanishText.name(of: .month(2026, month)))", said(written))
    }
  }

  mutating func flow() throws {
    heading("Til- og afgang i året")
    let report =
      frame + """

        lead: \(movementLead)
        sections:
          - {id: aaret, kind: bevaegelse, title: Til- og afgang i året, inflow: tilgang, outflow: afgang, stock: beholdning, help: [Læses.]}
        """
    for (name, came, went) in [
      ("ingen", 0.0, 0.0), ("én mere", 1, 0), ("én færre", 0, 1), ("flere", 14, 2), ("færre", 2, 14),
      ("lige mange", 3, 3),
    ] {
      var figures = HandFigures()
      for month in 1...10 {
        let period = Period.month(2026, month).description
        figures.set("tilgang", period, period, to: month == 4 ? came : 0)
        figures.set("afgang", period, period, to: month == 5 ? went : 0)
      }
      let primo = name.hasPrefix("én") ? 1.0 : 20
      figures.set("beholdning", "2025-12", "2025-12", to: primo)
      figures.set("beholdning", "2026-10", "2026-10", to: primo + came - went)
      guard case .figure(let figure)? = try document(report, figures).sections.first?.blocks.first else { continue }
      line("\(name), fund", figure.title)
      line("\(name), beskrivelse", figure.description)
      line("\(name), regnestykke", figure.sourceText)
    }
  }

  // MARK: What stands around the figures

  mutating func history() {
    heading("Rettet bagud og lukket")
    let months = (1...9).map { month in
      RestatedMonth(
        month: .month(2026, month), isClosed: false, spendingOre: month.isMultiple(of: 3) ? -123_456_00 : 0, persons: 1,
        days: 31, rows: 4)
    }
    for count in [1, 2, 7, 9] {
      for notice in PeriodHistory(restated: Array(months.prefix(count))).notices(
        for: .month(2026, 10), showsAmounts: true)
      {
        line("\(count) måneder", "\(notice.title) \(notice.text.plainText)")
      }
    }
    let close = PeriodHistory.Close(lastMonth: .month(2026, 10), closed: "2026-11-09T02:14:00")
    var october = months[8]
    october.month = .month(2026, 10)
    october.isClosed = true
    for (name, restated) in [("lukket, uændret", []), ("lukket, ændret", [october])] {
      for notice in PeriodHistory(closes: [close], restated: restated).notices(
        for: .month(2026, 10), showsAmounts: true)
      {
        line(name, "\(notice.title) \(notice.text.plainText)")
      }
    }
    for month in [
      october, RestatedMonth(month: .month(2026, 3), isClosed: false, spendingOre: 0, persons: -2, days: 1, rows: 1),
      RestatedMonth(month: .month(2026, 3), isClosed: false, spendingOre: 0, persons: 0, days: 0, rows: 1),
    ] { line("måned", month.text) }
  }

  mutating func quality() {
    heading("Datakvalitet")
    func finding(_ id: Int, amount: Int?) -> QualityFinding {
      QualityFinding(id: "K3-\(id)", check: "K3", severity: .warning, owner: "oekonomi", citizen: id, amount: amount)
    }
    for hides in [false, true] {
      let words = QualityWords(hidesSmallNumbers: hides)
      for count in [0, 1, 2, 12] {
        for (accepted, aside) in count > 1 ? [(0, 0)] : [(0, 0), (1, 1), (2, 3)] where count + accepted + aside > 0 {
          let effect = QualityEffect(
            touching: (0..<count + accepted).map { finding($0, amount: 100_000) },
            accepted: Set((count..<count + accepted).map { "K3-\($0)" }), setAside: aside)
          let name = "\(hides ? "udvalg, " : "")\(count) fund, \(accepted) accepteret, \(aside) til side"
          line("\(name), mærke", words.word(effect))
          for unit in [Unit.kroner, .persons, .percent] {
            line("\(name), \(unit.rawValue)", words.sentence(effect, unit: unit, about: .figure))
          }
        }
      }
    }
  }

  mutating func small() {
    heading("Ord")
    for number in [0, 1, 2, 12, 1234] {
      line("borgere \(number)", CountedNoun(one: "én borger", many: "borgere").text(number))
      line("områder \(number)", CountedNoun.areas.heading(number))
    }
    let months: [[Period]] = [
      [.month(2026, 5)], (1...9).map { .month(2026, $0) }, [.month(2026, 5), .month(2026, 7)],
      [.month(2025, 11), .month(2025, 12), .month(2026, 1)],
    ]
    for list in months { line("måneder", DanishText.months(list)) }
    for name in ["Midlertidigt botilbud", "BPA", "Årsopgørelse"] { line("i en sætning", DanishText.inSentence(name)) }
    for format in NumberText.allCases { line("\(format.rawValue)", format.phrase(-1_234_567.8)) }
  }
}
