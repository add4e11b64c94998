/// Which faults a delivery has, and which of them have been corrected since they were found.
///
/// A corrected fault leaves its citizen behind, so that everybody has the same ids and vouchers in every delivery.
package struct FaultPlan: Sendable {
  /// How many of each kind are sown.
  package private(set) var counts: [FaultKind: Int] = [:]
  private var states: [FaultKind: [Int: State]] = [:]

  /// How a fault stands in one delivery.
  package enum State: Sendable {
    case present
    /// Corrected in the finance system alone: the two systems differ still, but not in the same way.
    case corrected(inFinanceOnly: Bool)
  }

  package init() {}

  /// One of each kind that can stand beside the others, in its ordinary number.
  package static var all: FaultPlan {
    var plan = FaultPlan()
    for kind in FaultKind.allCases where kind.isInAll { plan.sow(kind) }
    return plan
  }

  package var isEmpty: Bool { counts.isEmpty }

  package mutating func sow(_ kind: FaultKind, count: Int? = nil) {
    counts[kind] = min(kind.mostCount, max(1, count ?? kind.ordinaryCount))
  }

  /// Marks faults as corrected: all of a kind, its first (`count` > 0) or its last (`count` < 0); what is marked stays as it is.
  package mutating func correct(_ kind: FaultKind, count: Int? = nil, inFinanceOnly: Bool = false) {
    let all = Array(0..<self.count(kind))
    let chosen = count.map { $0 < 0 ? all.suffix(-$0) : all.prefix($0) } ?? all[...]
    for number in chosen where states[kind]?[number] == nil {
      states[kind, default: [:]][number] = .corrected(inFinanceOnly: inFinanceOnly)
    }
  }

  func count(_ kind: FaultKind) -> Int { counts[kind] ?? 0 }

  func state(_ kind: FaultKind, _ number: Int) -> State { states[kind]?[number] ?? .present }

  func isPresent(_ kind: FaultKind, _ number: Int) -> Bool {
    if case .present = state(kind, number) { true } else { false }
  }
}
