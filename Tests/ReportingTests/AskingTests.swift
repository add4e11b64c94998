import Access
import CareModel
import DocumentModel
import MetricEngine
import TestSupport
import Testing

@testable import Reporting

/// How a report asks for its figures: together, once, and in a sentence the same figure as in the table.
@Suite struct AskingTests {
  private let yaml = """
    id: proeve
    version: "1"
    name: Prøve
    heading: Prøve
    period: maaned
    lead: \(economyLead)
    sections:
      - id: pris
        kind: tabel
        title: Pris
        by: service_area
        row_name: Område
        help: [Læses som den står.]
        columns:
          - {kind: vaerdi, title: Pris, metric: enhedspris, window: aar_til_dato, format: enhedspris}
          - {kind: sidste_aar, title: Pris, metric: enhedspris, window: aar_til_dato, format: enhedspris}
    """

  /// Spend and budget of two areas; in one the price has grown, as the table's groups and as the area alone say it.
  private func figures(year: Int = 2026, month: String = "10", price: Double = 1_760_000) -> HandFigures {
    var figures = HandFigures()
    let areas = ["midlertidigt_botilbud": (48.0, 44.0), "laengerevarende_botilbud": (50.0, 51.0)]
    let (from, to) = ("\(year)-01", "\(year)-\(month)")
    figures.set("forbrug", from, to, to: 98_000_000)
    figures.set("korrigeret_budget", from, to, to: 95_000_000)
    for (area, (spend, budget)) in areas {
      figures.set("forbrug", from, to, [area], to: spend * 1_000_000)
      figures.set("korrigeret_budget", from, to, [area], to: budget * 1_000_000)
    }
    let area = [MetricFilter(.serviceArea, "midlertidigt_botilbud")]
    for (year, price) in [(year, price), (year - 1, 1_600_000)] {
      let (from, to) = ("\(year)-01", "\(year)-\(month)")
      figures.set("enhedspris", from, to, ["midlertidigt_botilbud"], to: price)
      figures.set("enhedspris", from, to, filters: area, to: price)
      figures.set("gennemsnitligt_antal", from, to, filters: area, to: 30)
      figures.set("helaarspersoner", from, to, filters: area, to: 25)
    }
    return figures
  }

  private func documents(
    _ periods: [Period], _ figures: HandFigures
  ) throws -> (documents: [Document], rounds: [[MetricRequest]]) {
    var rounds: [[MetricRequest]] = []
    let documents = try reportBuilder(yaml).documents(
      "proeve", periods: periods, scope: Scope.shipped(.leadership),
      figures: { requests in
        rounds.append(requests)
        return requests.flatMap(figures.answer)
      }, rows: { _, _ in RowListing(columns: [], rows: [], total: 0) })
    return (documents, rounds)
  }

  @Test func `what depends on a figure is asked for in one more round, and nothing twice`() throws {
    let (documents, rounds) = try documents([.month(2026, 10)], figures())
    #expect(documents[0].lead.plainText.contains("prisen pr. helårsperson er 10,0\u{00A0}pct. højere"))
    #expect(rounds.count == 2)
    let asked = rounds.joined()
    #expect(Set(asked).count == asked.count)
    // Persons of the area, this year and last; the price is the table's.
    #expect(
      rounds[1].flatMap(\.metrics).sorted() == [
        "gennemsnitligt_antal", "gennemsnitligt_antal", "helaarspersoner", "helaarspersoner",
      ])
  }

  @Test func `a price that the table hides is not told by the sentence`() throws {
    var figures = figures()
    for key in figures.values.keys where key.metric == "enhedspris" && key.from == "2026-01" && !key.groups.isEmpty {
      figures.states[key] = .suppressed
    }
    let document = try document(yaml, figures, as: .committee)
    #expect(!document.lead.plainText.contains("pris"))
    #expect(document.lead.plainText.contains("i midlertidigt botilbud"))
  }

  @Test func `editions of several periods ask together and are what each is alone`() throws {
    var all = figures()
    all.values.merge(figures(month: "09", price: 1_500_000).values) { first, _ in first }
    let periods: [Period] = [.month(2026, 9), .month(2026, 10)]
    let together = try documents(periods, all)
    #expect(together.rounds.count == 2)
    for (period, document) in zip(periods, together.documents) {
      #expect(try documents([period], all).documents == [document])
    }
    #expect(together.documents[0] != together.documents[1])
  }
}
