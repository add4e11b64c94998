import Access
import CareModel
import Definitions
import DocumentModel
import Foundation
import MetricEngine
import TestSupport
import Testing

@testable import Reporting

/// What a report rests on is what it asks for: docs/decisions/0018-reports-as-definitions.md.
@Suite struct BasisTests {
  private static let shipped: ReportCatalogue = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Definitions/7-reports")
    do { return try ReportCatalogue.load(folder: folder, metrics: shippedMetrics).0 } catch { fatalError("\(error)") }
  }()

  private func builder(_ reports: ReportCatalogue) -> ReportBuilder {
    ReportBuilder(
      reports: reports, labels: labels, municipalityName: "Prøveby Kommune", asOf: Day(2026, 10, 31)!,
      definitionVersion: "1")
  }

  @Test(arguments: [
    ("maanedsopfoelgning-myndighed", "2026-01–2026-10 enhedspris", true),
    // Asked for once the lead knows where the excess lies, and shown beside the price.
    ("maanedsopfoelgning-myndighed", "2026-01–2026-10 helaarspersoner", true),
    // The line of the plan goes on to the end of the year.
    ("maanedsopfoelgning-myndighed", "2026-01–2026-12 korrigeret_budget", true),
    ("maanedsopfoelgning-myndighed", "2025-01–2025-10 forbrug", false),
    ("sagsoverblik", "2026-10–2026-10 opfoelgning_snart", true), ("sagsoverblik", "2026-10–2026-10 forbrug", false),
    ("til-og-afgang", "2026-10–2026-10 modtagere", true),
    ("til-og-afgang", "2026-09–2026-09 beholdning", false),
  ]) func `a report rests on the figures of its own period that it asks for`(id: String, figure: String, rests: Bool)
    throws
  {
    let questions = try builder(Self.shipped).questions(id, period: .month(2026, 10), unit: nil)
    #expect(questions.map { "\($0.from)–\($0.to) \($0.metric)" }.contains(figure) == rests)
  }

  @Test func `a report of findings rests on no figure`() throws {
    #expect(try builder(Self.shipped).questions("datakvalitet", period: .month(2026, 10), unit: nil) == [])
  }

  @Test func `an edition does not rest on what it leaves out`() throws {
    let unit = try builder(Self.shipped).questions("maanedsopfoelgning-myndighed", period: .month(2026, 10), unit: "T1")
    #expect(unit.contains { $0.metric == "forbrug" } && !unit.contains { $0.metric == "enhedspris" })
    let earlier = try builder(Self.shipped).questions("sagsoverblik", period: .month(2026, 6), unit: nil)
    #expect(earlier.contains { $0.metric == "sager" } && !earlier.contains { $0.metric == "opfoelgning_overskredet" })
  }

  @Test func `what the shipped reports ask for when all is answered, they have said that they might`() throws {
    // Every question has an answer, with one area above its budget and dearer than last year.
    let areas = ["midlertidigt_botilbud": 3.0, "laengerevarende_botilbud": 2.0]
    for report in Self.shipped.reports {
      for unit in [nil, "T1", "F1"] {
        var asked: Set<String> = []
        _ = try builder(Self.shipped).document(
          report.id, period: .month(2026, 10), scope: Scope.shipped(.leadership, unit: unit),
          figures: { requests in
            requests.map { request in
              asked.insert(request.metrics[0])
              return everything(request, areas)
            }
          }, rows: { _, _ in RowListing(columns: [], rows: [], total: 0) })
        let basis = try builder(Self.shipped).basis(report.id, period: .month(2026, 10), unit: unit)
        #expect(asked.isSubset(of: basis.metrics), "\(report.id) \(unit ?? "")")
      }
    }
  }

  private func everything(_ request: MetricRequest, _ areas: [String: Double]) -> FigureSet {
    let windows =
      request.grain.map { Period.series(from: request.from, to: request.to, by: $0).map { ($0, $0) } }
      ?? [(request.from, request.to)]
    let factor = (request.metrics[0] == "forbrug" ? 2.0 : 1) * (request.from.year == 2026 ? 1.5 : 1)
    let groups: [[String?]] = request.by.isEmpty ? [[]] : areas.keys.sorted().map { key in request.by.map { _ in key } }
    return FigureSet(
      metric: request.metrics[0], title: request.metrics[0], unit: .kroner, population: .paying,
      definitionVersion: "1", asOf: Day(2026, 10, 31)!, by: request.by, sources: [],
      rows: windows.flatMap { from, to in
        groups.map { key in
          Figure(
            from: from, to: to, groups: key,
            value: 1_000_000 * factor * ((key.first ?? nil).flatMap { areas[$0] } ?? 5),
            state: .final)
        }
      })
  }

  /// Asks for a price once it knows the spend, without having said so.
  private struct Sly: SectionKind {
    static let word = "snedig"
    var figures: [ShownFigure] { [] }
    init?(reading item: DefinitionMapping, metrics: KnownMetrics) {}
    init() {}

    func write(_ section: SectionDefinition, in writer: ReportWriter) throws -> Section {
      let spend = try writer.reader.figure("forbrug", from: writer.period, to: writer.period)
      if spend.value != nil { _ = try writer.reader.figure("enhedspris", from: writer.period, to: writer.period) }
      return Section(id: section.id, title: section.title, blocks: [])
    }
  }

  @Test func `a section that asks for what it has not said makes no report`() throws {
    var report = try #require(Self.shipped[id: "datakvalitet"])
    report.sections = [SectionDefinition(id: "a", title: "A", help: [], kind: Sly())]
    var figures = HandFigures()
    figures.set("forbrug", "2026-10", "2026-10", to: 1)
    #expect(throws: ReportError.notSaid(metric: "enhedspris")) {
      try builder(ReportCatalogue([report])).document(
        "datakvalitet", period: .month(2026, 10), scope: Scope.shipped(.leadership),
        figures: { $0.flatMap(figures.answer) }, rows: { _, _ in RowListing(columns: [], rows: [], total: 0) })
    }
  }

  @Test func `every kind of section has a word of its own`() {
    let words = SectionKinds.all.map { $0.word }
    #expect(Set(words).count == words.count && words.count > 6)
  }
}
