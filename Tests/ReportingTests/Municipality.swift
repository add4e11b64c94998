import Access
import CareModel
import Diagnostics
import DocumentModel
import MetricEngine

@testable import Reporting

/// Figures by hand: what a metric says for a window and a key.
struct HandFigures {
  struct Key: Hashable {
    var metric: String
    var from: String
    var to: String
    var groups: [String?]
    var filters: [MetricFilter]
  }

  var values: [Key: Double] = [:]
  var states: [Key: FigureState] = [:]
  /// What everything else says.
  var otherwise: FigureState = .missing

  mutating func set(
    _ metric: String, _ from: String, _ to: String, _ groups: [String?] = [], filters: [MetricFilter] = [],
    to value: Double
  ) {
    values[Key(metric: metric, from: from, to: to, groups: groups, filters: filters)] = value
  }

  /// Every month of the request that has a value, or the whole window; grouped rows only where they are set.
  func answer(_ request: MetricRequest) -> [FigureSet] {
    let windows =
      request.grain.map { Period.series(from: request.from, to: request.to, by: $0).map { ($0, $0) } }
      ?? [(request.from, request.to)]
    return request.metrics.map { metric in
      let rows = windows.flatMap { from, to -> [Figure] in
        let known = values.filter { key, _ in
          key.metric == metric && key.from == from.description && key.to == to.description
            && key.groups.count == request.by.count && key.filters == request.filters
        }
        if known.isEmpty && request.by.isEmpty { return [Figure(from: from, to: to, value: nil, state: otherwise)] }
        return known.map { key, value in
          let state = states[key] ?? .final
          // As the engine gives a hidden cell: a row without a value.
          return Figure(
            from: from, to: to, groups: key.groups, value: state == .suppressed ? nil : value, state: state)
        }
      }
      return FigureSet(
        metric: metric, title: metric, unit: .persons, population: .paying, definitionVersion: "1",
        asOf: Day(2026, 10, 31)!, by: request.by,
        sources: [
          FigureSource(
            file: "indsatser", delivery: "d1", received: "2026-11-09T02:14:00", rows: 10, setAside: 0,
            coversTo: Day(2026, 10, 31))
        ], rows: rows)
    }
  }
}

let labels = Labels([
  .serviceArea: [
    "midlertidigt_botilbud": .init(name: "Midlertidigt botilbud", note: "§ 107", order: 1),
    "laengerevarende_botilbud": .init(name: "Længerevarende botilbud", note: "§ 108", order: 0),
  ],
  .team: ["T1": .init(name: "Team Nord"), "T2": .init(name: "Team Syd")],
])

/// Of one sound definition, whose id is `proeve`.
func reportBuilder(_ yaml: String) throws -> ReportBuilder {
  let (report, faults) = ReportCatalogue.read(name: "prøve.yaml", text: yaml, metrics: allMetrics)
  guard let report, faults.isEmpty else { throw Faults(faults.map(\.description)) }
  return ReportBuilder(
    reports: ReportCatalogue([report]), labels: labels, municipalityName: "Prøveby Kommune", asOf: Day(2026, 10, 31)!,
    definitionVersion: "1")
}

func document(
  _ yaml: String, _ figures: HandFigures, period: String = "2026-10", as role: Role = .leadership
) throws -> Document {
  try reportBuilder(yaml).document(
    "proeve", period: Period(period)!, scope: Scope.of(role, reason: "prøve"),
    figures: { $0.flatMap(figures.answer) },
    rows: { _, _ in RowListing(columns: [], rows: [], total: 0, withheld: "Prøven har ingen rækker.") })
}

struct Faults: Error {
  var messages: [String]
  init(_ messages: [String]) { self.messages = messages }
}

let allMetrics: Set<String> = [
  "forbrug", "korrigeret_budget", "gennemsnitligt_antal", "helaarspersoner", "enhedspris", "beholdning", "tilgang",
  "afgang", "modtagere", "sager", "sager_pr_sagsbehandler", "opfoelgning_overskredet", "opfoelgning_snart",
  "opfoelgning_mangler",
]
