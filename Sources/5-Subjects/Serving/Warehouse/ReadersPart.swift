package import Access

// What of one warehouse a reader may see. What is refused here says so to the log of whoever asks.

extension OpenWarehouse {
  /// The scope of a reader in this warehouse; a unit that it does not know would give empty figures, and is refused.
  package func scope(of reader: Reader) throws(Refusal) -> Scope {
    let scope: Scope
    do {
      scope = try policy.scope(of: reader.grant, on: clock.today)
    } catch {
      let refusal = Asked.refusal(error)
      throw refusal.kind == .forbidden ? refusal.about("tal") : refusal
    }
    if let unit = scope.unit, !knows(unit: unit) { throw unknownUnit(unit) }
    return scope
  }

  /// Narrows a reader to a unit inside what the role may see; a unit outside it is refused.
  package func narrow(_ reader: Reader, to unit: String?) throws(Refusal) -> Reader {
    guard let unit, !unit.isEmpty else { return reader }
    guard knows(unit: unit) else { throw unknownUnit(unit) }
    guard try choices(for: reader).contains(where: { $0.id == unit }) else {
      throw Refusal(
        .forbidden, code: "enhed-uden-for-rolle", "Du kan ikke se \(unit) i rollen \(reader.role.danishName).",
        suggestion: "Vælg en enhed i din egen del af organisationen."
      ).about("enhed \(unit)")
    }
    return reader.narrowed(to: unit)
  }

  /// The units and facilities that a reader may be narrowed to: the own one, and what it holds. None where the role sees the whole area
  /// alone; one that has a place of its own and is of none yet may be of any where it holds something.
  package func choices(for reader: Reader) throws(Refusal) -> [UnitChoice] {
    let rule = policy[reader.role].unit
    if rule == .forbidden { return [] }
    if rule == .required, reader.unit == nil {
      var held: [UnitChoice] = []
      for unit in units where reach(of: try scope(of: reader.narrowed(to: unit.id))).holdsSomething {
        held.append(unit)
      }
      return held
    }
    let reach = reach(of: try scope(of: reader))
    return units.filter { $0.id == reader.unit || reach.holds(unit: $0.id, facility: $0.id) }
  }

  /// What a reader sees of findings; whoever sees no rows of persons sees none.
  package func findingReach(of reader: Reader) throws(Refusal) -> Reach {
    let scope = try scope(of: reader)
    guard scope.seesRows else {
      throw Refusal(
        .forbidden, code: "fund-uden-for-rolle",
        "Fejllisten viser enkelte borgeres rækker, og dem ser \(reader.role.danishName) ikke.",
        suggestion: "Hvor meget fejl kan flytte et tal, står ved tallet i rapporterne."
      ).about("fejlliste")
    }
    return reach(of: scope)
  }

  private func unknownUnit(_ unit: String) -> Refusal {
    Asked.unitUnknown(unit, among: units.map { Named($0.id, $0.name) })
  }
}
