import Access
import CareModel
import DocumentModel
import MetricEngine
import Testing

@testable import Reporting

private let frame = """
  id: proeve
  version: "1"
  navn: Prøve
  overskrift: Månedsopfølgning
  periode: month
  """

/// What an edition leaves out, and how its money is written.
struct EditionTests {
  private let prices =
    frame + """

      indledning: oekonomi
      noegletal:
        - {metrik: forbrug, navn: Forbrug, vindue: aar_til_dato, format: mio, plan: korrigeret_budget, plan_navn: Budget, plan_bestemt: budgettet}
        - {metrik: enhedspris, navn: Enhedspris, vindue: aar_til_dato, format: enhedspris, delt_med: helaarspersoner, delt_med_navn: Delt med helårspersoner}
      afsnit:
        - id: pris
          slags: tabel
          titel: Aktivitet
          pr: service_area
          raekke_navn: Område
          hjaelp: [Læses.]
          kolonner:
            - {slags: vaerdi, titel: Forbrug, metrik: forbrug, vindue: aar_til_dato, format: mio}
            - {slags: vaerdi, titel: Enhedspris, metrik: enhedspris, vindue: aar_til_dato, format: enhedspris}
            - {slags: aendring, titel: Forskel, metrik: enhedspris, vindue: aar_til_dato, format: enhedspris}
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
    let notice = try #require(edition.notices.first { $0.title == "Enhedspris vises ikke." })
    #expect(notice.text.plainText.hasSuffix("Enhedsprisen står i rapporten for hele kommunen."))
    let whole = try document(prices, figures())
    #expect(whole.title == "Månedsopfølgning, oktober 2026" && whole.keyFigures.count == 2)
    #expect(!whole.notices.contains { $0.title == "Enhedspris vises ikke." })
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

        indledning: sager
        noegletal:
          - {metrik: sager, navn: Sager, vindue: periode, format: antal}
          - {metrik: opfoelgning_overskredet, navn: Overskredet, vindue: periode, format: antal, forrige: true, sidste_aar: true}
        afsnit:
          - {id: liste, slags: liste, titel: Liste, metrik: opfoelgning_snart, tom_tekst: Ingen., hjaelp: [Læses.]}
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
      shippedMetrics.all.filter { $0.facts(in: shippedMetrics) == [.followUp] }.map(\.id).sorted()
        == FollowUps.metrics.sorted())
  }

  @Test func `the largest excess stands first and is the one that the title names`() throws {
    let report =
      frame + """

        indledning: oekonomi
        noegletal:
          - {metrik: forbrug, navn: Forbrug, vindue: aar_til_dato, format: mio}
        afsnit:
          - id: a
            slags: tabel
            titel: A
            pr: service_area
            raekke_navn: Område
            find_afvigelse: true
            hjaelp: [Læses.]
            kolonner:
              - {slags: afvigelse, titel: Afvigelse, metrik: forbrug, plan: korrigeret_budget, vindue: aar_til_dato, format: mio}
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
