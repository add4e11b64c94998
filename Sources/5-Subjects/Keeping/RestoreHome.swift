internal import ControlStore
internal import Danish
internal import Diagnostics
internal import Foundation
internal import Intake
package import Serving
internal import Warehouse

/// Makes a home from a copy (`traad restore --from`): every file is held against its hash, the keys against the copy, and the
/// whole is opened before it gets its name.
///
/// - Parameters:
///   - copy: the folder that `traad backup` wrote.
///   - keys: the folder with the keys.
package func restoreHome(
  _ home: Home, from copy: String, keys: String?, surroundings: Surroundings
) throws(Refusal) -> UpkeepOutcome {
  func place(_ path: String) -> URL { URL(fileURLWithPath: path, relativeTo: surroundings.current).standardizedFileURL }
  return try refusing {
    guard let keys else {
      throw Refusal(
        .badCall, code: "noegler-mangler", "En sikkerhedskopi kan ikke læses uden hjemmets nøgler.",
        suggestion: "Skriv --keys og mappen, som nøglerne blev kopieret til.")
    }
    try home.mustBeFree(
      "Flyt det til side først, for eksempel: mv \(home.folder.path) \(home.folder.path)-gammelt")
    let backup = Backup(folder: place(copy))
    let manifest = try backup.manifest()
    let ring = try KeyRing(folder: place(keys))
    try ring.mustFit(manifest.keyChecks)
    return try DraftFolder(of: home.folder).fill(tell: surroundings.warn) { folder in
      let fresh = Home(folder)
      try fresh.make()
      let copied = try copyFiles(of: backup, manifest, to: folder, say: surroundings.say)
      try Backup.copyKeys(from: place(keys), to: fresh.keys)
      let found = try soundness(of: fresh, ring, manifest, surroundings)
      // An empty folder gives way to the home.
      if home.exists { try FileManager.default.removeItem(at: home.folder) }
      let lines = ["Gendannet: \(DanishText.whole(copied.count)) filer, som de er i kopien, i \(home.folder.path)."]
      return UpkeepOutcome(
        lines: lines + found.lines, needsPerson: found.needsPerson || !manifest.damaged.isEmpty)
    }
  }
}

/// Copies every file of the list; all that is missing, changed or not of the list is told at once. The names of those copied.
///
/// A warehouse that is missing or changed is left out: the archive has what it was built of, and without it the home is whole.
private func copyFiles(
  of backup: Backup, _ manifest: Backup.Manifest, to draft: URL, say: (String) -> Void
) throws -> [String] {
  say("Kopierer \(manifest.files.count) filer")
  let warehouse = Home(draft).warehouse
  var copied: [String] = []
  var faults: [String] = []
  for entry in manifest.files {
    let isBelow = !entry.path.hasPrefix("/") && !entry.path.split(separator: "/").contains("..")
    let source = backup.folder.appendingPathComponent(entry.path)
    let target = draft.appendingPathComponent(entry.path)
    let canBeBuilt = target.standardizedFileURL == warehouse
    guard isBelow, FileManager.default.fileExists(atPath: source.path) else {
      if !canBeBuilt { faults.append("\(entry.path) mangler i kopien.") }
      continue
    }
    if try Backup.copy(source, to: target, path: entry.path) == entry {
      copied.append(entry.path)
    } else if canBeBuilt {
      try FileManager.default.removeItem(at: target)
    } else {
      faults.append("\(entry.path) er ikke, som den var, da kopien blev taget.")
    }
  }
  let known = Set(manifest.files.map(\.path) + [Backup.manifestName])
  for path in try Backup.files(below: backup.folder) where !known.contains(path) {
    faults.append("\(path) hører ikke til kopien.")
  }
  guard faults.isEmpty else {
    throw Refusal(
      .badInput,
      [
        Diagnostic(
          code: "kopi-beskadiget", "Sikkerhedskopien er ikke, som den blev taget. Intet er gendannet.",
          suggestion: "Brug en anden kopi.")
      ] + faults.sorted().map { Diagnostic(code: "kopi-beskadiget", $0) })
  }
  return copied
}

/// Opens each part of a home that has just been copied; what is said of it.
private func soundness(
  of home: Home, _ ring: KeyRing, _ manifest: Backup.Manifest, _ surroundings: Surroundings
) throws -> UpkeepOutcome {
  surroundings.say("Ser hjemmet efter")
  var lines: [String] = []
  let control = try home.controlDatabase(random: surroundings.randomKey)
  try control.mustBeSound()
  let standing = try control.accessLog.verify()
  guard case .whole = standing else { throw Refusal(.badInput, code: "log-brudt", LogVerdict(standing).lines[0]) }
  try home.mustHaveIdentities()
  if FileManager.default.fileExists(atPath: home.identities.path) {
    guard try Identities(folder: home.identity, keys: ring).fitTheKey else {
      throw IntakeError.keyForeign(KeyRing.Purpose.pseudonyms.fileName)
    }
  }
  let archive = DeliveryArchive(folder: home.archive, keys: ring)
  let damaged = try archive.deliveries().flatMap { try archive.damages(of: $0) }.map(\.diagnostic.description)
  guard Set(damaged).isSubset(of: manifest.damaged) else {
    throw Refusal(.badInput, code: "kopi-beskadiget", "Arkivet i kopien kan ikke læses. Intet er gendannet.")
  }
  let count = try archive.deliveries().count
  lines.append(
    damaged.isEmpty
      ? "Arkivet er læst igennem: \(count == 1 ? "1 levering" : "\(DanishText.whole(count)) leveringer"), hel og uændret."
      : "Arkivet var beskadiget, allerede da kopien blev taget:")
  lines += damaged
  let workspace = try Workspace(home: home, surroundings: surroundings)
  return try Session.command("restore", in: workspace).run(.restore) { inside in
    let lack = try warehouseLack(inside, manifest)
    return Shown(
      UpkeepOutcome(lines: lines + (lack.map { [$0] } ?? []), needsPerson: lack != nil),
      log: LogLine("hjem fra kopi af \(manifest.made)"))
  }
}

/// Why the home cannot be shown before its warehouse is built again; nil when it can. One that cannot be read is taken away.
private func warehouseLack(_ inside: OpenSession, _ manifest: Backup.Manifest) throws -> String? {
  let warehouse = inside.home.warehouse
  guard inside.home.hasWarehouse else {
    return manifest.files.contains { $0.path == warehouse.lastPathComponent }
      ? "Datalageret (warehouse.duckdb) i kopien mangler eller er ændret og er ikke gendannet. \(buildAgain)" : nil
  }
  guard let refusal = refusal(inside) else { return nil }
  if ["lager-andet-program", Refusal.queryUnfitCode].contains(refusal.code) {
    return "Datalageret er fra en anden udgave af programmet. \(buildAgain)"
  }
  try FileManager.default.removeItem(at: warehouse)
  return "Datalageret (warehouse.duckdb) i kopien kan ikke læses og er ikke gendannet. \(buildAgain)"
}

private let buildAgain = "Byg det igen af arkivet med `traad restore`."

/// Why the warehouse cannot be served; nil when it can.
private func refusal(_ inside: OpenSession) -> Refusal? {
  do {
    _ = try inside.warehouse()
    return nil
  } catch {
    return error
  }
}
