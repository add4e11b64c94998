internal import CareModel
internal import ControlStore
internal import Danish
internal import Foundation
internal import Intake
package import Serving

/// Which warehouse is to be built again of the archive, as it was typed.
package struct RestoreCall: Sendable {
  /// The as-of day; without one that of the latest load.
  package var asOf: String?
  /// A delivery of the archive; without one that which was loaded for the day.
  package var delivery: String?
  package var profile: String?
  /// A new home for it; without one it takes the place of the warehouse that is served.
  package var target: String?

  package init(asOf: String? = nil, delivery: String? = nil, profile: String? = nil, target: String? = nil) {
    self.asOf = asOf
    self.delivery = delivery
    self.profile = profile
    self.target = target
  }
}

/// A warehouse that was built again.
package struct RestoredDay: Sendable {
  package var load: LoadOutcome
  package var line: String
}

/// Warehouses built again of the archive.
package struct Restores: Sendable {
  private let session: Session

  package init(_ session: Session) { self.session = session }

  /// Builds the warehouse of a day again of what the archive keeps: the latest when nothing is said.
  ///
  /// Every file is held against its hash on the way out, and read as it was then.
  package func restore(_ call: RestoreCall) throws(Refusal) -> RestoredDay {
    try session.run(.restore) { inside in
      let home = inside.home
      guard try home.isTaken else { throw Refusal.noWarehouse(in: home) }
      try home.mustHaveConfiguration()
      let plan = try plan(call, inside)
      let other = try call.target.map { try homeOfDay(Home(inside.surroundings.place($0)), plan, inside) }
      let restored = try restored(plan, in: other ?? inside.workspace)
      return Shown(
        restored,
        log: LogLine(
          "levering \(plan.delivery) gjort op til \(plan.asOf)\(other == nil ? "" : " i et andet hjem")"))
    }
  }

  private struct Plan {
    var delivery: String
    var asOf: Day
    var profile: String?
  }

  private func plan(_ call: RestoreCall, _ inside: OpenSession) throws -> Plan {
    let day = try call.asOf.map { try Asked.day($0) }
    let kept = try inside.home.deliveries()
    guard let latest = kept.last else {
      throw Refusal(
        .unavailable, code: "arkiv-tomt", "Arkivet har ingen leveringer.",
        suggestion: "Indlæs en levering med `traad load MAPPE`.")
    }
    if let asked = call.delivery, !kept.contains(asked) {
      throw Refusal(
        .badCall, code: "levering-ukendt", "Arkivet har ingen levering med det navn.",
        suggestion: "Seneste: \(kept.suffix(5).joined(separator: ", ")).")
    }
    let run = try inside.control().loadRuns.latestDone(asOf: day, delivery: call.delivery)
    guard let delivery = call.delivery ?? run?.delivery ?? (day == nil ? latest : nil) else {
      throw Refusal(
        .badCall, code: "dag-ukendt", "Der er aldrig indlæst en levering, der er gjort op til den dag.",
        suggestion: "Skriv også --delivery; seneste: \(kept.suffix(5).joined(separator: ", ")).")
    }
    guard kept.contains(delivery) else {
      throw Refusal(
        .unavailable, code: "levering-slettet", "Leveringen \(delivery) er ikke i arkivet mere.",
        suggestion: "Vælg en anden med --delivery; seneste: \(kept.suffix(5).joined(separator: ", ")).")
    }
    return Plan(
      delivery: delivery, asOf: day ?? run?.asOf ?? Loading.monthEnd(before: inside.surroundings.clock.today),
      profile: call.profile ?? run?.profile)
  }

  /// Takes the delivery out of the archive and loads it; the home that it is loaded into logs that.
  private func restored(_ plan: Plan, in workspace: Workspace) throws -> RestoredDay {
    try session.acting(in: workspace).run(.load) { inside in
      let home = inside.home
      guard let configuration = try HomeConfiguration.read(home) else { throw Refusal.noWarehouse(in: home) }
      return try LoadLock.holding(home.lock) {
        let keys = try inside.soundHome()
        let folder = home.folder.appendingPathComponent(LeftOvers.recoveredName)
        try FileManager.default.removeIfThere(folder)
        inside.surroundings.say("Henter \(plan.delivery) fra arkivet")
        let loaded = Result {
          try DeliveryArchive(folder: home.archive, keys: keys).restore(plan.delivery, to: folder)
          return try Loading(inside).load(
            folder,
            LoadCall(folder: folder.path, profile: plan.profile, asOf: plan.asOf.description, allowsOther: true),
            configuration, keys: keys, asOf: plan.asOf, started: inside.surroundings.clock.utcTime)
        }
        try FileManager.default.removeIfThere(folder)
        let outcome = try loaded.get()
        return Shown(
          RestoredDay(
            load: outcome,
            line:
              "Bygget igen af arkivet: levering \(plan.delivery), gjort op til \(DanishText.date(plan.asOf)), i \(home.folder.path)."
          ), log: outcome.logLine)
      }
    }
  }

  /// A new home with this one's keys and settings, and the delivery alone.
  private func homeOfDay(_ other: Home, _ plan: Plan, _ inside: OpenSession) throws -> Workspace {
    let (home, surroundings) = (inside.home, inside.surroundings)
    try other.mustBeFree("Skriv en mappe med --to, der ikke findes endnu.")
    let keys = try home.keyRing(random: surroundings.randomKey)
    try other.make()
    try Backup.copyKeys(from: home.keys, to: other.keys)
    for (from, to) in [
      (home.keyChecks, other.keyChecks), (home.configuration, other.configuration),
      (home.profiles, other.profiles), (home.definitions, other.definitions),
    ] where FileManager.default.fileExists(atPath: from.path) {
      try FileManager.default.copyItem(at: from, to: to)
    }
    // Made while the home holds nothing, as in any new home.
    _ = try other.controlDatabase(random: surroundings.randomKey)
    try Identities(folder: other.identity, keys: keys).save()
    try FileManager.default.copyItem(
      at: home.archive.appendingPathComponent(plan.delivery), to: other.archive.appendingPathComponent(plan.delivery))
    return try Workspace(home: other, surroundings: surroundings)
  }
}
