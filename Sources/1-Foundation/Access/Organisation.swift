/// The units of a municipality with what lies below each of them, and the facilities that belong to them (organisation), as they stand
/// in one warehouse.
package struct Organisation: Hashable, Sendable {
  /// What lies below a unit: its whole tree, itself included, and the facilities of the tree. A facility has a part of its own.
  struct Part: Hashable, Sendable {
    var units: Set<String> = []
    var facilities: Set<String> = []
  }

  private var parts: [String: Part] = [:]
  /// The unit that runs each facility, where one does.
  private var runners: [String: String] = [:]

  /// - Parameters:
  ///   - units: pairs of a unit and one that lies below it, itself included.
  ///   - facilities: pairs of a unit, or a facility's own id, and a facility that belongs to it.
  ///   - runners: facilities with the unit that runs each.
  package init(units: [(String, String)], facilities: [(String, String)], runners: [(String, String)]) {
    for (scope, unit) in units { parts[scope, default: Part()].units.insert(unit) }
    for (scope, facility) in facilities { parts[scope, default: Part()].facilities.insert(facility) }
    self.runners = Dictionary(runners) { first, _ in first }
  }

  /// What a scope holds. Whoever is of a facility holds facilities alone, with the units that run them. A unit that nobody knows
  /// holds nothing.
  package func reach(of scope: Scope) -> Reach {
    guard let unit = scope.unit else { return .whole }
    let part = parts[unit] ?? Part()
    var units = part.units
    if scope.rights.holdsFacilitiesAlone { units.formIntersection(part.facilities.compactMap { runners[$0] }) }
    return .part(units: units, facilities: part.facilities)
  }

  /// A unit and every unit below it, in order.
  package func units(below unit: String) -> [String] { Set([unit]).union(parts[unit]?.units ?? []).sorted() }

  /// The units that a scope may name: its own, and what it holds.
  package func units(of scope: Scope) -> Set<String> {
    guard case .part(let units, _) = reach(of: scope) else { return Set(parts.keys) }
    return units.union(scope.unit.map { [$0] } ?? [])
  }

  package func facilities(of scope: Scope) -> Set<String> {
    guard case .part(_, let facilities) = reach(of: scope) else { return Set(parts.values.flatMap(\.facilities)) }
    return facilities
  }
}
