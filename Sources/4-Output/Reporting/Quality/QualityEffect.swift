/// What the findings that touch a figure could change in it (virkning): counted, never guessed.
package struct QualityEffect: Hashable, Sendable {
  /// Open findings, the gravest and dearest first.
  package var open: [QualityFinding]
  /// Deviations that were accepted with a reason, and still are (accepterede afvigelser).
  package var accepted: Int
  /// Rows set aside that could have changed the figure.
  package var setAside: Int

  package var isNothing: Bool { open.isEmpty && accepted == 0 && setAside == 0 }

  /// Distinct persons among the open findings.
  package var persons: Int { Set(open.compactMap(\.citizen)).count }
  /// Øre at stake in the open findings, whichever way they go.
  package var amount: Int { open.reduce(0) { $0 + abs($1.amount ?? 0) } }
  package var withoutAmount: Int { open.count { $0.amount == nil } }

  package var severity: QualityFinding.Severity? { open.map(\.severity).min() }

  /// The open findings by check, the gravest check first, then the dearest.
  package var byCheck: [(check: String, effect: QualityEffect)] {
    Dictionary(grouping: open, by: \.check)
      .map { ($0.key, QualityEffect(open: $0.value, accepted: 0, setAside: 0)) }
      .sorted {
        ($0.1.severity ?? .info, -$0.1.amount, -$0.1.open.count, $0.0)
          < ($1.1.severity ?? .info, -$1.1.amount, -$1.1.open.count, $1.0)
      }
  }
}
