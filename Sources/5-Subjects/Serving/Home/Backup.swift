package import Foundation
internal import Intake

/// A copy of a home (sikkerhedskopi): its files, and a list of them that says whether they are as they were.
package struct Backup {
  package static let manifestName = "manifest.json"
  package static let controlName = "control.sqlite"

  /// What a copy holds.
  package struct Manifest: Codable, Hashable {
    package struct Entry: Codable, Hashable {
      /// Below the folder of the copy.
      package var path: String
      package var bytes: Int
      package var sha256: String

      package init(path: String, bytes: Int, sha256: String) {
        self.path = path
        self.bytes = bytes
        self.sha256 = sha256
      }
    }

    /// ISO time, UTC.
    package var made: String
    var municipality: String?
    /// What the home's keys are known by; the keys themselves are kept apart.
    package var keyChecks: [String: String]
    package var files: [Entry]
    /// Files of the archive that could not be read when the copy was made.
    package var damaged: [String]

    package init(
      made: String, municipality: String? = nil, keyChecks: [String: String], files: [Entry], damaged: [String]
    ) {
      self.made = made
      self.municipality = municipality
      self.keyChecks = keyChecks
      self.files = files
      self.damaged = damaged
    }
  }

  package let folder: URL

  package init(folder: URL) {
    self.folder = folder
  }

  package func manifest() throws -> Manifest {
    let file = folder.appendingPathComponent(Backup.manifestName)
    do {
      return try JSONDecoder().decode(Manifest.self, from: Data(contentsOf: file))
    } catch {
      throw Refusal(
        .badInput, code: "kopi-uden-liste",
        "Mappen `\(folder.lastPathComponent)` er ingen hel sikkerhedskopi: manifest.json mangler eller kan ikke læses.",
        suggestion: "Vælg en mappe, som `traad backup` har skrevet færdig.")
    }
  }

  package func write(_ manifest: Manifest) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try WholeFile.write(encoder.encode(manifest), to: folder.appendingPathComponent(Backup.manifestName))
  }

  /// Files of a home that are copied as they are, below its folder, by name. Not the keys, which are kept apart; not the control
  /// store, which is copied by SQLite; no drafts.
  package static func parts(of home: Home) throws -> [String] {
    try files(below: home.folder) { name in
      name.hasPrefix(".") || name.hasPrefix(LeftOvers.buildPrefix) || name.hasPrefix(controlName)
        || [home.keys.lastPathComponent, home.lock.lastPathComponent].contains(name)
    }
  }

  /// Every plain file below a folder, by its path from there; what `isLeftOut` says of names in the folder itself is left out.
  package static func files(below folder: URL, leavingOut isLeftOut: (String) -> Bool = { _ in false }) throws
    -> [String]
  {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().flatMap { name -> [String] in
      if isLeftOut(name) { return [] }
      let place = folder.appendingPathComponent(name)
      var info = stat()
      guard lstat(place.path, &info) == 0 else {
        throw CocoaError(.fileReadUnknown, userInfo: [NSFilePathErrorKey: place.path])
      }
      switch info.st_mode & S_IFMT {
      case S_IFREG: return [name]
      case S_IFDIR: return try files(below: place) { $0.hasPrefix(".") }.map { "\(name)/\($0)" }
      case S_IFLNK:
        throw Refusal(
          .badInput, code: "kopi-genvej",
          "`\(place.lastPathComponent)` i hjemmet er en genvej (symlink), og det, den peger på, kommer ikke med i en kopi.",
          suggestion: "Læg mappen eller filen selv i hjemmet; et større drev kan monteres dér. Intet er kopieret.")
      // A socket or a pipe holds nothing.
      default: return []
      }
    }
  }

  /// Copies a file for its owner alone, and tells what was written.
  package static func copy(_ from: URL, to: URL, path: String) throws -> Manifest.Entry {
    try FileManager.default.createDirectory(
      at: to.deletingLastPathComponent(), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try FileManager.default.copyItem(at: from, to: to)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: to.path)
    let hash = try FileHash(to)
    return Manifest.Entry(path: path, bytes: hash.bytes, sha256: hash.sha256)
  }

  /// Copies a home's keys, each for its owner alone.
  package static func copyKeys(from: URL, to: URL) throws {
    try FileManager.default.createDirectory(
      at: to, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for purpose in KeyRing.Purpose.allCases {
      let key = try Data(contentsOf: from.appendingPathComponent(purpose.fileName))
      try WholeFile.write(key, to: to.appendingPathComponent(purpose.fileName))
    }
  }
}
