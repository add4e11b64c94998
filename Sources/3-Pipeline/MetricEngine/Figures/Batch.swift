package import Access
internal import CareModel
internal import Dispatch
internal import Synchronization
internal import Warehouse

/// Many requests answered together (samlet opslag): what one statement can count is counted by one statement.
///
/// To plan a statement costs DuckDB more than to count a municipality, so requests for one metric that differ in their
/// windows alone share a statement, and statements run side by side.
extension MetricEngine {
  /// The answers in the order of the requests; each is what `figures` gives for it alone.
  ///
  /// - Throws: `MetricRefusal` for the first request that cannot be answered, `WarehouseError` when DuckDB refuses.
  package func answers(_ requests: [MetricRequest], scope: Scope) throws -> [[FigureSet]] {
    let asked = try requests.map { request in
      try request.metrics.map { try self.asked($0, request, scope) }
    }
    var order: [CountMemory.Key] = []
    var counts: [CountMemory.Key: SharedCount] = [:]
    for metric in asked.joined() {
      let key = CountMemory.Key(metric.definition, metric.request, scope)
      if counts[key] == nil { order.append(key) }
      counts[key, default: SharedCount(definition: metric.definition, request: metric.request, windows: [])].windows +=
        metric.all
    }
    let shared = order.compactMap { counts[$0] }
    let counted = try sideBySide(shared.count) { try count(shared[$0], scope) }
    let tables = Dictionary(uniqueKeysWithValues: zip(order, counted))
    return try asked.map { metrics in
      try metrics.map { metric in
        try answer(metric, tables[CountMemory.Key(metric.definition, metric.request, scope)] ?? [:], scope)
      }
    }
  }

  /// Counts the windows in which anything can be counted.
  private func count(_ shared: SharedCount, _ scope: Scope) throws -> [Window: CountMemory.Rows] {
    let table = try table(shared.definition, shared.request, scope)
    let windows = shared.windows.unique.filter { table.state(of: $0).isCounted }
    let key = CountMemory.Key(shared.definition, shared.request, scope)
    return try counts.rows(key, windows) { windows in
      let sql = try statement(shared.definition, windows, shared.request, scope, countsPersons: key.countsPersons)
      let table = try database.withConnection { try $0.query(sql) }
      // A window without rows is known to have none.
      var rows = Dictionary(uniqueKeysWithValues: windows.map { ($0, CountMemory.Rows()) })
      for row in table.rows {
        if let index = row[0].int { rows[windows[index]]?.append(Array(row.dropFirst())) }
      }
      return rows
    }
  }

  /// - Throws: `EqualGroups` when two groups that were counted apart would be shown as one.
  private func answer(
    _ metric: AskedMetric, _ counted: [Window: CountMemory.Rows], _ scope: Scope
  ) throws -> FigureSet {
    let definition = metric.definition
    var table = try table(definition, metric.request, scope)
    try table.fill(counted, only: Set(metric.all))
    if let threshold = scope.rights.threshold {
      table.suppressSmallNumbers(below: threshold, series: [metric.windows, metric.compared ?? []])
    }
    return FigureSet(
      metric: definition.id, title: definition.title, unit: definition.unit, population: definition.population,
      definitionVersion: definition.version, asOf: context.asOf, by: metric.request.by,
      sources: context.sources(definition.sources(in: catalogue)),
      rows: table.figures(metric.windows, compared: metric.compared))
  }

  /// Runs `count` pieces of work on the machine's cores; the first error in their order is thrown.
  private func sideBySide<Piece: Sendable>(_ count: Int, _ work: @Sendable (Int) throws -> Piece) throws -> [Piece] {
    if count == 1 { return [try work(0)] }
    let results = Mutex<[Int: Result<Piece, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = Result { try work(index) }
      results.withLock { $0[index] = result }
    }
    let found = results.withLock { $0 }
    return try (0..<count).compactMap { try found[$0]?.get() }
  }
}

/// What one statement counts: a metric in one grouping and filtering over all the windows that anyone asked for.
private struct SharedCount {
  let definition: MetricDefinition
  let request: MetricRequest
  var windows: [Window]
}

extension CountMemory.Key {
  init(_ definition: MetricDefinition, _ request: MetricRequest, _ scope: Scope) {
    self.init(
      metric: definition.id, by: request.by, filters: request.filters, unit: scope.unit,
      countsPersons: scope.suppressesSmallNumbers)
  }
}
