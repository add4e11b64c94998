internal import Foundation

// A home is its owner's alone: what lies in it is about people.

extension Home {
  /// Refuses a home with data that others have been able to open.
  ///
  /// What was open may have been read; that is for a person to know, and not to be mended in silence.
  package func mustBePrivate() throws {
    guard try isTaken, let mode = mode(of: folder), mode & 0o077 != 0 else { return }
    throw Refusal(
      .unavailable, code: "hjem-aabent",
      "Hjemmet kan åbnes af andre brugere på maskinen (rettighederne er \(octal(mode)) og skal være 700).",
      suggestion: "Find ud af, om nogen har læst i det, og luk det så med: chmod -R go-rwx \(folder.path)")
  }

  /// Makes the folder and those in it that must be there, closed to others than the owner.
  ///
  /// - Throws: when the folder is somebody's own: one with other things in it, that others can open.
  package func make() throws {
    if exists, let mode = mode(of: folder), mode & 0o077 != 0 {
      try mustBePrivate()
      guard try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty else {
        throw Refusal(
          .badCall, code: "hjem-ikke-tomt",
          "Mappen til hjemmet har andre ting i sig og kan åbnes af andre brugere (rettighederne er \(octal(mode))).",
          suggestion: "Vælg en mappe, der ikke findes endnu, eller en tom mappe.")
      }
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
    }
    for folder in [folder, archive, identity, keys] {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
  }

  /// Takes the rights of others from what lies in the home, which an earlier version or a copying may have left.
  func closeFiles() throws {
    guard let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return }
    for case let file as URL in all {
      guard let mode = mode(of: file), mode & 0o077 != 0 else { continue }
      try FileManager.default.setAttributes([.posixPermissions: mode & 0o700], ofItemAtPath: file.path)
    }
  }

  /// Whether the folder is a home: keys, data or a control store lie in it.
  package var isTaken: Bool {
    get throws {
      if try holdsData { return true }
      return [keyChecks, control, configuration].contains { FileManager.default.fileExists(atPath: $0.path) }
    }
  }

  /// The rights of a file or of what a link to the home leads to; nil for what is not there and for other links.
  private func mode(of file: URL) -> Int? {
    var info = stat()
    guard lstat(file.path, &info) == 0 else { return nil }
    if info.st_mode & S_IFMT == S_IFLNK, file != folder || stat(file.path, &info) != 0 { return nil }
    return Int(info.st_mode & 0o777)
  }

  private func octal(_ mode: Int) -> String { String(mode, radix: 8) }
}
