internal import Access
package import ControlStore
internal import Warehouse

extension Reach {
  /// Whether a reader is told of a finding: what lies in the own part, and what is wrong with a file itself.
  package func isTold(of finding: Finding) -> Bool { finding.isAboutFileItself || owns(finding) }

  /// Whether the reader may change how it stands. What is wrong with a file is not one part's to decide.
  package func owns(_ finding: Finding) -> Bool {
    holds(unit: finding.unit ?? finding.team, facility: finding.facility)
  }

  /// Of one that is gone: nobody knows any more whether it was about a whole file, and so the whole alone sees it.
  package func owns(_ marks: FindingState.Marks) -> Bool {
    holds(unit: marks.unit ?? marks.team, facility: marks.facility)
  }
}
