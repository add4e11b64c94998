internal import Access
internal import ControlStore
internal import Reporting
internal import Warehouse

extension FindingSight {
  func sees(_ finding: Finding) -> Bool {
    sees(
      unit: finding.unit, team: finding.team, facility: finding.facility, isAboutFileItself: finding.isAboutFileItself)
  }

  /// Whether the reader may change how it stands. What is wrong with a file is not one part's to decide.
  func mayChange(_ finding: Finding) -> Bool {
    owns(unit: finding.unit, team: finding.team, facility: finding.facility)
  }

  /// Of one that is gone: nobody knows any more whether it was about a whole file, and so the whole alone sees it.
  func sees(_ marks: FindingState.Marks) -> Bool {
    owns(unit: marks.unit, team: marks.team, facility: marks.facility)
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
        suggestion: "Hvor meget fejl kan flytte et tal, står ved tallet i rapporterne."
      ).logged()
    }
    return try sight(scope, in: open)
  }

  /// What a scope is told of findings, in lists and beside figures alike.
  func sight(_ scope: Scope, in open: OpenWarehouse) throws(Refusal) -> FindingSight {
    let facilitiesOnly = scope.role == .operations
    guard let unit = scope.unit else { return FindingSight(own: nil, facilitiesOnly: facilitiesOnly) }
    do {
      return try sights.answer(ScopeKey(version: open.version, role: scope.role, unit: unit)) {
        var own = FindingSight.Own(units: [], facilities: [])
        for row in try open.rows("afgraensning", knowledge, [.text(unit)]) {
          guard let id = row.text("id") else { continue }
          if row.text("kind") == "facility" { own.facilities.insert(id) } else { own.units.insert(id) }
        }
        return FindingSight(own: own, facilitiesOnly: facilitiesOnly)
      }
    } catch {
      throw Refusal(error)
    }
  }
}
