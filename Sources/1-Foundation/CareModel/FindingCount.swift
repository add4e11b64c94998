/// What a count needs to know of a finding.
package protocol CountedFinding {
  var severity: FindingSeverity { get }
  /// Øre at stake, either way; nil where nobody has worked it out.
  var stakeOre: Int? { get }
  /// A key to count persons by; nil when it is about no person.
  var citizen: Int? { get }
}

/// How many findings there are and what they could change (optælling af fund).
///
/// Pages, reports and files count findings here and nowhere else, so that a reader meets the same numbers everywhere.
package struct FindingCount: Hashable, Sendable {
  package private(set) var blocking = 0
  package private(set) var warnings = 0
  /// Worth knowing; they change no figure, and nothing of theirs is at stake.
  package private(set) var informations = 0
  /// Øre that figures may be wrong by: the sum of what is at stake in those that block or warn, whichever way it goes.
  package private(set) var amountOre = 0
  /// Those that block or warn, and whose amount nobody has worked out.
  package private(set) var withoutAmount = 0
  /// Distinct persons in those that block or warn.
  package let persons: Int

  package init(_ findings: some Sequence<some CountedFinding>) {
    var citizens: Set<Int> = []
    for finding in findings {
      switch finding.severity {
      case .blocking: blocking += 1
      case .warning: warnings += 1
      case .info: informations += 1
      }
      guard finding.severity.isDoubt else { continue }
      if let stake = finding.stakeOre { amountOre += abs(stake) } else { withoutAmount += 1 }
      if let citizen = finding.citizen { citizens.insert(citizen) }
    }
    persons = citizens.count
  }

  package var all: Int { doubts + informations }
  /// Those that may make a figure wrong.
  package var doubts: Int { blocking + warnings }
  /// `amountOre` in whole kroner.
  package var kroner: Int { (amountOre + 50) / 100 }
}
