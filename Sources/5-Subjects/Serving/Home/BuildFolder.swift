package import Foundation

// Where a warehouse is built that nobody sees yet.

extension Home {
  package func removeAbandonedBuilds() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name.hasPrefix(LeftOvers.buildPrefix) {
      try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
    }
  }

  /// A folder for a warehouse that nobody sees yet.
  package func buildFolder() throws -> URL {
    let build = folder.appendingPathComponent(
      "\(LeftOvers.buildPrefix)\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(
      at: build, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return build
  }
}
