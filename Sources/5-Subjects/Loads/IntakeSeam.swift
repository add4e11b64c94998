internal import CareModel
internal import Diagnostics
internal import Foundation
internal import Intake
internal import Serving
internal import Warehouse

// The one place where a load meets the intake.

extension Loading {
  func intake(
    _ folder: URL, profile: String?, keys: KeyRing, received: String, asOf: Day, into connection: Connection,
    accept: @escaping @Sendable (DeliveryReport) throws -> Void
  ) throws -> DeliveryReport {
    let catalogue = try ProfileCatalogue.sound(inside.installation.definitions)
    let request = DeliveryRequest(
      folder: folder, profiles: try profiles(profile, catalogue), extracts: catalogue.standard?.sources ?? [],
      home: inside.home.folder, keys: keys, received: received, asOf: asOf, accept: accept)
    do {
      return try readDelivery(request, into: connection, progress: inside.surroundings.say)
    } catch let error as IntakeError {
      throw error.diagnostic
    }
  }

  /// The profile asked for with those it builds on, or all built-in ones: a file belongs to the first that knows it.
  private func profiles(_ id: String?, _ catalogue: ProfileCatalogue) throws -> [Profile] {
    guard let id else { return catalogue.profiles }
    // The name is kept with the load.
    if !CivilNumberPattern.isIn(id), let own = try catalogue.own(id, in: inside.home.profiles) {
      guard let profile = own.profile else { throw Diagnostics(own.faults) }
      return [profile] + catalogue.profiles.filter { profile.buildsOn.contains($0.id) }
    }
    if let profile = catalogue.profiles.first(where: { $0.id == id }) { return [profile] }
    let known = catalogue.profiles.map(\.id) + (try ProfileCatalogue.ownNames(in: inside.home.profiles))
    throw Refusal(
      .badCall, code: "profil-ukendt", "Profilen `\(Asked.short(id))` findes ikke.",
      suggestion: nearMiss(id, among: known).map { "Mente du \($0)?" }
        ?? "Profiler: \(known.joined(separator: ", ")).")
  }

  func outcome(_ report: DeliveryReport, asOf: Day) -> LoadOutcome {
    let read = report.files.filter { $0.status == .read }
    // A file that becomes several extracts is one file, and a refused one when any of them could not be made.
    let refused = Set(report.refused.map(\.name))
    return LoadOutcome(
      delivery: report.delivery, asOf: asOf, filesRead: Set(read.map(\.name)).subtracting(refused).count,
      filesRefused: refused.count,
      rowsRead: read.reduce(0) { $0 + $1.rowsRead }, rowsSetAside: report.rowsSetAside, citizens: report.citizens,
      messages: report.messages.map(\.description))
  }
}
