package import CareModel
internal import Definitions
package import Diagnostics

/// The worked example of a metric (facit): tiny rows, SQL written by hand, and the figures.
package struct Oracle: Hashable, Sendable {
  package var metric: String
  package var asOf: Day
  package var municipality: String
  package var tables: [OracleTable]
  package var cases: [Case]

  package struct OracleTable: Hashable, Sendable {
    package var fact: Fact
    /// As written; a mask as the days it covers (`1-31`, `5`, `1-3,10`), a month as `åååå-mm`.
    package var rows: [[String: String]]
  }

  package struct Case: Hashable, Sendable {
    /// Where it is written.
    package var place: Place
    package var from: Period
    package var to: Period
    package var grain: Period.Grain?
    package var by: [Dimension]
    package var filters: [MetricFilter]
    /// Gives `value` alone, or the groups and then `value`; written by another way of counting than the compiler's.
    package var sql: String?
    package var expected: [Expected]
  }

  package struct Expected: Hashable, Sendable {
    package var period: Period?
    package var groups: [String?]
    package var value: Double?
    package var state: FigureState?
  }
}

/// Reads `<id>.oracle.yaml`.
struct OracleReader {
  let file: DefinitionFile
  let stem: String
  let facts: FactCatalogue

  func read() -> Oracle? {
    guard let top = file.mapping else { return nil }
    let metric = top.string("metric")
    if let metric, metric != stem {
      top.report(
        "id-fil", "`metric` er ikke det samme som filens navn.", suggestion: "Skriv `metric: \(stem)`.", at: "metric")
    }
    let asOf = top.string("as_of").flatMap { text -> Day? in
      if let day = Day(iso: text) { return day }
      top.report("dato-ugyldig", "`as_of` er ikke en dato.", suggestion: "Skriv den som `åååå-mm-dd`.", at: "as_of")
      return nil
    }
    let municipality = top.string("municipality")
    let tables = top.requiredMapping("tables").map(tables) ?? []
    let cases = top.mappings("cases").compactMap(oneCase)
    if !top.keys.contains("cases") || cases.isEmpty {
      top.report("facit-tomt", "Facit skal have mindst ét tilfælde under `cases`.", at: "cases")
    }
    if !cases.contains(where: { $0.sql != nil }) {
      top.report("facit-uden-sql", "Mindst ét tilfælde skal have SQL, der er skrevet i hånden.", at: "cases")
    }
    top.finish()
    guard let metric, let asOf, let municipality else { return nil }
    return Oracle(metric: metric, asOf: asOf, municipality: municipality, tables: tables, cases: cases)
  }

  private func tables(_ mapping: DefinitionMapping) -> [Oracle.OracleTable] {
    let tables = mapping.keys.compactMap { name -> Oracle.OracleTable? in
      let rows = mapping.mappings(name)
      guard let fact = facts[name] else {
        facts.report(name, in: mapping, at: name)
        return nil
      }
      return Oracle.OracleTable(fact: fact, rows: rows.map { row($0, fact) })
    }
    mapping.finish()
    return tables
  }

  private func row(_ mapping: DefinitionMapping, _ fact: Fact) -> [String: String] {
    var row: [String: String] = [:]
    for column in fact.columns where mapping.keys.contains(column.name) {
      guard let text = mapping.optionalString(column.name) else { continue }
      if OracleValue(text, column.type) == nil {
        mapping.report("forkert-type", "`\(column.name)` kan ikke læses som \(column.type.danish).", at: column.name)
      }
      row[column.name] = text
    }
    // Columns that are not written here are asked for, so that a misspelt one is told the nearest.
    for column in fact.columns { _ = mapping.keys.contains(column.name) ? nil : mapping.optionalString(column.name) }
    mapping.finish()
    return row
  }

  private func oneCase(_ mapping: DefinitionMapping) -> Oracle.Case? {
    let from = period(mapping, "period") ?? period(mapping, "from")
    let to = mapping.keys.contains("to") ? period(mapping, "to") : from
    if from == nil && !mapping.keys.contains("period") && !mapping.keys.contains("from") {
      mapping.report("felt-mangler", "Feltet `period` mangler.")
    }
    let grain = mapping.optionalChoice("grain", Period.Grain.self)
    let by = mapping.choices("by", Dimension.self)
    let filters = mapping.mapping("where").map(filters) ?? []
    let sql = mapping.optionalString("sql")
    let expected = mapping.mappings("expect").map { expectation($0, groups: by.count) }
    mapping.finish()
    guard let from, let to else { return nil }
    return Oracle.Case(
      place: mapping.place, from: from, to: to, grain: grain, by: by, filters: filters, sql: sql, expected: expected)
  }

  private func filters(_ mapping: DefinitionMapping) -> [MetricFilter] {
    let filters = Dimension.allCases.flatMap { dimension -> [MetricFilter] in
      guard mapping.keys.contains(dimension.rawValue) else {
        _ = mapping.optionalString(dimension.rawValue)
        return []
      }
      let values = mapping.strings(dimension.rawValue)
      return values.isEmpty ? [MetricFilter(dimension, nil)] : values.map { MetricFilter(dimension, $0) }
    }
    mapping.finish()
    return filters
  }

  private func expectation(_ mapping: DefinitionMapping, groups count: Int) -> Oracle.Expected {
    let period = mapping.keys.contains("period") ? period(mapping, "period") : nil
    let groups = mapping.strings("groups").map { $0 == "–" ? nil : Optional($0) }
    if groups.count != count {
      mapping.report(
        "facit-grupper", "Der er \(groups.count) værdier i `groups`, men \(count) dimensioner i `by`.",
        suggestion: "Skriv `–` for uden værdi.")
    }
    let value = mapping.optionalDouble("value")
    let state = mapping.optionalChoice("state", FigureState.self)
    if value == nil && state == nil { mapping.report("felt-mangler", "Skriv enten `value` eller `state`.") }
    mapping.finish()
    return Oracle.Expected(period: period, groups: groups, value: value, state: state)
  }

  private func period(_ mapping: DefinitionMapping, _ key: String) -> Period? {
    guard let text = mapping.optionalString(key) else { return nil }
    if let period = Period(text) { return period }
    mapping.report(
      "periode-ugyldig", "`\(key)` er ikke en periode.",
      suggestion: "Skriv `2025`, `2025-H1`, `2025-K3` eller `2025-10`.", at: key
    )
    return nil
  }
}
