internal import Access
internal import CareModel
package import Diagnostics
internal import Warehouse

/// Counts the worked example of every metric in both ways, by the definition and by the SQL written by hand, and says where
/// either is not what the example says (facitprøve). Whoever changes a definition can try it without a compiler.
package struct OracleRun {
  private let catalogue: MetricCatalogue
  private let scope: Scope

  package init(_ catalogue: MetricCatalogue) {
    self.catalogue = catalogue
    scope = SystemTask.oracles.scope
  }

  /// Every disagreement, in the order of the metrics.
  package func faults() throws -> [Diagnostic] {
    try catalogue.all.flatMap { metric in try catalogue.oracle(of: metric.id).map(faults) ?? [] }
  }

  /// - Throws: what DuckDB says when the statement of a definition cannot run.
  package func faults(_ oracle: Oracle) throws -> [Diagnostic] {
    let database = try Database(path: nil, threads: 1)
    let connection = try database.connect()
    try OracleTables.create(of: catalogue.facts, on: connection, asOf: oracle.asOf, municipality: oracle.municipality)
    for table in oracle.tables { try OracleTables.add(table.rows, to: table.fact, on: connection) }
    let asked = oracle.cases.flatMap(\.filters).compactMap { filter in filter.value.map { (filter.dimension, $0) } }
    try OracleTables.writeCoverage(of: catalogue.facts, on: connection, values: asked)
    let engine = try MetricEngine(catalogue: catalogue, database: database)
    return try oracle.cases.flatMap { test in
      let request = MetricRequest(
        metrics: [oracle.metric], from: test.from, to: test.to, grain: test.grain, by: test.by, filters: test.filters)
      let figures = try engine.figures(request, scope: scope).first?.rows ?? []
      let found = disagreements(figures, test) + (try handwritten(test, figures, connection))
      return found.map { text in
        Diagnostic(
          code: "facit-afviger", "\(test.from == test.to ? "\(test.from)" : "\(test.from)–\(test.to)"): \(text)",
          suggestion: "Ret definitionen, eller ret facit, hvis det er det, der er forkert.", at: test.place)
      }
    }
  }

  private func disagreements(_ figures: [Figure], _ test: Oracle.Case) -> [String] {
    guard figures.count == test.expected.count else {
      return ["Definitionen giver \(figures.count) tal, facit har \(test.expected.count)."]
    }
    return zip(figures, test.expected).compactMap { figure, expected in
      if let period = expected.period, figure.from != period || figure.to != period {
        return "Definitionen giver et tal for \(figure.from), hvor facit har \(period)."
      }
      let name = OracleRun.name(figure.groups)
      guard figure.groups == expected.groups else {
        return "Definitionen giver \(name), hvor facit har \(OracleRun.name(expected.groups))."
      }
      if !OracleRun.same(figure.value, expected.value) {
        return
          "Definitionen giver \(OracleRun.text(figure.value)) for \(name), facit siger \(OracleRun.text(expected.value))."
      }
      if let state = expected.state, figure.state != state {
        return "Tilstanden for \(name) er \(figure.state.rawValue), facit siger \(state.rawValue)."
      }
      return nil
    }
  }

  private func handwritten(_ test: Oracle.Case, _ figures: [Figure], _ connection: Connection) throws -> [String] {
    guard let sql = test.sql else { return [] }
    let rows: [(groups: [String?], value: Double?)]
    do {
      rows = try OracleTables.written(sql, on: connection)
    } catch let error as WarehouseError {
      return ["Facits egen SQL kan ikke køres: \(error.detail)"]
    }
    guard rows.count == figures.count else {
      return ["Facits egen SQL giver \(rows.count) rækker, definitionen \(figures.count)."]
    }
    return figures.enumerated().compactMap { index, figure in
      let row = figure.groups.isEmpty ? rows[index] : rows.first { $0.groups == figure.groups }
      guard let row else { return "Facits egen SQL har ikke \(OracleRun.name(figure.groups))." }
      return OracleRun.same(figure.value, row.value)
        ? nil
        : "Facits egen SQL giver \(OracleRun.text(row.value)) for \(OracleRun.name(figure.groups)), definitionen \(OracleRun.text(figure.value))."
    }
  }

  /// Equal but for the last bits of a division.
  private static func same(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= 1e-12 * max(1, abs(a))
  }

  private static func text(_ value: Double?) -> String {
    value.map { "\($0)".replacing(".", with: ",") } ?? "intet tal"
  }

  private static func name(_ groups: [String?]) -> String {
    groups.isEmpty ? "det hele" : groups.map { $0.map { "`\($0)`" } ?? "uden værdi" }.joined(separator: ", ")
  }
}
