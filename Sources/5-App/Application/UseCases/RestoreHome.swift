internal import ControlStore
internal import Diagnostics
internal import Foundation
internal import Intake
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
  do {
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
    let draft = home.folder.deletingLastPathComponent().appendingPathComponent(
      ".\(home.folder.lastPathComponent)\(DeliveryArchive.draftEnding)")
    try FileManager.default.removeIfThere(draft)
    do {
      let fresh = Home(draft)
      try fresh.make()
      try copyFiles(of: backup, manifest, to: draft, say: surroundings.say)
      try Backup.copyKeys(from: place(keys), to: fresh.keys)
      let lines = try soundness(of: fresh, ring, manifest, surroundings)
      // An empty folder gives way to the home.
      if home.exists { try FileManager.default.removeItem(at: home.folder) }
      try WholeFile.take(draft, as: home.folder)
      return UpkeepOutcome(
        lines: ["Gendannet: \(Words.whole(manifest.files.count)) filer, alle som i kopien, i \(home.folder.path)."]
          + lines,
        needsPerson: !manifest.damaged.isEmpty)
    } catch {
      try FileManager.default.removeIfThere(draft)
      throw error
    }
  } catch {
    throw Refusal(error)
  }
}

/// Copies every file of the list; all that is missing, changed or not of the list is told at once.
private func copyFiles(of backup: Backup, _ manifest: Backup.Manifest, to draft: URL, say: (String) -> Void) throws {
  say("Kopierer \(manifest.files.count) filer")
  var faults: [String] = []
  for entry in manifest.files {
    let isBelow = !entry.path.hasPrefix("/") && !entry.path.split(separator: "/").contains("..")
    let source = backup.folder.appendingPathComponent(entry.path)
    guard isBelow, FileManager.default.fileExists(atPath: source.path) else {
      faults.append("\(entry.path) mangler i kopien.")
      continue
    }
    let copied = try Backup.copy(source, to: draft.appendingPathComponent(entry.path), path: entry.path)
    if copied != entry { faults.append("\(entry.path) er ikke, som den var, da kopien blev taget.") }
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
}

/// Opens each part of a home that has just been copied; what is said of it.
private func soundness(
  of home: Home, _ ring: KeyRing, _ manifest: Backup.Manifest, _ surroundings: Surroundings
) throws -> [String] {
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
      ? "Arkivet er læst igennem: \(count == 1 ? "1 levering" : "\(Words.whole(count)) leveringer"), hel og uændret."
      : "Arkivet var beskadiget, allerede da kopien blev taget:")
  lines += damaged
  let workspace = try Workspace(home: home, surroundings: surroundings)
  try workspace.log(.restore, "hjem fra kopi af \(manifest.made)", by: .commandLine(nil))
  if home.hasWarehouse, let refusal = refusal(of: workspace) {
    guard refusal.code == "lager-andet-program" else { throw refusal }
    lines.append("Datalageret er fra en anden udgave af programmet. Byg det på ny med `traad restore`.")
  }
  return lines
}

/// Why the warehouse cannot be served; nil when it can.
private func refusal(of workspace: Workspace) -> Refusal? {
  do {
    _ = try workspace.serving.current()
    return nil
  } catch {
    return error
  }
}
