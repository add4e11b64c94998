internal import CareModel
internal import Diagnostics
internal import Foundation
internal import Intake
internal import Warehouse

// The one place where a load meets the intake.

extension Workspace {
  func intake(
    _ folder: URL, profile: String?, received: String, asOf: Day, into connection: Connection
  ) throws -> DeliveryReport {
    let request = DeliveryRequest(
      folder: folder, profiles: try profiles(profile), home: home.folder, received: received, asOf: asOf,
      excelExtension: installation.excelExtension)
    do {
      return try readDelivery(request, into: connection, progress: surroundings.say)
    } catch let error as IntakeError {
      throw error.diagnostic
    }
  }

  /// The profile asked for, or all of them: a file belongs to the first that knows it.
  private func profiles(_ id: String?) throws -> [Profile] {
    let (profiles, faults) = try readProfiles(installation.definitions)
    guard faults.isEmpty else { throw Diagnostics(faults) }
    guard let id else { return profiles }
    guard let profile = profiles.first(where: { $0.id == id }) else {
      throw Refusal(
        .badCall, code: "profil-ukendt", "Profilen `\(id.prefix(60))` findes ikke.",
        suggestion: nearMiss(id, among: profiles.map(\.id)).map { "Mente du \($0)?" }
          ?? "Profiler: \(profiles.map(\.id).joined(separator: ", ")).")
    }
    return [profile]
  }

  func outcome(_ report: DeliveryReport, asOf: Day) -> LoadOutcome {
    let read = report.files.filter { $0.status == .read }
    return LoadOutcome(
      delivery: report.delivery, asOf: asOf, filesRead: read.count, filesRefused: report.refused.count,
      rowsRead: read.reduce(0) { $0 + $1.rowsRead }, rowsSetAside: report.rowsSetAside,
      messages: report.messages.map(\.description))
  }
}

/// Every profile of the definitions, `standard` first.
func readProfiles(_ definitions: URL) throws -> (profiles: [Profile], faults: [Diagnostic]) {
  let folder = definitions.appendingPathComponent("1-profiles")
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
    .sorted { ($0 == "standard.yaml" ? "" : $0) < ($1 == "standard.yaml" ? "" : $1) }
  var profiles: [Profile] = []
  var faults: [Diagnostic] = []
  for name in names {
    let (profile, found) = try Profile.load(folder.appendingPathComponent(name))
    if let profile { profiles.append(profile) }
    faults += found
  }
  return (profiles, faults)
}

/// The names of every extract that a check may need: those of the standard profile, and the national tables.
func extractNames(_ definitions: URL) throws -> [String] {
  let standard = try readProfiles(definitions).profiles.first { $0.id == "standard" }
  guard let standard, case .records(let sources) = standard.content else { return [] }
  return sources.map(\.name) + ["befolkning", "nationale_tal"]
}
