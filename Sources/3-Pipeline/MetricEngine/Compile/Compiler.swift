internal import CareModel
internal import Warehouse

/// Turns a measure into one statement that gives a row a window and group: `w`, the groups, `value`, `persons`.
///
/// A ratio gives `numerator`, `denominator`, `persons`, `base_persons` too. Numbers of months and days are written
/// out so that the statement can be read; values from outside are bound.
struct Compiler {
  let catalogue: MetricCatalogue
  let windows: [Window]
  let by: [Dimension]
  let conditions: Conditions
  let asOf: Day
  /// Whether the persons behind must be counted too, because small numbers are to be hidden.
  let countsPersons: Bool
  let coverage: MetricCoverage

  func statement(_ measure: Measure) -> SQL {
    var statement = Statement()
    if case .ratio(let above, let below, let ignoring) = catalogue.resolved(measure) {
      let numerator = add(above, as: "over_", by: by, conditions, &statement)
      let denominator = add(
        below, as: "under_", by: by.filter { !ignoring.contains($0) }, conditions.ignoring(ignoring), &statement)
      return ratio(numerator, denominator, ignoring: ignoring, statement)
    }
    let counted = add(measure, as: "", by: by, conditions, &statement)
    return statement.finish(
      "Resultat",
      """
      SELECT w\(columns(by)), CAST(value AS DOUBLE) AS value, CAST(persons AS BIGINT) AS persons
      FROM \(counted)
      ORDER BY ALL
      """)
  }

  /// Adds a measure's steps; the last has `w`, the groups, `value` and `persons` (NULL where no persons are counted).
  private func add(
    _ measure: Measure, as prefix: String, by: [Dimension], _ conditions: Conditions, _ statement: inout Statement
  ) -> SQL {
    let measure = catalogue.resolved(measure)
    let skipped = windows.indices.reduce(into: [Int: [Int]]()) { skipped, index in
      let months = coverage.skipped(windows[index], measure)
      if !months.isEmpty { skipped[index] = months }
    }
    let part = CompiledPart(
      prefix: prefix, windows: windows, skipped: skipped, by: by, conditions: conditions, asOf: asOf,
      countsPersons: countsPersons)
    switch measure {
    case .coveredDays(let fact, let share): return part.coveredDays(fact, share, &statement)
    case .persons(let fact, .covered): return part.coveredPersons(fact, &statement)
    case .persons(let fact, .stock): return part.stock(fact, &statement)
    case .spells(let fact, let event): return part.spells(fact, event, &statement)
    case .sum(let fact, let column, let divide, let own): return part.sum(fact, column, divide, own, &statement)
    case .count(let fact, let rule): return part.count(fact, rule, &statement)
    case .score(let fact, let column, let weights, let own):
      return part.score(fact, column, weights, own, &statement)
    case .latestStatus(let fact, let statuses): return part.latestStatus(fact, statuses, &statement)
    case .latestValue(let fact, let column): return part.latestValue(fact, column, &statement)
    case .metric, .ratio:
      preconditionFailure("the catalogue lets no unknown metric and no ratio of ratios through")
    }
  }

  private func ratio(
    _ above: SQL, _ below: SQL, ignoring: [Dimension], _ statement: Statement
  ) -> SQL {
    let shared = by.filter { !ignoring.contains($0) }
    let groups = by.map { dimension -> SQL in
      let name = SQL(raw: dimension.rawValue)
      return shared.contains(dimension) ? ", coalesce(a.\(name), b.\(name)) AS \(name)" : ", a.\(name)"
    }
    let keys = ["a.w = b.w" as SQL] + shared.map { "a.\(raw: $0.rawValue) IS NOT DISTINCT FROM b.\(raw: $0.rawValue)" }
    let hasIgnored = by.count > shared.count
    return statement.finish(
      hasIgnored
        ? "Tæller og nævner for hvert vindue og hver gruppe; nævneren deles ikke på \(ignoring.map(\.rawValue).joined(separator: ", "))"
        : "Tæller og nævner for hvert vindue og hver gruppe",
      """
      SELECT coalesce(a.w, b.w) AS w\(groups.joined(separator: "")),
        CAST(coalesce(a.value, 0) AS DOUBLE) AS numerator, CAST(coalesce(b.value, 0) AS DOUBLE) AS denominator,
        CAST(a.persons AS BIGINT) AS persons, CAST(b.persons AS BIGINT) AS base_persons
      FROM \(above) AS a
      \(raw: hasIgnored ? "LEFT" : "FULL") JOIN \(below) AS b ON \(keys.joined(separator: " AND "))
      ORDER BY ALL
      """)
  }
}

/// `, a, b` for the dimensions, or nothing.
func columns(_ by: [Dimension]) -> SQL { SQL(raw: by.map { ", " + $0.rawValue }.joined()) }
