internal import Access
package import CareModel
internal import DocumentModel
internal import MetricEngine

/// The figures of one report, asked for once each and remembered with their sources.
///
/// A question that is not answered yet gets an empty answer and waits for `answerWaiting`: whoever writes the report
/// writes it again until nothing waits. So all that can be asked together is asked together, which is what makes a
/// page fast.
///
/// What is asked for before anything is answered is what the report rests on (`ReportBasis`): it must be known without
/// counting. So whatever may be asked for later, because of an answer, is said with `mayAsk`; to ask for what was not said is
/// an error.
final class FigureReader {
  /// One set a request, in their order.
  private let answers: ([MetricRequest]) throws -> [FigureSet]
  private let listings: (MetricRequest, Int) throws -> RowListing
  /// The reader's own choice: a unit or an area.
  let filters: [MetricFilter]
  private var known: [MetricRequest: FigureSet] = [:]
  /// Asked for and not answered, in the order they came.
  private var waiting: [MetricRequest] = []
  private var sourcesByMetric: [String: [FigureSource]] = [:]
  private var rowsKnown: [Listed: RowListing] = [:]
  private(set) var basis = ReportBasis()
  private var isAnswered = false

  private struct Listed: Hashable {
    var request: MetricRequest
    var limit: Int
  }

  init(
    filters: [MetricFilter], answers: @escaping ([MetricRequest]) throws -> [FigureSet],
    rows: @escaping (MetricRequest, Int) throws -> RowListing = { _, _ in RowListing(columns: [], rows: [], total: 0) }
  ) {
    self.filters = filters
    self.answers = answers
    listings = rows
  }

  /// Says that some metrics may be asked for once others are known.
  func mayAsk(_ metrics: [String], from: Period, to: Period) {
    for metric in metrics { basis.add(ReportQuestion(metric: metric, from: from, to: to)) }
  }

  /// The rows behind a metric, asked for once.
  func rows(_ metric: String, from: Period, to: Period, limit: Int) throws -> RowListing {
    try note(metric, from, to)
    let listed = Listed(
      request: MetricRequest(metrics: [metric], from: from, to: to, filters: filters), limit: limit)
    if let listing = rowsKnown[listed] { return listing }
    let listing = try listings(listed.request, limit)
    rowsKnown[listed] = listing
    return listing
  }

  /// Answers what waits; false when nothing did.
  func answerWaiting() throws -> Bool {
    isAnswered = true
    if waiting.isEmpty { return false }
    let sets = try answers(waiting)
    guard sets.count == waiting.count else { throw ReportError.noAnswer(metric: waiting[0].metrics[0]) }
    for (request, set) in zip(waiting, sets) {
      known[request] = set
      sourcesByMetric[set.metric] = set.sources
    }
    waiting = []
    return true
  }

  /// One figure for the whole window; where a table shows it among its groups, the very same.
  func figure(
    _ metric: String, from: Period, to: Period, filters extra: [MetricFilter] = []
  ) throws -> Figure {
    try note(metric, from, to)
    if extra.count == 1, let shown = knownGroup(metric, from: from, to: to, extra[0]) { return shown }
    let set = try set(metric, from: from, to: to, filters: extra)
    return set.rows.first ?? Figure(from: from, to: to, value: nil, state: .notApplicable)
  }

  /// One figure a key of the dimension, for the whole window.
  func figures(
    _ metric: String, from: Period, to: Period, by dimensions: [Dimension], filters extra: [MetricFilter] = []
  ) throws -> [[String?]: Figure] {
    let set = try set(metric, from: from, to: to, by: dimensions, filters: extra)
    return set.byGroups
  }

  /// One figure a month, in order; a month without a row is missing.
  func months(
    _ metric: String, from: Period, to: Period, filters extra: [MetricFilter] = []
  ) throws -> [Figure] {
    let set = try set(metric, from: from, to: to, grain: .month, filters: extra)
    let rows = set.byPeriod
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
    for row in set.rows where !row.standsForAll { result[row.groups[0], default: [:]][row.from] = row }
    // A month that no source covers is missing in every key's row, not zero.
    for row in set.rows where row.standsForAll {
      for key in result.keys { result[key]?[row.from] = row }
    }
    return result
  }

  /// The files behind everything asked for so far, or behind some metrics alone.
  func sources(of metrics: [String]? = nil) -> [FigureSource] {
    let asked = metrics ?? sourcesByMetric.keys.sorted()
    var found: [FigureSource] = []
    for source in asked.flatMap({ sourcesByMetric[$0] ?? [] }) where !found.contains(source) { found.append(source) }
    return found
  }

  /// What the figures without filters lack inside a window: runs of months with the titles of the metrics that lack them,
  /// and why; the whole window where it is not a matter of months.
  func lacking(from: Period, to: Period) -> [(months: [Period], titles: [String], reason: FigureReason?)] {
    var lacking: [String: (months: Set<Period>, reason: FigureReason?)] = [:]
    for (request, set) in known where request.by.isEmpty && request.filters == filters && !set.title.isEmpty {
      for row in set.rows where row.from.firstDay >= from.firstDay && row.to.lastDay <= to.lastDay {
        if row.state != .missing && row.missing.isEmpty { continue }
        if row.reason?.kind == .notYet { continue }
        let own = row.from == row.to && row.from.grain == .month ? [row.from] : []
        var found = lacking[set.title] ?? ([], row.reason)
        found.months.formUnion(row.missing.isEmpty ? own : row.missing)
        lacking[set.title] = found
      }
    }
    return Dictionary(grouping: lacking.keys.sorted()) { lacking[$0]?.months.sorted() ?? [] }
      .map { (months: $0.key, titles: $0.value, reason: $0.value.lazy.compactMap { lacking[$0]?.reason }.first) }
      .sorted { ($0.0.first ?? from, $0.1[0]) < ($1.0.first ?? from, $1.1[0]) }
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

  /// What the dimension's groups say, when they have been answered: hidden there is hidden here too.
  private func knownGroup(_ metric: String, from: Period, to: Period, _ group: MetricFilter) -> Figure? {
    let request = MetricRequest(metrics: [metric], from: from, to: to, by: [group.dimension], filters: filters)
    return known[request]?.rows.first { $0.groups == [group.value] }
  }

  private func set(
    _ metric: String, from: Period, to: Period, grain: Period.Grain? = nil, by: [Dimension] = [],
    filters extra: [MetricFilter] = []
  ) throws -> FigureSet {
    try note(metric, from, to)
    let request = MetricRequest(metrics: [metric], from: from, to: to, grain: grain, by: by, filters: filters + extra)
    if let set = known[request] { return set }
    if !waiting.contains(request) { waiting.append(request) }
    return FigureSet(
      metric: metric, title: "", unit: .persons, population: .none, definitionVersion: "", asOf: to.lastDay,
      by: by, sources: [], rows: [])
  }
}

extension FigureReader {
  private func note(_ metric: String, _ from: Period, _ to: Period) throws {
    let question = ReportQuestion(metric: metric, from: from, to: to)
    if isAnswered {
      guard basis.holds(question) else { throw ReportError.notSaid(metric: metric) }
    } else {
      basis.add(question)
    }
  }
}

/// Why a report could not be made.
package enum ReportError: Error, Hashable, Sendable {
  case unknownReport(String)
  case wrongGrain(report: String, wanted: Period.Grain)
  case noAnswer(metric: String)
  /// A section or a phrase asked for what it had not said that it might: nothing would hold the report back for it.
  case notSaid(metric: String)
}
