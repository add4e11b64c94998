import Access
import CareModel
import Diagnostics
import DocumentModel
import MetricEngine
import TestSupport

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
  /// Months of a window that its value does not count.
  var missing: [Key: [Period]] = [:]
  /// What everything else says.
  var otherwise: FigureState = .missing

  mutating func set(
    _ metric: String, _ from: String, _ to: String, _ groups: [String?] = [], filters: [MetricFilter] = [],
    to value: Double
  ) {
    values[Key(metric: metric, from: from, to: to, groups: groups, filters: filters)] = value
  }

  private static let units: [String: Unit] = [
    "forbrug": .kroner, "korrigeret_budget": .kroner, "enhedspris": .kronerPerFullYearPerson, "tilgang": .spells,
    "afgang": .spells, "sager": .cases, "opfoelgning_overskredet": .services, "opfoelgning_snart": .services,
    "opfoelgning_mangler": .services,
  ]

  private static let titles = [
    "forbrug": "Forbrug", "korrigeret_budget": "Korrigeret budget", "enhedspris": "Enhedspris",
    "gennemsnitligt_antal": "Gennemsnitligt antal borgere", "beholdning": "Beholdning", "tilgang": "Tilgang",
    "afgang": "Afgang", "sager": "Sager", "opfoelgning_overskredet": "Opfølgninger overskredet",
  ]

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
          let state = states[key] ?? (missing[key] == nil ? .final : .preliminary)
          // As the engine gives a hidden or withheld cell: a row without a value.
          let isShown = state != .suppressed && state != .notApplicable
          return Figure(
            from: from, to: to, groups: key.groups, value: isShown ? value : nil, state: state,
            missing: missing[key] ?? [])
        }
      }
      return FigureSet(
        metric: metric, title: Self.titles[metric] ?? metric, unit: Self.units[metric] ?? .persons, population: .paying,
        definitionVersion: "1",
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
  .unit: ["T1": .init(name: "Team Nord")],
  .team: ["T1": .init(name: "Team Nord"), "T2": .init(name: "Team Syd")],
  .facility: ["F1": .init(name: "Bofællesskabet Ravnsholt")],
])

/// Of one sound definition, whose id is `proeve`.
func reportBuilder(_ yaml: String) throws -> ReportBuilder {
  let (report, faults) = ReportCatalogue.read(name: "prøve.yaml", text: yaml, metrics: shippedMetrics)
  guard let report, faults.isEmpty else { throw Faults(faults.map(\.description)) }
  return ReportBuilder(
    reports: ReportCatalogue([report]), labels: labels, municipalityName: "Prøveby Kommune", asOf: Day(2026, 10, 31)!,
    definitionVersion: "1")
}

func document(
  _ yaml: String, _ figures: HandFigures, period: String = "2026-10", as role: Role = .leadership, unit: String? = nil,
  comparison: ReportComparison? = nil,
  rows: RowListing = RowListing(columns: [], rows: [], total: 0, withheld: "Prøven har ingen rækker.")
) throws -> Document {
  try reportBuilder(yaml).document(
    "proeve", period: Period(period)!, scope: Scope.shipped(role, unit: unit),
    comparison: comparison, figures: { $0.flatMap(figures.answer) }, rows: { _, _ in rows })
}

struct Faults: Error {
  var messages: [String]
  init(_ messages: [String]) { self.messages = messages }
}

// The openings of the reports that we ship, in a line.
let economyLead =
  "[{phrase: mod_plan, metric: forbrug, plan: korrigeret_budget, by: service_area, window: aar_til_dato, "
  + "cause: {price: enhedspris, units: helaarspersoner, persons: gennemsnitligt_antal}, "
  + "outside: 'på hovedfunktion 5.28 og 5.38 hører ikke til et ydelsesområde. Beløbet er med i tallene i alt og har sin egen linje i tabellen.'}]"
let movementLead =
  "[{phrase: bevaegelse, inflow: tilgang, outflow: afgang}, "
  + "{phrase: ultimo, metric: beholdning, had: 'en indsats, som fortsætter'}]"
let caseloadLead = "[{phrase: aabne_og_frist, open: sager, late: opfoelgning_overskredet, by: team}]"
