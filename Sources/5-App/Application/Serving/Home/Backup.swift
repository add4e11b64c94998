internal import Foundation
internal import Intake

/// A copy of a home (sikkerhedskopi): its files, and a list of them that says whether they are as they were.
struct Backup {
  static let manifestName = "manifest.json"
  static let controlName = "control.sqlite"

  /// What a copy holds.
  struct Manifest: Codable, Hashable {
    struct Entry: Codable, Hashable {
      /// Below the folder of the copy.
      var path: String
      var bytes: Int
      var sha256: String
    }

    /// ISO time, UTC.
    var made: String
    var municipality: String?
    /// What the home's keys are known by; the keys themselves are kept apart.
    var keyChecks: [String: String]
    var files: [Entry]
    /// Files of the archive that could not be read when the copy was made.
    var damaged: [String]
  }

  let folder: URL

  func manifest() throws -> Manifest {
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

  func write(_ manifest: Manifest) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try WholeFile.write(encoder.encode(manifest), to: folder.appendingPathComponent(Backup.manifestName))
  }

  /// Files of a home that are copied as they are, below its folder, by name. Not the keys, which are kept apart; not the control
  /// store, which is copied by SQLite; no drafts.
  static func parts(of home: Home) throws -> [String] {
    try files(below: home.folder) { name in
      name.hasPrefix(".") || name.hasPrefix(LeftOvers.buildPrefix) || name.hasPrefix(controlName)
        || [home.keys.lastPathComponent, home.lock.lastPathComponent].contains(name)
    }
  }

  /// Every plain file below a folder, by its path from there; what `isLeftOut` says of names in the folder itself is left out.
  static func files(below folder: URL, leavingOut isLeftOut: (String) -> Bool = { _ in false }) throws -> [String] {
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
  static func copy(_ from: URL, to: URL, path: String) throws -> Manifest.Entry {
    try FileManager.default.createDirectory(
      at: to.deletingLastPathComponent(), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try FileManager.default.copyItem(at: from, to: to)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: to.path)
    let hash = try FileHash(to)
    return Manifest.Entry(path: path, bytes: hash.bytes, sha256: hash.sha256)
  }

  /// Copies a home's keys, each for its owner alone.
  static func copyKeys(from: URL, to: URL) throws {
    try FileManager.default.createDirectory(
      at: to, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for purpose in KeyRing.Purpose.allCases {
      let key = try Data(contentsOf: from.appendingPathComponent(purpose.fileName))
      try WholeFile.write(key, to: to.appendingPathComponent(purpose.fileName))
    }
  }
}
