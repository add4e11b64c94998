internal import Access
package import CareModel
internal import DocumentModel
internal import MetricEngine

/// The figures of one report, asked for once each and remembered with their sources.
final class FigureReader {
  private let answer: (MetricRequest) throws -> [FigureSet]
  /// The reader's own choice: a unit or an area.
  let filters: [MetricFilter]
  private var known: [MetricRequest: FigureSet] = [:]
  private var sourcesByMetric: [String: [FigureSource]] = [:]

  init(filters: [MetricFilter], answer: @escaping (MetricRequest) throws -> [FigureSet]) {
    self.filters = filters
    self.answer = answer
  }

  /// One figure for the whole window.
  func figure(
    _ metric: String, from: Period, to: Period, filters extra: [MetricFilter] = []
  ) throws -> Figure {
    let set = try set(metric, from: from, to: to, filters: extra)
    return set.rows.first ?? Figure(from: from, to: to, value: nil, state: .notApplicable)
  }

  /// One figure a key of the dimension, for the whole window.
  func figures(
    _ metric: String, from: Period, to: Period, by dimensions: [Dimension], filters extra: [MetricFilter] = []
  ) throws -> [[String?]: Figure] {
    let set = try set(metric, from: from, to: to, by: dimensions, filters: extra)
    return Dictionary(set.rows.map { ($0.groups, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// One figure a month, in order; a month without a row is missing.
  func months(
    _ metric: String, from: Period, to: Period, filters extra: [MetricFilter] = []
  ) throws -> [Figure] {
    let set = try set(metric, from: from, to: to, grain: .month, filters: extra)
    let rows = Dictionary(set.rows.map { ($0.from, $0) }, uniquingKeysWith: { first, _ in first })
    return Period.series(from: from, to: to, by: .month).map {
      rows[$0] ?? Figure(from: $0, to: $0, value: nil, state: .missing)
    }
  }

  /// The months of every key of a dimension.
  func months(
    _ metric: String, from: Period, to: Period, by dimension: Dimension
  ) throws -> [String?: [Period: Figure]] {
    let set = try set(metric, from: from, to: to, grain: .month, by: [dimension])
    var result: [String?: [Period: Figure]] = [:]
    for row in set.rows { result[row.groups[0], default: [:]][row.from] = row }
    return result
  }

  /// The files behind everything asked for so far, or behind some metrics alone.
  func sources(of metrics: [String]? = nil) -> [FigureSource] {
    let asked = metrics ?? sourcesByMetric.keys.sorted()
    var found: [FigureSource] = []
    for source in asked.flatMap({ sourcesByMetric[$0] ?? [] }) where !found.contains(source) { found.append(source) }
    return found
  }

  func unit(of metric: String, from: Period, to: Period) throws -> String {
    try set(metric, from: from, to: to).unit.rawValue
  }

  func reference(
    _ metric: String, _ from: Period, _ to: Period, filters extra: [MetricFilter] = []
  ) -> FigureReference {
    FigureReference(
      metric: metric, from: from.description, to: to.description,
      filters: (filters + extra).map { FigureReference.Filter($0.dimension.rawValue, $0.value) })
  }

  private func set(
    _ metric: String, from: Period, to: Period, grain: Period.Grain? = nil, by: [Dimension] = [],
    filters extra: [MetricFilter] = []
  ) throws -> FigureSet {
    let request = MetricRequest(metrics: [metric], from: from, to: to, grain: grain, by: by, filters: filters + extra)
    if let set = known[request] { return set }
    guard let set = try answer(request).first else { throw ReportError.noAnswer(metric: metric) }
    known[request] = set
    sourcesByMetric[metric] = set.sources
    return set
  }
}

/// Why a report could not be made.
package enum ReportError: Error, Hashable, Sendable {
  case unknownReport(String)
  case wrongGrain(report: String, wanted: Period.Grain)
  case noAnswer(metric: String)
}
