internal import Access
internal import CareModel
internal import Warehouse

/// Who and what a statement may count: population, filters, access. Every statement on a fact goes through here.
struct Conditions {
  let population: Population
  let filters: [MetricFilter]
  let scope: Scope
  let municipality: String

  /// All conditions on a fact, in the order they are read; `months` prunes the sorted table.
  func on(_ fact: Fact, months: ClosedRange<Int>? = nil, also: [SQL] = []) -> SQL {
    let all = (months.map { [Conditions.months($0)] } ?? []) + also + populationSQL(fact) + filterSQL() + scopeSQL(fact)
    return all.isEmpty ? "" : "\nWHERE " + all.joined(separator: "\n  AND ")
  }

  static func months(_ months: ClosedRange<Int>) -> SQL {
    "month BETWEEN \(raw: String(months.lowerBound)) AND \(raw: String(months.upperBound))"
  }

  func populationSQL(_ fact: Fact) -> [SQL] {
    guard fact.hasMunicipalities else { return [] }
    return switch population {
    case .acting: ["acting_municipality = \(municipality)"]
    case .paying: ["paying_municipality = \(municipality)"]
    case .both: ["acting_municipality = \(municipality) AND paying_municipality = \(municipality)"]
    case .either: ["(acting_municipality = \(municipality) OR paying_municipality = \(municipality))"]
    case .none: []
    }
  }

  /// One condition a dimension; several values of one dimension are alternatives.
  func filterSQL() -> [SQL] {
    filters.map(\.dimension).unique.map { dimension in
      let values = filters.filter { $0.dimension == dimension }.map(\.value)
      let column = SQL(raw: dimension.rawValue)
      let named = values.compactMap { $0 }
      var parts: [SQL] = []
      if dimension == .unit {
        parts += named.map { "unit = \($0) OR unit IN (SELECT unit FROM model.unit_tree WHERE scope = \($0))" }
      } else if named.count == 1 {
        parts.append("\(column) = \(named[0])")
      } else if !named.isEmpty {
        parts.append("\(column) IN (\(named.map { value in "\(value)" as SQL }.joined(separator: ", ")))")
      }
      if values.contains(nil) { parts.append("\(column) IS NULL") }
      let any = parts.joined(separator: " OR ")
      return parts.count > 1 || dimension == .unit ? "(\(any))" : any
    }
  }

  /// A scope narrowed to a unit sees the unit's tree and its facilities, in every statement.
  func scopeSQL(_ fact: Fact) -> [SQL] {
    guard let unit = scope.unit, !fact.isNational else { return [] }
    var parts: [SQL] = []
    if fact.has(.unit) { parts.append("unit IN (SELECT unit FROM model.unit_tree WHERE scope = \(unit))") }
    if fact.has(.facility) {
      parts.append("facility IN (SELECT facility FROM model.scope_facility WHERE scope = \(unit))")
    }
    // A fact that belongs to no unit shows nothing to a narrowed scope; the engine refuses before it comes to this.
    return parts.isEmpty ? ["false"] : ["(\(parts.joined(separator: " OR ")))"]
  }

  /// The same conditions without some dimensions' filters.
  func ignoring(_ dimensions: [Dimension]) -> Conditions {
    Conditions(
      population: population, filters: filters.filter { !dimensions.contains($0.dimension) }, scope: scope,
      municipality: municipality)
  }

  /// The definition's own conditions; one that holds unless asked gives way to a filter on the same column.
  func own(_ conditions: [Measure.Condition], _ fact: Fact) -> [SQL] {
    conditions.compactMap { condition in
      if condition.isUnlessAsked, filters.contains(where: { $0.dimension.rawValue == condition.column }) { return nil }
      let values = condition.values.map { Conditions.constant($0, fact.column(condition.column)?.type) }
      let column = SQL(raw: condition.column)
      return values.count == 1 ? "\(column) = \(values[0])" : "\(column) IN (\(values.joined(separator: ", ")))"
    }
  }

  /// A word of a definition, written out so that the statement can be read.
  static func constant(_ text: String, _ type: Fact.ColumnType?) -> SQL {
    if type == .int, let number = Int(text) { return SQL(raw: String(number)) }
    return SQL.literal(text)
  }
}
