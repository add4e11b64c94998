internal import Access
internal import Demo
internal import Foundation
package import Loads
internal import Reports
package import Serving

/// The fictional municipality from nothing to pages: its deliveries month by month with sown faults, their loads, its home
/// marked as a demonstration.
///
/// The extracts and their `facit.json` stay in the home, for whoever wants to look at what came in.
package func makeDemo(_ call: DemoCall, in workspace: Workspace) throws(Refusal) -> LoadOutcome {
  let code = "0\(DemoMunicipality.firstCode)"
  let home = workspace.home
  let folder = home.demoDeliveries
  try refusing {
    if let known = try HomeConfiguration.read(home), !known.isDemo {
      throw Refusal(
        .badInput, code: "hjem-i-brug",
        "Hjemmet hører til kommune \(known.municipality) og er ikke en demonstration.",
        suggestion: "Vælg et andet --home til demonstrationen.")
    }
    try home.make()
    try FileManager.default.removeIfThere(folder)
  }
  var last: LoadOutcome?
  for delivery in DemoDelivery.all {
    var call = call
    call.faults = DemoDelivery.faults
    call.corrected = delivery.corrected
    call.correctedInFinance = delivery.correctedInFinance
    call.asOf = delivery.day
    let place = folder.appendingPathComponent(delivery.day)
    try writeDemo(call, to: place.path, surroundings: workspace.surroundings)
    // Several municipalities have a folder each; the home belongs to the first.
    let first = call.municipalities > 1 ? place.appendingPathComponent(code) : place
    last = try Loads(.command("demo", in: workspace)).load(
      LoadCall(folder: first.path, municipality: code, name: "Fjordby Kommune", asOf: delivery.day, isDemo: true))
  }
  guard var last else { throw Refusal(internalFault: "no deliveries") }
  // The answer key lies among the extracts and is none; there is nothing to do about it.
  last.messages.removeAll { $0.hasPrefix("facit.json: ") }
  try releaseDemoReport(workspace)
  return last
}

/// The leader of the fictional municipality has judged the findings that are left and let the month's report out.
private func releaseDemoReport(_ workspace: Workspace) throws(Refusal) {
  let call = ReportCall(id: "maanedsopfoelgning-myndighed")
  let leader = Reader.invented("Lone Bach", .leadership, because: "Centerchef i demonstrationen")
  let session = try Session.command("demo", in: workspace, as: leader)
  guard try Reports(session).show(call).standing.heldBack != nil else { return }
  _ = try ReportReleases(session).release(
    call, reason: "Fundene er kendte og meldt til Økonomi og Myndighed. De ændrer ikke rapportens konklusion.")
}

/// One month's delivery of the demonstration: which of the sown faults have been corrected by then, or are not made yet.
///
/// From August to October the worklist gets a history: two ends are corrected in both systems, one in the finance system alone,
/// a payment after the end is stopped and comes back, and every month brings something new. By October most of what holds figures
/// back is corrected: the month's report can be let out with a reason, and the same service registered twice holds another back.
private struct DemoDelivery {
  let day: String
  let corrected: [String]
  let correctedInFinance: [String]

  /// Everything but a stale source: the figures of the month are to be seen.
  static let faults = FaultKind.allCases.filter { $0.isInAll && $0 != .sourceStale }.map(\.rawValue)

  /// Not made before October.
  private static let october = ["K5:-1", "K8:-1", "K24:-1", "K30:-1"]

  /// Corrected by October: what holds figures back and is not needed to show how that looks.
  private static let settled = ["K2", "K8", "K16", "K17", "K21", "K33", "K35", "K37", "K44", "K52"]

  static let all = [
    DemoDelivery(
      day: "2026-08-31", corrected: october + ["K2:-1", "K4:-1", "K7:-1", "K26:-1", "K34", "K49"],
      correctedInFinance: []),
    DemoDelivery(
      day: "2026-09-30", corrected: october + ["K3:1", "K22:1", "K34"], correctedInFinance: []),
    DemoDelivery(
      day: "2026-10-31", corrected: ["K5:1", "K6:1", "K9:1", "K22", "K25:1", "K48:1"] + settled,
      correctedInFinance: ["K5:2"]),
  ]
}
