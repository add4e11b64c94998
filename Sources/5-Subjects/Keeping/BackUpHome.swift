internal import ControlStore
internal import Danish
internal import Diagnostics
internal import Foundation
internal import Intake
internal import Modelling
package import Serving

/// Where a copy of the home goes, as it was typed.
package struct BackupCall: Sendable {
  /// A folder that does not exist yet.
  package var output: String
  /// Where the keys go; they are left out without it.
  package var keys: String?

  package init(output: String, keys: String? = nil) {
    self.output = output
    self.keys = keys
  }
}

/// What came of a backup, a restoration or an erasure, a line each.
package struct UpkeepOutcome: Sendable {
  package var lines: [String]
  /// Done, and something must be looked at.
  package var needsPerson = false
}

/// Copies of a home.
package struct Backups: Sendable {
  private let session: Session

  package init(_ session: Session) { self.session = session }

  /// Copies the whole home as it stands at one moment, while it goes on being served; loads wait.
  package func take(_ call: BackupCall) throws(Refusal) -> UpkeepOutcome {
    try session.run(.backUp) { inside in
      let (home, surroundings) = (inside.home, inside.surroundings)
      let target = surroundings.place(call.output)
      let keyTarget = call.keys.map(surroundings.place)
      guard try home.isTaken else { throw Refusal.noWarehouse(in: home) }
      try mustBeNew(target, outside: home)
      if let keyTarget { try mustBeApart(keyTarget, from: target, outside: home) }
      let ring = try home.keyRing(random: surroundings.randomKey)
      return try LoadLock.holding(home.lock) {
        let manifest = try DraftNote(in: home).noting(target) {
          try DraftFolder(of: target).fill(tell: surroundings.warn) { draft in
            let manifest = try fill(draft, ring, inside)
            if let keyTarget { try Backup.copyKeys(from: home.keys, to: keyTarget) }
            return manifest
          }
        }
        return Shown(
          told(manifest, target, keyTarget), log: LogLine("sikkerhedskopi: \(manifest.files.count) filer"))
      }
    }
  }

  private func fill(_ draft: URL, _ ring: KeyRing, _ inside: OpenSession) throws -> Backup.Manifest {
    let (home, surroundings) = (inside.home, inside.surroundings)
    surroundings.say("Kopierer styringslageret")
    let control = try inside.control()
    try control.mustBeSound()
    try home.mustHaveIdentities()
    try home.mustHaveArchive()
    let copied = draft.appendingPathComponent(Backup.controlName)
    try control.copy(to: copied.path)
    var files: [Backup.Manifest.Entry] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: draft.path).sorted() {
      let file = draft.appendingPathComponent(name)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
      let hash = try FileHash(file)
      files.append(.init(path: name, bytes: hash.bytes, sha256: hash.sha256))
    }
    surroundings.say("Kopierer hjemmets filer")
    for path in try Backup.parts(of: home) {
      files.append(
        try Backup.copy(
          home.folder.appendingPathComponent(path), to: draft.appendingPathComponent(path), path: path))
    }
    surroundings.say("Ser arkivet efter")
    let archive = DeliveryArchive(folder: draft.appendingPathComponent(home.archive.lastPathComponent), keys: ring)
    let damaged =
      try archive.deliveries().flatMap { try archive.damages(of: $0) }.map { $0.diagnostic.description }
      + unreadable(ring, inside)
    let manifest = Backup.Manifest(
      made: surroundings.clock.utcTime, municipality: try HomeConfiguration.read(home)?.municipality,
      keyChecks: ring.checks, files: files.sorted { $0.path < $1.path },
      damaged: damaged)
    try Backup(folder: draft).write(manifest)
    return manifest
  }

  /// What is copied as it is and could not be read: a copy that nobody can restore is no copy.
  private func unreadable(_ ring: KeyRing, _ inside: OpenSession) -> [String] {
    func fault(_ read: () throws -> Void) -> String? {
      do {
        try read()
        return nil
      } catch {
        return Refusal(error).description
      }
    }
    return [
      fault { _ = try Identities(folder: inside.home.identity, keys: ring) },
      inside.home.hasWarehouse ? fault { _ = try inside.warehouse() } : nil,
      fault {
        let months = ClosedMonths(inside)
        if let frozen = try months.frozenFile() {
          try months.reading(frozen.file) { _ = try FrozenFacts.earliestMonth(frozen.file) }
        }
      },
    ].compactMap { $0 }
  }

  private func told(_ manifest: Backup.Manifest, _ target: URL, _ keys: URL?) -> UpkeepOutcome {
    let bytes = manifest.files.reduce(0) { $0 + $1.bytes }
    var outcome = UpkeepOutcome(
      lines: [
        "Kopieret: \(DanishText.whole(manifest.files.count)) filer, \(DanishText.whole((bytes + 999_999) / 1_000_000)) MB, i \(target.path)."
      ])
    outcome.lines.append(
      keys.map {
        "Nøglerne er kopieret til \($0.path). Flyt dem et andet sted hen end kopien: sammen giver de adgang til alt."
      }
        ?? "Nøglerne er ikke med. Uden dem kan kopien ikke læses: kald med --keys og en mappe et andet sted, én gang for hvert hjem."
    )
    if !manifest.damaged.isEmpty {
      outcome.needsPerson = true
      outcome.lines += ["Arkivet er beskadiget; kopien er taget, som det er:"] + manifest.damaged
    }
    return outcome
  }

  private func mustBeNew(_ target: URL, outside home: Home) throws {
    if FileManager.default.fileExists(atPath: target.path) {
      throw Refusal(
        .badCall, code: "kopi-findes", "Mappen `\(target.lastPathComponent)` findes allerede.",
        suggestion: "Skriv en mappe, der ikke findes, for eksempel med dagens dato i navnet.")
    }
    guard !target.path.hasPrefix(home.folder.path + "/") else {
      throw Refusal(
        .badCall, code: "kopi-i-hjemmet", "En kopi inde i hjemmet går tabt med det.",
        suggestion: "Skriv en mappe et andet sted, helst på en anden maskine.")
    }
  }

  private func mustBeApart(_ keys: URL, from target: URL, outside home: Home) throws {
    guard keys != target, !keys.path.hasPrefix(target.path + "/"), !keys.path.hasPrefix(home.folder.path + "/") else {
      throw Refusal(
        .badCall, code: "noegler-i-kopien", "Nøglerne skal ikke ligge sammen med det, de låser op.",
        suggestion: "Skriv en mappe et andet sted med --keys.")
    }
  }
}
