/// What of a municipality's organisation a scope holds (rækkevidde): all of it, or some units and facilities.
///
/// The one rule of whose a row is. It has two forms, which a test holds equal for every scope and table: `holds`, for what is in
/// memory, and `alternatives`, which the conditions of statements are made of.
package enum Reach: Hashable, Sendable {
  case whole
  case part(units: Set<String>, facilities: Set<String>)

  /// Whether a row lies in it. What belongs to no unit and no facility lies in the whole alone.
  package func holds(unit: String?, facility: String?) -> Bool {
    switch self {
    case .whole: true
    case .part(let units, let facilities):
      unit.map(units.contains) ?? false || facility.map(facilities.contains) ?? false
    }
  }

  /// Whether there is anything to hold: a provider of a team without facilities holds nothing.
  package var holdsSomething: Bool {
    switch self {
    case .whole: true
    case .part(let units, let facilities): !units.isEmpty || !facilities.isEmpty
    }
  }

  /// A column of a table with the values of it that a scope holds, in order.
  package struct Alternative: Hashable, Sendable {
    package enum Column: String, Sendable { case unit, facility }

    package let column: Column
    package let values: [String]
  }

  /// What a row of a table must have one of; nil where every row is held, and none where no row can be.
  package func alternatives(hasUnit: Bool, hasFacility: Bool) -> [Alternative]? {
    guard case .part(let units, let facilities) = self else { return nil }
    var all: [Alternative] = []
    if hasUnit, !units.isEmpty { all.append(Alternative(column: .unit, values: units.sorted())) }
    if hasFacility, !facilities.isEmpty { all.append(Alternative(column: .facility, values: facilities.sorted())) }
    return all
  }
}
