internal import Access
internal import CareModel
internal import ControlStore
internal import MetricEngine
package import Serving

/// What is asked of the figures, as it was typed.
package struct FigureCall: Sendable {
  package enum Format: String, Sendable, CaseIterable { case table, json, csv }

  package var metrics: [String]
  package var from: String?
  package var to: String?
  package var grain: String?
  package var by: [String]
  /// `dimension=value`.
  package var filters: [String]
  package var comparison: String?
  package var format: Format

  package init(
    metrics: [String], from: String? = nil, to: String? = nil, grain: String? = nil, by: [String] = [],
    filters: [String] = [], comparison: String? = nil, format: Format = .table
  ) {
    self.metrics = metrics
    self.from = from
    self.to = to
    self.grain = grain
    self.by = by
    self.filters = filters
    self.comparison = comparison
    self.format = format
  }
}

/// Figures (tal) of key figures, told, explained, and with the rows behind them.
package struct Figures: Sendable {
  let session: Session

  package init(_ session: Session) { self.session = session }

  /// Figures as text in the format asked for (`traad metric`).
  package func show(_ call: FigureCall) throws(Refusal) -> String {
    try session.show { inside in
      let open = try inside.warehouse()
      let request = try request(call, in: open, inside.knowledge)
      let sets = try open.engine.figures(request, scope: try open.scope(of: inside.reader))
      return Shown(
        text(sets, call, in: open),
        log: LogLine("tal \(call.metrics.joined(separator: ",")) \(window(call, in: open))"))
    }
  }

  private func text(_ sets: [FigureSet], _ call: FigureCall, in open: OpenWarehouse) -> String {
    switch call.format {
    case .json: FigureJSON.text(sets)
    case .csv: FigureCSV.text(sets)
    case .table: FigureTable.text(sets, labels: open.labels)
    }
  }

  private func request(_ call: FigureCall, in open: OpenWarehouse, _ knowledge: Knowledge) throws(Refusal)
    -> MetricRequest
  {
    for id in call.metrics where knowledge.metrics[id] == nil {
      throw Asked.metricUnknown(id, among: knowledge.metrics.named)
    }
    let (from, to) = try bounds(call, in: open)
    var grain = try call.grain.map { (text) throws(Refusal) in try Asked.grain(text) }
    var dimensions: [Dimension] = []
    for word in call.by.flatMap({ $0.split(separator: ",").map(String.init) }) {
      // `period` stands among the dimensions of the interface: it splits the window by month.
      if word == "period" {
        grain = grain ?? .month
        continue
      }
      let dimension = try Asked.dimension(word)
      if !dimensions.contains(dimension) { dimensions.append(dimension) }
    }
    var filters: [MetricFilter] = []
    for text in call.filters { filters.append(try Asked.filter(text)) }
    for id in call.metrics {
      guard let definition = knowledge.metrics[id] else { continue }
      for dimension in dimensions + filters.map(\.dimension)
      where !definition.acceptedDimensions.contains(dimension) {
        throw Asked.dimensionNotAllowed(dimension, metric: id, allowed: definition.dimensions)
      }
    }
    let comparison = try call.comparison.map { (text) throws(Refusal) in try Asked.comparison(text) }
    return MetricRequest(
      metrics: call.metrics, from: from, to: to, grain: grain, by: dimensions, filters: filters,
      comparison: comparison)
  }

  /// Without periods: the last month that has ended. Only a start: from there to that month. Only an end: that period.
  private func bounds(_ call: FigureCall, in open: OpenWarehouse) throws(Refusal) -> (Period, Period) {
    let from = try call.from.map { (text) throws(Refusal) in try Asked.period(text) }
    let to = try call.to.map { (text) throws(Refusal) in try Asked.period(text) }
    switch (from, to) {
    case (nil, nil): return (open.latestMonth, open.latestMonth)
    case (nil, let to?): return (to, to)
    case (let from?, nil): return (from, from.lastDay > open.latestMonth.lastDay ? from : open.latestMonth)
    case (let from?, let to?):
      guard from.firstDay <= to.lastDay else {
        throw Refusal(
          .badCall, code: "periode-omvendt", "Perioden slutter (\(to)), før den begynder (\(from)).",
          suggestion: "Byt om på --from og --to.")
      }
      return (from, to)
    }
  }

  private func window(_ call: FigureCall, in open: OpenWarehouse) -> String {
    "\(call.from ?? open.latestMonth.description)–\(call.to ?? call.from ?? open.latestMonth.description)"
  }
}
