package import Foundation

/// Writes a file whole or not at all: into a file beside it that takes its name when it is finished.
///
/// For its owner alone from the first byte on: reports and lists can hold persons.
package enum WholeFile {
  package static func write(_ data: Data, to file: URL) throws {
    try writeAll([(file, data)])
  }

  /// All of them or none: no file gets its name before the last one is finished.
  package static func writeAll(_ files: [(URL, Data)]) throws {
    var fresh: [(from: URL, to: URL)] = []
    do {
      for (file, data) in files {
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let part = folder.appendingPathComponent(
          ".\(file.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).ny")
        fresh.append((part, file))
        guard FileManager.default.createFile(atPath: part.path, contents: data, attributes: [.posixPermissions: 0o600])
        else {
          // Why is for the system to say; a full disk is told apart from a folder that cannot be written in.
          throw errno == ENOSPC ? POSIXError(.ENOSPC) : POSIXError(.EACCES)
        }
      }
      for (from, to) in fresh { try take(from, as: to) }
    } catch {
      for (from, _) in fresh where FileManager.default.fileExists(atPath: from.path) {
        try FileManager.default.removeItem(at: from)
      }
      throw error
    }
  }

  /// Gives a finished file its name in one step; a reader sees the old or the new one, never half.
  package static func take(_ from: URL, as to: URL) throws {
    guard rename(from.path, to.path) == 0 else {
      throw Refusal(
        .badInput, code: "fil-skrivebeskyttet", "\(to.lastPathComponent) kan ikke skrives.",
        suggestion: "Se, om mappen findes, og om du må skrive i den.")
    }
  }
}
