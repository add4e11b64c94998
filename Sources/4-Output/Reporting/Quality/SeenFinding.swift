internal import Access
internal import CareModel

extension Reach {
  /// Whether a reader is told of a finding: what lies in the own part, and what is wrong with a file itself.
  func isTold(of finding: QualityFinding) -> Bool {
    finding.isAboutFileItself
      || holds(unit: finding.places[.unit] ?? finding.places[.team], facility: finding.places[.facility])
  }
}
