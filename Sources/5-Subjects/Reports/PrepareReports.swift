internal import Access
internal import CareModel
package import Serving

extension Reports {
  /// Makes the latest reports for each recipient before anyone asks, and counts what those before them show, so that nobody
  /// waits for a new load.
  ///
  /// Gives the version it prepared. Nothing is shown to anyone, so nothing is logged as seen.
  package func prepare(unless known: String?) throws(Refusal) -> String? {
    try session.show { inside in
      guard inside.home.hasWarehouse else { return .withoutFigures(nil) }
      let open = try inside.warehouse()
      if open.version != known { try prepare(open, inside) }
      return .withoutFigures(open.version)
    }
  }

  private func prepare(_ open: OpenWarehouse, _ inside: OpenSession) throws {
    let serving = inside.workspace.serving
    let inOperation = inside.knowledge.deliverables.all.filter(\.isInOperation)
    for deliverable in inOperation {
      for scope in try scopes(of: deliverable, open) {
        _ = try serving.document(
          deliverable.id, period: deliverable.latestPeriod(on: open.asOf), scope: scope, in: open,
          quality: try ReportQuality(inside).facts(for: deliverable.id, scope: scope))
      }
    }
    // What the leadership reads turns back and down most, and has the most to count.
    for deliverable in inOperation where deliverable.recipients.contains(.leadership) {
      let latest = deliverable.latestPeriod(on: open.asOf)
      let periods = Period.series(
        from: latest.advanced(by: 1 - periodsCountedAhead), to: latest, by: deliverable.cadence)
      for scope in scopesThatCountAlone(try scopes(of: deliverable, open)) {
        try serving.count(ahead: deliverable.id, periods: periods, scope: scope, in: open)
      }
      for unit in open.units where open.units.contains(where: { $0.parent == unit.id }) {
        try serving.count(
          ahead: deliverable.id, periods: [latest],
          scope: open.scope(of: .program(.preparing, user: systemUser, for: .leadership, unit: unit.id)), in: open)
      }
    }
    try serving.rest()
  }

  /// What the recipients see of the whole; those who have a place of their own see no whole.
  private func scopes(of deliverable: Deliverable, _ open: OpenWarehouse) throws -> [Scope] {
    try deliverable.recipients.filter { open.policy[$0].unit != .required }.map { role in
      try open.scope(of: .program(.preparing, user: systemUser, for: role))
    }
  }

  /// How far back a reader may turn before anything must be counted: two years of months.
  private var periodsCountedAhead: Int { 24 }

  /// One recipient of those who see small numbers and one of those who do not: the others' counts are the same.
  private func scopesThatCountAlone(_ scopes: [Scope]) -> [Scope] {
    [true, false].compactMap { suppresses in scopes.first { $0.suppressesSmallNumbers == suppresses } }
  }
}
