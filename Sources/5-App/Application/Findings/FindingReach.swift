internal import Access
internal import ControlStore
internal import Warehouse

extension Reach {
  /// Whether a reader is told of a finding: what lies in the own part, and what is wrong with a file itself.
  func isTold(of finding: Finding) -> Bool { finding.isAboutFileItself || owns(finding) }

  /// Whether the reader may change how it stands. What is wrong with a file is not one part's to decide.
  func owns(_ finding: Finding) -> Bool { holds(unit: finding.unit ?? finding.team, facility: finding.facility) }

  /// Of one that is gone: nobody knows any more whether it was about a whole file, and so the whole alone sees it.
  func owns(_ marks: FindingState.Marks) -> Bool { holds(unit: marks.unit ?? marks.team, facility: marks.facility) }
}

extension Workspace {
  /// What a reader sees of findings; whoever sees no rows of persons sees none, and the attempt is logged.
  func findingReach(of reader: Reader, in open: OpenWarehouse) throws(Refusal) -> Reach {
    let scope = try scope(of: reader, in: open)
    guard scope.seesRows else {
      try log(.refuse, "fejlliste", by: reader)
      throw Refusal(
        .forbidden, code: "fund-uden-for-rolle",
        "Fejllisten viser enkelte borgeres rækker, og dem ser \(reader.role.danishName) ikke.",
        suggestion: "Hvor meget fejl kan flytte et tal, står ved tallet i rapporterne."
      ).logged()
    }
    return open.reach(of: scope)
  }
}
