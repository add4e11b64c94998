internal import Access
internal import CareModel
internal import Warehouse

/// Who and what a statement may count: population, filters, access. Every statement on a fact goes through here.
struct Conditions {
  let population: Population
  let filters: [MetricFilter]
  /// What the reader holds of the organisation.
  let reach: Reach
  let municipality: String
  let organisation: Organisation

  /// All conditions on a fact, in the order they are read; `months` prunes the sorted table.
  func on(_ fact: Fact, months: ClosedRange<Int>? = nil, also: [SQL] = []) -> SQL {
    let all = (months.map { [Conditions.months($0)] } ?? []) + also + populationSQL(fact) + filterSQL() + reachSQL(fact)
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
      var named = values.compactMap { $0 }
      if dimension == .unit { named = named.flatMap(organisation.units(below:)).unique }
      var parts: [SQL] = []
      if !named.isEmpty { parts.append(Conditions.among(named, column)) }
      if values.contains(nil) { parts.append("\(column) IS NULL") }
      let any = parts.joined(separator: " OR ")
      return parts.count > 1 ? "(\(any))" : any
    }
  }

  /// A column that holds one of these words; at least one.
  private static func among(_ words: [String], _ column: SQL) -> SQL {
    if words.count == 1 { return "\(column) = \(words[0])" }
    return "\(column) IN (\(words.map { word in "\(word)" as SQL }.joined(separator: ", ")))"
  }

  /// What the reader holds bounds every statement. A fact that belongs to no unit shows nothing to whoever holds a part.
  func reachSQL(_ fact: Fact) -> [SQL] {
    guard !fact.isNational, let all = reach.alternatives(hasUnit: fact.has(.unit), hasFacility: fact.has(.facility))
    else { return [] }
    if all.isEmpty { return ["(false)"] }
    return ["(\(all.map { Conditions.among($0.values, SQL(raw: $0.column.rawValue)) }.joined(separator: " OR ")))"]
  }

  /// The same conditions without some dimensions' filters.
  func ignoring(_ dimensions: [Dimension]) -> Conditions {
    Conditions(
      population: population, filters: filters.filter { !dimensions.contains($0.dimension) }, reach: reach,
      municipality: municipality, organisation: organisation)
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
    if let type, [.int, .key, .ore].contains(type), let number = Int(text) { return SQL(raw: String(number)) }
    if type == .bool, ["true", "false"].contains(text) { return SQL(raw: text) }
    return SQL.literal(text)
  }
}
