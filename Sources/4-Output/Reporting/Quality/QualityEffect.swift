package import CareModel

/// What the findings that touch a figure could change in it (virkning): counted, never guessed.
package struct QualityEffect: Hashable, Sendable {
  /// Open findings that may make the figure wrong, the gravest and dearest first.
  package let open: [QualityFinding]
  /// Deviations that were accepted with a reason, and still are (accepterede afvigelser).
  package let accepted: Int
  /// Rows set aside that could have changed the figure.
  package let setAside: Int
  package let count: FindingCount

  /// - Parameters:
  ///   - touching: every finding that touches the figure; those that are only worth knowing are left out here.
  ///   - accepted: ids of accepted deviations.
  package init(touching: some Sequence<QualityFinding>, accepted: Set<String>, setAside: Int = 0) {
    let doubts = touching.filter { $0.severity.isDoubt }
    self.init(
      open: doubts.filter { !accepted.contains($0.id) }, accepted: doubts.count { accepted.contains($0.id) },
      setAside: setAside)
  }

  private init(open: [QualityFinding], accepted: Int, setAside: Int) {
    self.open = open.sorted(by: QualityFinding.isGraver)
    self.accepted = accepted
    self.setAside = setAside
    count = FindingCount(open)
  }

  /// Those of its open findings that hold something.
  package func only(_ holds: (QualityFinding) -> Bool) -> QualityEffect {
    QualityEffect(open: open.filter(holds), accepted: 0, setAside: 0)
  }

  package var isNothing: Bool { open.isEmpty && accepted == 0 && setAside == 0 }

  /// Distinct persons among the open findings.
  package var persons: Int { count.persons }
  /// Øre at stake in the open findings, whichever way they go.
  package var amount: Int { count.amountOre }
  package var withoutAmount: Int { count.withoutAmount }

  package var severity: FindingSeverity? { open.map(\.severity).max() }

  /// The open findings by check, the gravest check first, then the dearest.
  package var byCheck: [(check: String, effect: QualityEffect)] {
    Dictionary(grouping: open, by: \.check)
      .map { ($0.key, QualityEffect(open: $0.value, accepted: 0, setAside: 0)) }
      .sorted {
        (-($0.1.severity?.rank ?? 0), -$0.1.amount, -$0.1.open.count, $0.0)
          < (-($1.1.severity?.rank ?? 0), -$1.1.amount, -$1.1.open.count, $1.0)
      }
  }
}
