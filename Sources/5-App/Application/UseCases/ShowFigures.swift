internal import Access
internal import CareModel
internal import ControlStore
internal import MetricEngine

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

extension Workspace {
  /// Figures as text in the format asked for (`traad metric`).
  package func showFigures(_ call: FigureCall, for reader: Reader) throws(Refusal) -> String {
    let open = try serving.current()
    let sets = try figures(call, for: reader, in: open)
    try log(.view, "tal \(call.metrics.joined(separator: ",")) \(window(call, in: open))", by: reader)
    switch call.format {
    case .json: return FigureJSON.text(sets)
    case .csv: return FigureCSV.text(sets)
    case .table: return FigureTable.text(sets, labels: open.labels)
    }
  }

  /// Reads the call, finds the scope, asks the engine.
  func figures(_ call: FigureCall, for reader: Reader, in open: OpenWarehouse) throws(Refusal) -> [FigureSet] {
    let request = try request(call, in: open)
    let scope = try scope(of: reader, in: open)
    do {
      return try open.engine.figures(request, scope: scope)
    } catch {
      throw Refusal(error)
    }
  }

  /// The scope of a reader in this warehouse; a unit that it does not know would give empty figures, and is refused.
  func scope(of reader: Reader, in open: OpenWarehouse) throws(Refusal) -> Scope {
    let scope: Scope
    do {
      scope = try reader.scope()
    } catch {
      guard error.kind == .forbidden else { throw error }
      try log(.refuse, "tal", by: reader)
      throw error.logged()
    }
    if let unit = scope.unit, !open.knows(unit: unit) { throw unknownUnit(unit, in: open) }
    return scope
  }

  /// - Throws: for a role with a unit that it cannot have, or that does not exist.
  package func mustHaveUnit(of reader: Reader) throws(Refusal) {
    guard reader.unit != nil, let open = try serving.currentUnlessNew() else { return }
    _ = try scope(of: reader, in: open)
  }

  func unknownUnit(_ unit: String, in open: OpenWarehouse) -> Refusal {
    Asked.unitUnknown(unit, among: open.units.map { Named($0.id, $0.name) })
  }

  private func request(_ call: FigureCall, in open: OpenWarehouse) throws(Refusal) -> MetricRequest {
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
