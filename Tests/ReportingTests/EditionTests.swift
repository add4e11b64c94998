import Access
import CareModel
import DocumentModel
import Foundation
import MetricEngine
import Testing

@testable import Reporting

private let frame = """
  id: proeve
  version: "1"
  name: Prøve
  heading: Månedsopfølgning
  period: maaned
  """

/// What an edition leaves out, and how its money is written.
struct EditionTests {
  private let prices =
    frame + """

      lead: \(economyLead)
      key_figures:
        - {metric: forbrug, name: Forbrug, window: aar_til_dato, format: mio, plan: korrigeret_budget}
        - {metric: enhedspris, name: Enhedspris, window: aar_til_dato, format: enhedspris, divided_by: helaarspersoner, divided_by_name: Delt med helårspersoner}
      sections:
        - id: pris
          kind: tabel
          title: Aktivitet
          by: service_area
          row_name: Område
          help: [Læses.]
          columns:
            - {kind: vaerdi, title: Forbrug, metric: forbrug, window: aar_til_dato, format: mio}
            - {kind: vaerdi, title: Enhedspris, metric: enhedspris, window: aar_til_dato, format: enhedspris}
            - {kind: aendring, title: Forskel, metric: enhedspris, window: aar_til_dato, format: enhedspris}
      words:
        - {word: Forbrug, meaning: det bogførte.}
        - {word: Enhedspris, metric: enhedspris, meaning: forbrug delt med helårspersoner.}
      """

  private func figures(_ spend: Double = 8_412_000) -> HandFigures {
    var figures = HandFigures()
    figures.set("forbrug", "2026-01", "2026-10", to: spend)
    figures.set("korrigeret_budget", "2026-01", "2026-10", to: 8_290_000)
    figures.set("enhedspris", "2026-01", "2026-10", to: 610_400)
    figures.set("helaarspersoner", "2026-01", "2026-10", to: 13.8)
    for (area, price) in [("midlertidigt_botilbud", 700_000.0), ("laengerevarende_botilbud", -110_400)] {
      figures.set("enhedspris", "2026-01", "2026-10", [area], to: price)
      figures.set("enhedspris", "2025-01", "2025-10", [area], to: 690_000)
      figures.set("forbrug", "2026-01", "2026-10", [area], to: price)
    }
    return figures
  }

  private func table(_ document: Document) throws -> DataTable {
    guard case .table(let table)? = document.sections.first?.blocks.first else { throw Faults(["no table"]) }
    return table
  }

  @Test func `a unit's report has its name, no price of a person, and says why and where to find one`() throws {
    let edition = try document(prices, figures(), unit: "T1")
    #expect(edition.title == "Team Nord: månedsopfølgning, oktober 2026")
    #expect(edition.keyFigures.map(\.label) == ["Forbrug"])
    #expect(try table(edition).columns.map(\.title) == ["Område", "Forbrug"])
    #expect(edition.words.map(\.term) == ["Forbrug"])
    let notice = try #require(edition.notices.first { $0.title == "Enhedspris vises ikke." })
    #expect(notice.text.plainText.hasSuffix("Enhedsprisen står i rapporten for hele kommunen."))
    let whole = try document(prices, figures())
    #expect(whole.title == "Månedsopfølgning, oktober 2026" && whole.keyFigures.count == 2 && whole.words.count == 2)
    #expect(!whole.notices.contains { $0.title == "Enhedspris vises ikke." })
  }

  @Test func `no report that we ship explains a figure that an edition leaves out`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Definitions/7-reports")
    let reports = try ReportCatalogue.load(folder: folder, metrics: shippedMetrics).0.reports
    var gone = 0
    for report in reports {
      for metrics in [report.prices, FollowUps.metrics, Cases.metrics] {
        let rest = report.without(metrics)
        let said =
          rest.words.map { $0.term + $0.meaning } + rest.sections.flatMap { $0.help + [$0.subtitle ?? ""] }
        for word in report.words where !rest.words.contains(word) {
          gone += 1
          for text in said { #expect(!text.lowercased().contains(word.term.lowercased()), "\(report.id): \(text)") }
        }
      }
    }
    #expect(gone > 3)
  }

  private let caseload =
    frame + """

      lead: \(caseloadLead)
      key_figures:
        - {metric: sager, name: Åbne sager, window: periode, format: antal}
        - {metric: opfoelgning_overskredet, name: Overskredet, window: periode, format: antal}
      sections:
        - {id: liste, kind: liste, title: Liste, metric: opfoelgning_overskredet, empty_text: Ingen., help: [Læses.]}
      """

  @Test func `a facility has no cases, and its report says so instead of nought`() throws {
    var figures = HandFigures()
    figures.set("sager", "2026-10", "2026-10", to: 0)
    figures.set("opfoelgning_overskredet", "2026-10", "2026-10", to: 3)
    let facility = try document(caseload, figures, unit: "F1")
    #expect(facility.keyFigures.map(\.label) == ["Overskredet"])
    #expect(facility.lead.plainText == "3\u{A0}opfølgninger er overskredet.")
    let notice = try #require(facility.notices.first { $0.title == "Sager vises ikke." })
    #expect(notice.text.plainText.contains("Bofællesskabet Ravnsholt"))
    let team = try document(caseload, figures, unit: "T1")
    #expect(team.keyFigures.count == 2 && !team.notices.contains { $0.title == "Sager vises ikke." })
  }

  @Test func `every metric that counts cases is known to be no facility's`() throws {
    #expect(
      Set(shippedMetrics.all.filter { $0.facts(in: shippedMetrics).map(\.id) == ["care_case"] }.map(\.id))
        == Cases.metrics)
  }

  @Test(arguments: [
    (nil, "Viser 1 af 71. Vælg en enhed for at se resten."), ("T1", "Viser 1 af 71. Resten står under Opfølgninger."),
  ])
  func `a list that is cut says where the rest is`(unit: String?, note: String) throws {
    var figures = HandFigures()
    figures.set("sager", "2026-10", "2026-10", to: 5)
    figures.set("opfoelgning_overskredet", "2026-10", "2026-10", to: 71)
    let listing = RowListing(columns: ["Indsats"], rows: [[.text("I1")]], total: 71)
    let table = try table(document(caseload, figures, unit: unit, rows: listing))
    #expect(table.footnotes == [note])
  }

  @Test(arguments: [
    (ReportComparison.previous, "2026-10", true), (.previous, "2026-01", false), (.lastYear, "2026-10", false),
  ])
  func `a year to date has no previous one, and the report says what it is held against`(
    comparison: ReportComparison, period: String, isSaid: Bool
  ) throws {
    let said = try document(prices, figures(), period: period, comparison: comparison).notices.filter {
      $0.title == "Ikke alt kan sammenlignes med september 2026."
    }
    #expect(said.isEmpty != isSaid)
    let facts = try document(prices, figures(), period: period, comparison: comparison).facts
    #expect(facts.contains("Ikke alt kan sammenlignes med september 2026") == isSaid)
    #expect(said.allSatisfy { $0.text.plainText.contains("holdt op mod samme tid sidste år") })
  }

  @Test(arguments: [
    (215_340_000.0, 213_060_000.0, "2,3 over budgettet"), (215_340_000, 213_110_000, "2,2 over budgettet"),
  ])
  func `a difference is of the exact numbers, and says that they are rounded where they show it`(
    spend: Double, budget: Double, text: String
  ) throws {
    var figures = figures(spend)
    figures.set("korrigeret_budget", "2026-01", "2026-10", to: budget)
    let figure = try document(prices, figures).keyFigures[0]
    let shown = try [figure.value, figure.comparisons[0].value].map {
      try #require(Double($0.replacing(".", with: "").replacing(",", with: ".")))
    }
    let isApart = abs(shown[0] - shown[1] - (text.hasPrefix("2,3") ? 2.3 : 2.2)) > 0.01
    #expect(figure.direction?.text == text + (isApart ? " (afrundet)" : ""))
  }

  @Test func `a table whose rounded numbers do not add up says so, and no other does`() throws {
    let report =
      frame + """

        lead: \(caseloadLead)
        sections:
          - id: penge
            kind: tabel
            title: Penge
            by: service_area
            row_name: Område
            help: [Læses.]
            columns:
              - {kind: vaerdi, title: Forbrug, metric: forbrug, window: periode, format: mio}
              - {kind: vaerdi, title: Budget, metric: korrigeret_budget, window: periode, format: mio}
              - {kind: afvigelse, title: Afvigelse, metric: forbrug, plan: korrigeret_budget, window: periode, format: mio}
        """
    func footnotes(_ first: Double, _ second: Double, budget: Double) throws -> [String] {
      var figures = HandFigures()
      figures.set("sager", "2026-10", "2026-10", to: 5)
      figures.set("forbrug", "2026-10", "2026-10", ["midlertidigt_botilbud"], to: first)
      figures.set("forbrug", "2026-10", "2026-10", ["laengerevarende_botilbud"], to: second)
      figures.set("forbrug", "2026-10", "2026-10", to: first + second)
      figures.set("korrigeret_budget", "2026-10", "2026-10", ["midlertidigt_botilbud"], to: budget)
      figures.set("korrigeret_budget", "2026-10", "2026-10", to: budget)
      return try table(document(report, figures)).footnotes
    }
    let note = "Tallene er afrundet hver for sig; summer og forskelle er regnet af de nøjagtige tal."
    #expect(try footnotes(1_200_000, 1_300_000, budget: 1_100_000) == [])
    #expect(try footnotes(1_240_000, 1_340_000, budget: 1_100_000) == [note])
    #expect(try footnotes(1_240_000, 0, budget: 1_060_000) == [note])
  }

  @Test func `a difference of per cents is in points wherever it is said`() {
    #expect(NumberText.percent.difference(2.34) == "2,3 procentpoint")
    #expect(NumberText.unitCost.difference(12_340) == "12.300\u{A0}kr.")
  }

  @Test func `the price of a person on the front page says that it is one`() {
    for role in [Role.committee, .financeCommittee, .council] {
      let price = FrontFigures.definitions(for: role).first { $0.metric == "enhedspris" }
      #expect(price?.note == "pr. helårsperson")
    }
  }

  @Test func `a price is shown with what it was divided by`() throws {
    let price = try document(prices, figures()).keyFigures[1]
    #expect(price.comparisons == [.init(label: "Delt med helårspersoner", value: "13,8")])
  }

  @Test func `a price that is withheld is a dash, has no difference, and says why below the table`() throws {
    var withheld = figures()
    for key in withheld.values.keys where key.metric == "enhedspris" && key.groups == ["laengerevarende_botilbud"] {
      withheld.states[key] = .notApplicable
    }
    let table = try table(document(prices, withheld))
    let rows = table.rows.map { $0.cells.map(\.text) }
    #expect(rows[0] == ["Længerevarende botilbud", "−110", "–", "–"])
    #expect(rows[1] == ["Midlertidigt botilbud", "700", "700.000", "+10.000"])
    #expect(table.footnotes.contains { $0.hasPrefix("–: ingen enhedspris") })
  }

  @Test func `a window over a hole says which months it lacks, everywhere, and is held against nothing`() throws {
    var lacking = figures()
    for key in lacking.values.keys where key.metric == "forbrug" && key.from == "2026-01" {
      lacking.missing[key] = [.month(2026, 5), .month(2026, 7)]
    }
    let document = try document(prices, lacking)
    #expect(
      document.lead.plainText
        == "Forbruget mangler for maj og juli 2026. I årets andre måneder har vi brugt 8.412.000\u{A0}kr.; det kan ikke holdes op mod budgettet for hele perioden."
    )
    let figure = document.keyFigures[0]
    #expect(
      figure.value == "8.412" && figure.period == "jan.–okt. 2026, uden maj og juli 2026" && figure.direction == nil)
    #expect(try table(document).rows[0].cells[1].note == "foreløbig, uden maj og juli 2026")
    let notice = try #require(document.notices.first)
    #expect(notice.kind == .warning && notice.text.plainText.hasPrefix("Maj og juli 2026 mangler i forbrug."))
  }

  @Test(arguments: [(19_900_000.0, "19.900", "1.000\u{A0}kr."), (20_100_000, "20,1", "mio.\u{A0}kr.")])
  func `small money is written in thousands, everywhere in the edition`(
    spend: Double, value: String, unit: String
  ) throws {
    let document = try document(prices, figures(spend))
    #expect(document.keyFigures[0].value == value && document.keyFigures[0].unit == unit)
    #expect(try table(document).columns[1].unit == unit)
    #expect(document.facts.contains("Beløb i 1.000\u{A0}kr.") == (spend < 20_000_000))
  }

  @Test(arguments: [("2026-10", true), ("2026-09", true), ("2026-08", false)])
  func `follow-ups of a month long gone are left out, for the extract does not hold them`(
    period: String, isShown: Bool
  ) throws {
    let report =
      frame + """

        lead: \(caseloadLead)
        key_figures:
          - {metric: sager, name: Sager, window: periode, format: antal}
          - {metric: opfoelgning_overskredet, name: Overskredet, window: periode, format: antal, previous: true, last_year: true}
        sections:
          - {id: liste, kind: liste, title: Liste, metric: opfoelgning_snart, empty_text: Ingen., help: [Læses.]}
        """
    var figures = HandFigures()
    for month in ["2026-10", "2026-09", "2026-08", "2025-10"] {
      figures.set("sager", month, month, to: 12)
      figures.set("opfoelgning_overskredet", month, month, to: 5)
    }
    let document = try document(report, figures, period: period)
    #expect(document.keyFigures.count == (isShown ? 2 : 1) && document.sections.isEmpty != isShown)
    #expect(document.notices.contains { $0.title == "Opfølgninger vises ikke." } != isShown)
    #expect(document.lead.plainText.contains("overskredet") == isShown)
    // Never held against another day: its past is in no delivery.
    #expect(document.keyFigures.last?.direction == nil && document.keyFigures.last?.comparisons == [])
  }

  @Test func `every metric that counts follow-ups is known to have no past`() throws {
    #expect(
      shippedMetrics.all.filter { $0.facts(in: shippedMetrics).map(\.id) == ["follow_up"] }.map(\.id).sorted()
        == FollowUps.metrics.sorted())
  }

  @Test func `the largest excess stands first and is the one that the title names`() throws {
    let report =
      frame + """

        lead: \(economyLead)
        key_figures:
          - {metric: forbrug, name: Forbrug, window: aar_til_dato, format: mio}
        sections:
          - id: a
            kind: tabel
            title: A
            by: service_area
            row_name: Område
            finds_deviation: true
            help: [Læses.]
            columns:
              - {kind: afvigelse, title: Afvigelse, metric: forbrug, plan: korrigeret_budget, window: aar_til_dato, format: mio}
        """
    var figures = HandFigures()
    figures.set("forbrug", "2026-01", "2026-10", to: 98_000_000)
    figures.set("korrigeret_budget", "2026-01", "2026-10", to: 95_000_000)
    for (area, spend, budget) in [("laengerevarende_botilbud", 50.0, 51.0), ("midlertidigt_botilbud", 48, 44)] {
      figures.set("forbrug", "2026-01", "2026-10", [area], to: spend * 1_000_000)
      figures.set("korrigeret_budget", "2026-01", "2026-10", [area], to: budget * 1_000_000)
    }
    let document = try document(report, figures)
    let table = try table(document)
    #expect(table.columns[1].isSorted && table.rows.map(\.kind) == [.marked, .normal, .total])
    #expect(table.rows.map { $0.cells[1].text } == ["+4,0", "−1,0", "+3,0"])
    #expect(document.sections[0].title == "Kun midlertidigt botilbud har brugt mere end budgettet")
  }
}
