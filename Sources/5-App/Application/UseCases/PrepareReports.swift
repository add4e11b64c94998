internal import Access
internal import CareModel

extension Workspace {
  /// Makes the reports of the latest periods for each recipient before anyone asks, so that nobody waits for a new load.
  ///
  /// Gives the version it prepared. Nothing is shown to anyone, so nothing is logged as seen.
  package func prepareReports(unless known: String?) throws(Refusal) -> String? {
    guard home.hasWarehouse else { return nil }
    let open = try serving.current()
    guard open.version != known else { return open.version }
    do {
      for deliverable in knowledge.deliverables.all where deliverable.isInOperation {
        let latest = deliverable.latestPeriod(on: open.asOf)
        for period in [latest, latest.previous] {
          for role in deliverable.recipients {
            let scope = try Scope.of(role, reason: "Gjort klar efter en indlæsning")
            _ = try serving.document(
              deliverable.id, period: period, scope: scope, in: open,
              quality: try qualityFacts(for: deliverable.id, scope: scope, in: open))
          }
        }
      }
      try serving.rest()
    } catch {
      throw Refusal(error)
    }
    return open.version
  }
}
