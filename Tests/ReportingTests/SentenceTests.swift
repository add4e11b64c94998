import Access
import CareModel
import Diagnostics
import DocumentModel
import Foundation
import MetricEngine
import Testing

@testable import Reporting

private let frame = """
  id: proeve
  version: "1"
  name: Prøve
  heading: Prøve
  period: maaned
  """

@Suite("Sentences are bound to their figures")
struct SentenceTests {
  private func economy(spend: Double, budget: Double) -> HandFigures {
    var figures = HandFigures()
    figures.set("forbrug", "2026-01", "2026-10", to: spend)
    figures.set("korrigeret_budget", "2026-01", "2026-10", to: budget)
    figures.set("forbrug", "2026-01", "2026-10", ["midlertidigt_botilbud"], to: 48_000_000)
    figures.set("korrigeret_budget", "2026-01", "2026-10", ["midlertidigt_botilbud"], to: 44_000_000)
    figures.set("forbrug", "2026-01", "2026-10", ["laengerevarende_botilbud"], to: 50_000_000)
    figures.set("korrigeret_budget", "2026-01", "2026-10", ["laengerevarende_botilbud"], to: 51_000_000)
    return figures
  }

  @Test func `the lead says how far spend is from budget and where`() throws {
    let document = try document(frame + "\nlead: \(economyLead)", economy(spend: 98_000_000, budget: 95_000_000))
    #expect(
      document.lead.plainText
        == "Vi har brugt 3,0\u{00A0}mio.\u{00A0}kr. mere end budgettet i jan.–okt. 2026. "
        + "Det største merforbrug er 4,0\u{00A0}mio.\u{00A0}kr. i midlertidigt botilbud.")
    let bound = document.lead.spans.compactMap(\.figure)
    #expect(bound.map(\.metric) == ["forbrug", "forbrug"])
    #expect(bound[1].filters == [.init("service_area", "midlertidigt_botilbud")])
  }

  @Test(arguments: [(10.0, "Midlertidigt botilbud ("), (0.0, "Gennemsnitligt")])
  func
    `a line of persons follows the area of the largest excess, and the whole where that area has nobody`(
      persons: Double, begins: String
    ) throws
  {
    var figures = economy(spend: 98_000_000, budget: 95_000_000)
    let area = [MetricFilter(.serviceArea, "midlertidigt_botilbud")]
    figures.set("gennemsnitligt_antal", "2026-01", "2026-10", filters: area, to: persons)
    for month in Period.series(from: .month(2026, 1), to: .month(2026, 10), by: .month) {
      figures.set("gennemsnitligt_antal", month.description, month.description, to: 40)
      figures.set("gennemsnitligt_antal", month.description, month.description, filters: area, to: persons)
    }
    let lines =
      frame + """

        lead: \(economyLead)
        sections:
          - id: antal
            kind: linje
            title: Antal
            metric: gennemsnitligt_antal
            format: personer
            measure: gennemsnitligt antal borgere
            focus: {metric: forbrug, plan: korrigeret_budget, by: service_area}
            help: ["Sådan læses den."]
        """
    guard case .figure(let figure)? = try document(lines, figures).sections.first?.blocks.first else {
      Issue.record("no figure")
      return
    }
    #expect(figure.subtitle.hasPrefix(begins))
  }

  @Test func `a part without money of its own is not on level with anything, and the whole with nothing spent is`()
    throws
  {
    var figures = HandFigures()
    for metric in ["forbrug", "korrigeret_budget"] { figures.set(metric, "2026-01", "2026-10", to: 0) }
    figures.set("forbrug", "2025-01", "2025-10", to: 0)
    let yaml =
      frame + """

        lead: \(economyLead)
        key_figures:
          - metric: forbrug
            name: Forbrug
            window: aar_til_dato
            format: mio
            plan: korrigeret_budget
        """
    let part = try document(yaml, figures, unit: "T1")
    #expect(part.lead.plainText.hasPrefix("Der bogføres hverken forbrug eller budget på Team Nord"))
    #expect(part.keyFigures[0].direction == nil)
    let whole = try document(yaml, figures)
    #expect(whole.lead.plainText.contains("det samme som budgettet") && whole.keyFigures[0].direction != nil)
  }

  @Test func `growth by persons is said as persons, growth by price as price`() throws {
    func with(_ persons: (Double, Double), _ price: (Double, Double)) throws -> String {
      var figures = economy(spend: 98_000_000, budget: 95_000_000)
      let area = [MetricFilter(.serviceArea, "midlertidigt_botilbud")]
      for (from, to, persons, price) in [
        ("2026-01", "2026-10", persons.1, price.1), ("2025-01", "2025-10", persons.0, price.0),
      ] {
        figures.set("gennemsnitligt_antal", from, to, filters: area, to: persons)
        figures.set("helaarspersoner", from, to, filters: area, to: persons * 304 / 365)
        figures.set("enhedspris", from, to, filters: area, to: price)
      }
      return try document(frame + "\nlead: \(economyLead)", figures).lead.plainText
    }
    #expect(try with((30, 34), (1_600_000, 1_610_000)).contains("hvor der i gennemsnit er 4,0 flere borgere end"))
    #expect(
      try with((30, 30.1), (1_600_000, 1_760_000)).contains(
        "hvor prisen pr. helårsperson er 10,0\u{00A0}pct. højere end"))
  }

  @Test func `a missing source gives no number and no comparison`() throws {
    let document = try document(
      frame + """

        lead: \(economyLead)
        key_figures:
          - {metric: forbrug, name: Forbrug, window: aar_til_dato, format: mio, plan: korrigeret_budget, last_year: true}
        """, HandFigures())
    #expect(document.lead.plainText.hasPrefix("Forbrug og budget i jan.–okt. 2026 kan ikke gøres op"))
    let figure = try #require(document.keyFigures.first)
    #expect(figure.value == "mangler")
    #expect(figure.state == .missing)
    #expect(figure.direction == nil)
    #expect(figure.comparisons.map(\.value) == ["mangler", "mangler"])
  }

  @Test func `a team with most of the overdue follow-ups is named`() throws {
    var figures = HandFigures()
    figures.set("sager", "2026-10", "2026-10", to: 1_234)
    figures.set("opfoelgning_overskredet", "2026-10", "2026-10", to: 23)
    figures.set("opfoelgning_overskredet", "2026-10", "2026-10", ["T1"], to: 19)
    figures.set("opfoelgning_overskredet", "2026-10", "2026-10", ["T2"], to: 4)
    #expect(
      try document(frame + "\nlead: \(caseloadLead)", figures).lead.plainText
        == "Der er 1.234\u{A0}åbne sager, og 23\u{A0}opfølgninger er overskredet, 19 af dem i Team Nord.")
  }
}

@Suite("Tables")
struct TableTests {
  private let table =
    frame + """

      lead: \(movementLead)
      sections:
        - id: tabel
          kind: tabel
          title: Tabel
          by: service_area
          row_name: Ydelsesområde
          help: [Læs på tværs.]
          columns:
            - {kind: vaerdi, title: Tilgang, metric: tilgang, window: periode, format: antal}
            - {kind: aendring, title: Forskel, metric: tilgang, window: periode, format: antal}
      """

  private func rows(_ document: Document) throws -> [[String]] {
    let block = try #require(document.sections.first?.blocks.first)
    guard case .table(let table) = block else {
      Issue.record("not a table")
      return []
    }
    return table.rows.map { $0.cells.map(\.text) }
  }

  @Test func `rows come in the field's order and the total is counted anew`() throws {
    var figures = HandFigures()
    figures.set("tilgang", "2026-10", "2026-10", ["midlertidigt_botilbud"], to: 7)
    figures.set("tilgang", "2026-10", "2026-10", ["laengerevarende_botilbud"], to: 5)
    figures.set("tilgang", "2026-10", "2026-10", to: 11)
    figures.set("tilgang", "2025-10", "2025-10", ["laengerevarende_botilbud"], to: 6)
    figures.set("tilgang", "2025-10", "2025-10", to: 6)
    #expect(
      try rows(document(table, figures)) == [
        ["Længerevarende botilbud", "5", "−1"], ["Midlertidigt botilbud", "7", "+7"], ["I alt", "11", "+5"],
      ])
  }

  @Test func `a hidden figure hides its difference too`() throws {
    var figures = HandFigures()
    let key = HandFigures.Key(
      metric: "tilgang", from: "2026-10", to: "2026-10", groups: ["midlertidigt_botilbud"], filters: [])
    figures.set("tilgang", "2026-10", "2026-10", ["midlertidigt_botilbud"], to: 3)
    figures.set("tilgang", "2025-10", "2025-10", ["midlertidigt_botilbud"], to: 6)
    figures.set("tilgang", "2026-10", "2026-10", to: 3)
    figures.set("tilgang", "2025-10", "2025-10", to: 6)
    figures.states[key] = .suppressed
    let shown = try document(
      table,
      {
        var hidden = figures
        hidden.values[key] = nil
        return hidden
      }())
    // Without a row at all the change is from zero; the engine gives hidden cells as rows without a value.
    #expect(try rows(shown)[0][2] == "−6")
    let hidden = try document(table, figures, as: .committee)
    #expect(try rows(hidden)[0] == ["Midlertidigt botilbud", "<5", "–"])
  }
}

@Suite("Report definitions")
struct ReportDefinitionTests {
  @Test func `every fault is told at once, with place and suggestion`() {
    let (_, faults) = ReportCatalogue.read(
      name: "7-reports/x.yaml",
      text: frame + """

        lead: [{phrase: mod_pla}]
        key_figures:
          - {metric: forbug, name: Forbrug, window: periode, format: mio}
        sections:
          - id: a
            kind: tabel
            title: A
            by: service_area
            row_name: Område
            help: [Læs.]
            colums: []
        """, metrics: shippedMetrics)
    #expect(
      faults.map(\.description) == [
        "7-reports/x.yaml:6:17: fejl [ord-ukendt]: `mod_pla` kan ikke bruges i `phrase`. Mente du `mod_plan`?",
        "7-reports/x.yaml:8:14: fejl [metrik-ukendt]: Nøgletallet `forbug` findes ikke. Mente du `forbrug`?",
        "7-reports/x.yaml:16:5: fejl [felt-ukendt]: Feltet `colums` kendes ikke her. Mente du `columns`?",
      ])
  }

  @Test(arguments: [
    ("sentence: Sygdom var {vaerdi} i {periode}.", []), ("sentence: Der kom {vaerdi:én sag|sager} i {periode}.", []),
    ("sentence: Sygdom i {periode}.", ["saetning-pladser"]), ("sentence: Sygdom var {vaerdi}.", ["saetning-pladser"]),
    ("sentence: Sygdom var {tal} i {periode}.", ["saetning-pladser"]), ("words: []", ["felt-mangler", "felt-ukendt"]),
  ]) func `a report that opens with its first figure has a sentence with two places`(line: String, codes: [String]) {
    let (_, faults) = ReportCatalogue.read(
      name: "x.yaml",
      text: frame + """

        lead:
          - phrase: tal
            \(line)
        key_figures:
          - {metric: sager, name: Åbne sager, window: periode, format: antal}
        """, metrics: shippedMetrics)
    #expect(faults.map(\.code) == codes)
  }

  @Test func `a figure that is split by what it has not is told where it is written`() {
    let (_, faults) = ReportCatalogue.read(
      name: "x.yaml",
      text: frame + """

        lead: \(caseloadLead)
        sections:
          - {id: a, kind: soejler, title: A, metric: sager, by: facility, window: periode, format: antal, noun: sager, help: [Læs.]}
        """, metrics: shippedMetrics)
    #expect(
      faults.map(\.description) == [
        "x.yaml:8:57: fejl [dimension-umulig]: `sager` kan ikke deles på `facility`. Vælg mellem: age_group, caseworker, legal_basis, process_step, service_area, sex, team, unit."
      ])
  }

  @Test(arguments: [
    ("aar_til_dato", true), ("rullende_12", true), ("kvartal", false), ("aar", false), ("periode", false),
  ])
  func `a window without one of its length before it is held against none`(window: String, isFault: Bool) {
    let (_, faults) = ReportCatalogue.read(
      name: "x.yaml",
      text: frame + """

        lead: \(caseloadLead)
        key_figures:
          - {metric: sager, name: Sager, window: \(window), format: antal, previous: true}
        """, metrics: shippedMetrics)
    #expect(faults.map(\.code) == (isFault ? ["vindue-uden-forrige"] : []))
  }

  @Test(arguments: [("kvartal", true), ("aar", true), ("aar_til_dato", false), ("rullende_12", false)])
  func `a window that can go on after the period is held against nothing`(window: String, isFault: Bool) {
    let (_, faults) = ReportCatalogue.read(
      name: "x.yaml",
      text: frame + """

        lead: [{phrase: mod_plan, metric: forbrug, plan: korrigeret_budget, by: service_area, window: \(window)}]
        sections:
          - {id: a, kind: soejler, title: A, metric: sager, by: team, window: \(window), format: antal, noun: sager, last_year: true, help: [Læs.]}
        """, metrics: shippedMetrics)
    #expect(faults.map(\.code) == (isFault ? ["vindue-ikke-slut", "vindue-ikke-slut"] : []))
  }

  @Test func `a sentence that needs a word says which metric lacks it`() {
    let (_, faults) = ReportCatalogue.read(
      name: "x.yaml",
      text: frame
        + "\nlead: [{phrase: mod_plan, metric: modtagere, plan: korrigeret_budget, by: service_area, window: periode}]",
      metrics: shippedMetrics)
    #expect(
      faults.first?.description
        == "x.yaml:6:52: fejl [ord-mangler]: Sætningen bruger et ord, som nøgletallet `modtagere` ikke har: `noun`. Skriv det under `words:` i nøgletallets definition."
    )
  }

  @Test func `every phrase and every kind of section has a word of its own`() {
    let phrases = Phrases.all.map { $0.word }
    #expect(Set(phrases).count == phrases.count && phrases.count > 5)
  }

  @Test func `the reports that we ship have no faults`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Definitions/7-reports")
    let (catalogue, faults) = try ReportCatalogue.load(folder: folder, metrics: shippedMetrics)
    #expect(faults.map(\.description) == [])
    #expect(
      catalogue.reports.map(\.id) == ["datakvalitet", "maanedsopfoelgning-myndighed", "sagsoverblik", "til-og-afgang"])
  }
}
