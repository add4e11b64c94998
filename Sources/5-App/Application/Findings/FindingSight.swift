internal import Access
internal import ControlStore
internal import Warehouse

/// Which findings a reader sees: one rule for list, counts, history, export and a citizen's course alike.
struct FindingSight: Hashable, Sendable {
  /// The units and facilities of the reader's own part; nil is the whole municipality.
  let own: Own?
  /// A provider sees what is about facilities and nothing else.
  let facilitiesOnly: Bool

  struct Own: Hashable, Sendable {
    var units: Set<String>
    var facilities: Set<String>
  }

  /// What belongs to no unit and no facility is seen by those alone who see everything.
  func sees(unit: String?, team: String?, facility: String?) -> Bool {
    guard let own else { return !facilitiesOnly || facility != nil }
    if let facility, own.facilities.contains(facility) { return true }
    if facilitiesOnly { return false }
    return [unit, team].contains { $0.map(own.units.contains) ?? false }
  }

  func sees(_ finding: Finding) -> Bool {
    sees(unit: finding.unit, team: finding.team, facility: finding.facility)
  }

  func sees(_ marks: FindingState.Marks) -> Bool {
    sees(unit: marks.unit, team: marks.team, facility: marks.facility)
  }
}

extension Workspace {
  /// What a reader sees of findings; whoever sees no rows of persons sees none, and the attempt is logged.
  func findingSight(of reader: Reader, in open: OpenWarehouse) throws(Refusal) -> FindingSight {
    let scope = try scope(of: reader, in: open)
    guard scope.seesRows else {
      try log(.refuse, "fejlliste", by: reader)
      throw Refusal(
        .forbidden, code: "fund-uden-for-rolle",
        "Fejllisten viser enkelte borgeres rækker, og dem ser \(reader.role.danishName) ikke.",
        suggestion: "Hvor meget fejl kan flytte et tal, står ved tallet i rapporterne.")
    }
    guard let unit = scope.unit else {
      return FindingSight(own: nil, facilitiesOnly: scope.role == .operations)
    }
    do {
      var own = FindingSight.Own(units: [], facilities: [])
      for row in try open.rows("afgraensning", knowledge, [.text(unit)]) {
        guard let id = row.text("id") else { continue }
        if row.text("kind") == "facility" { own.facilities.insert(id) } else { own.units.insert(id) }
      }
      return FindingSight(own: own, facilitiesOnly: scope.role == .operations)
    } catch {
      throw Refusal(error)
    }
  }
}
