package import Access
internal import CareModel
internal import Warehouse

extension MetricEngine {
  /// Everything that stands behind one figure.
  ///
  /// - Throws: `MetricRefusal` for a request that cannot be answered.
  package func explanation(of request: ExplanationRequest, scope: Scope) throws -> Explanation {
    let metric = try asked(request.metric, request.asked, scope)
    let (definition, asked) = (metric.definition, metric.request)
    guard let set = try figures(asked, scope: scope).first, let figure = set.rows.first else {
      preconditionFailure("an ungrouped figure is always given")
    }
    let window = request.window
    let sql = try statement(definition, [window], asked, scope, countsPersons: false)
    let isCounted = try table(definition, asked, scope).state(of: window).isCounted
    return try database.withConnection { connection in
      let parts = try parts(definition, window, asked, scope)
      var steps: [Explanation.Step] = []
      for part in parts { steps += try self.steps(part, parts.count > 1, connection, isCounted: isCounted) }
      steps += result(figure, definition)
      return Explanation(
        definition: definition, figure: figure, filters: request.filters, asOf: context.asOf, sql: readable(sql),
        steps: scope.rights.threshold.map { hidden(steps, figure, below: $0) } ?? steps, sources: set.sources,
        setAside: set.sources.map(\.setAside).reduce(0, +),
        rows: try rows(parts, request.limit, scope, isCounted: isCounted, connection))
    }
  }

  /// The rows behind one figure, without what else explains it.
  ///
  /// - Throws: `MetricRefusal` for a request that cannot be answered.
  package func rows(behind request: ExplanationRequest, scope: Scope) throws -> Explanation.Rows {
    let metric = try asked(request.metric, request.asked, scope)
    let (definition, asked) = (metric.definition, metric.request)
    let window = request.window
    let parts = try parts(definition, window, asked, scope)
    let isCounted = try table(definition, asked, scope).state(of: window).isCounted
    return try database.withConnection { try rows(parts, request.limit, scope, isCounted: isCounted, $0) }
  }

  /// A statement with the values of its filters in place; none of them is a person.
  private func readable(_ sql: SQL) -> String {
    var values = sql.bindings.map { value -> String in
      switch value {
      case .text(let text): SQL.literal(text).text
      case .int(let number): String(number)
      case .date(let number): "DATE '\(Day(number: number))'"
      case .double(let number): String(number)
      case .bool(let bool): String(bool)
      case .null: "NULL"
      }
    }.makeIterator()
    // Statements of the compiler hold `?` for bound values only.
    return sql.text.map { $0 == "?" ? values.next() ?? "?" : String($0) }.joined()
  }

  /// The counted parts of a figure: one, or numerator and denominator.
  private func parts(
    _ definition: MetricDefinition, _ window: Window, _ request: MetricRequest, _ scope: Scope
  ) throws -> [ExplainedPart] {
    let conditions = conditions(definition, request.filters, scope)
    func part(_ measure: Measure, _ conditions: Conditions) -> ExplainedPart? {
      let measure = catalogue.resolved(measure)
      return measure.fact.map {
        ExplainedPart(measure: measure, fact: $0, window: window, conditions: conditions, asOf: context.asOf)
      }
    }
    if case .ratio(let above, let below, let ignoring) = catalogue.resolved(definition.measure) {
      return [part(above, conditions), part(below, conditions.ignoring(ignoring))].compactMap { $0 }
    }
    return [part(definition.measure, conditions)].compactMap { $0 }
  }

  private func steps(
    _ part: ExplainedPart, _ isOneOfTwo: Bool, _ connection: Connection, isCounted: Bool
  ) throws -> [Explanation.Step] {
    var steps = part.fact.requiredSources.map { source in
      let read = context.sources([source]).map { $0.rows + $0.setAside }.reduce(0, +)
      return step(.source, "Rækker i udtrækket \(source)", Double(read), "rækker")
    }
    guard isCounted else { return steps }
    let table = try connection.query(part.stepSQL)
    guard let row = table.rows.first else { return steps }
    for (index, column) in part.stepColumns.enumerated() {
      var step = step(column.kind, column.text, row[index].double ?? 0, column.unit)
      step.isAmount = column.isAmount
      steps.append(step)
    }
    return steps
  }

  private func result(_ figure: Figure, _ definition: MetricDefinition) -> [Explanation.Step] {
    var steps: [Explanation.Step] = []
    if let numerator = figure.numerator { steps.append(step(.numerator, "Over stregen", numerator, "")) }
    if let denominator = figure.denominator { steps.append(step(.denominator, "Under stregen", denominator, "")) }
    steps.append(
      Explanation.Step(
        kind: .figure, text: "Tallet", count: figure.value, isHidden: figure.state == .suppressed,
        unit: definition.unit.rawValue))
    return steps
  }

  private func step(_ kind: Explanation.Step.Kind, _ text: String, _ count: Double, _ unit: String) -> Explanation.Step
  {
    Explanation.Step(kind: kind, text: text, count: count, isHidden: false, unit: unit)
  }

  /// Steps tell as much as figures: small ones are hidden, and all that lead to a hidden figure.
  private func hidden(
    _ steps: [Explanation.Step], _ figure: Figure, below threshold: Int
  ) -> [Explanation.Step] {
    steps.map { step in
      guard step.kind != .source, let count = step.count else { return step }
      let isPeople = step.kind != .figure && step.unit != "kr." && !step.isAmount
      guard figure.state == .suppressed || (isPeople && count > 0 && count < Double(threshold)) else { return step }
      var step = step
      step.count = nil
      step.isHidden = true
      return step
    }
  }

  private func rows(
    _ parts: [ExplainedPart], _ limit: Int, _ scope: Scope, isCounted: Bool, _ connection: Connection
  ) throws -> Explanation.Rows {
    let facts = parts.map(\.fact)
    if !scope.seesRows && !facts.allSatisfy(\.isNational) {
      return .withheld(
        "Rækkerne bag tallet vises ikke, fordi rollen \(scope.role.danishName) ser tal og ikke enkelte borgere eller sager."
      )
    }
    guard isCounted else { return .withheld("Der er ingen rækker, fordi tallet ikke kan opgøres for perioden.") }
    var lists: [Explanation.RowList] = []
    for part in parts {
      guard let list = part.rowList else { continue }
      let limit = max(0, limit)
      let table = try connection.query(list.sql + " LIMIT \(raw: String(limit))")
      let total = table.rows.count < limit ? table.rows.count : try connection.query(list.count).single.int ?? 0
      let rows = table.rows.map { row in zip(row, list.columns).map { cell($0, $1.kind) } }
      let people = table.rows.compactMap { row in row.last?.text ?? row.last?.int.map(String.init) }
      let next = Explanation.RowList(
        title: list.title, columns: list.columns, rows: rows, total: total, people: Set(people))
      if !lists.contains(next) { lists.append(next) }
    }
    return .shown(lists)
  }

  private func cell(_ value: Value, _ kind: Explanation.Column.Kind) -> Explanation.Cell {
    switch (kind, value) {
    case (_, .null): .none
    case (.day, .date(let number)): .day(Day(number: number))
    case (.month, .int(let index)): .month(Period(monthIndex: index))
    case (.kroner, _): value.double.map { .kroner($0) } ?? .none
    case (.number, _): value.double.map { .number($0) } ?? .none
    case (_, .text(let text)): .text(text)
    case (_, .int(let number)): .text(String(number))
    default: .none
    }
  }
}

extension ExplanationRequest {
  /// The figure alone.
  fileprivate var asked: MetricRequest { MetricRequest(metrics: [metric], from: from, to: to, filters: filters) }
  fileprivate var window: Window { Window(from: from, to: to) }
}
