package import Foundation

/// The folder that belongs to one municipality (hjem): warehouse, archive, identities, keys, control store, configuration.
package struct Home: Hashable, Sendable {
  package let folder: URL

  package init(_ folder: URL) { self.folder = folder.standardizedFileURL }

  /// `--home`, else `$TRAAD_HOME`, else `./traad-home`.
  package static func locate(_ option: String?, environment: [String: String], current: URL) -> Home {
    let path = option ?? environment["TRAAD_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "traad-home"
    return Home(URL(fileURLWithPath: path, relativeTo: current))
  }

  package var warehouse: URL { folder.appendingPathComponent("warehouse.duckdb") }
  package var archive: URL { folder.appendingPathComponent("archive") }
  package var identity: URL { folder.appendingPathComponent("identity") }
  package var keys: URL { folder.appendingPathComponent("keys") }
  package var control: URL { folder.appendingPathComponent("control.sqlite") }
  package var configuration: URL { folder.appendingPathComponent("config.yaml") }
  /// The municipality's own definitions, laid over the built-in ones (tilpasninger).
  package var definitions: URL { folder.appendingPathComponent("definitions") }
  /// The municipality's own profiles.
  package var profiles: URL { folder.appendingPathComponent("profiles") }
  /// The facts of closed periods.
  package var closed: URL { folder.appendingPathComponent("closed") }
  package var lock: URL { folder.appendingPathComponent("load.lock") }

  package var exists: Bool { FileManager.default.fileExists(atPath: folder.path) }
  package var hasWarehouse: Bool { FileManager.default.fileExists(atPath: warehouse.path) }

  /// Makes the folder and those in it that must be there, closed to others than the owner.
  func make() throws {
    for folder in [folder, archive, identity, keys] {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
  }

  /// The secret key of a name: 32 bytes, made the first time it is asked for, readable by the owner alone.
  func key(_ name: String, random: () -> Data) throws -> Data {
    let file = keys.appendingPathComponent(name + ".key")
    if FileManager.default.fileExists(atPath: file.path) { return try Data(contentsOf: file) }
    try FileManager.default.createDirectory(
      at: keys, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let key = random()
    let fresh = keys.appendingPathComponent(".\(name)-\(ProcessInfo.processInfo.processIdentifier)")
    guard
      FileManager.default.createFile(atPath: fresh.path, contents: key, attributes: [.posixPermissions: 0o600])
    else { throw Refusal(.badInput, code: "hjem-skrivebeskyttet", "Nøglen kan ikke skrives i hjemmet.") }
    // Two programs may make the key at once; the first one counts.
    if link(fresh.path, file.path) != 0 && errno != EEXIST {
      throw Refusal(.badInput, code: "hjem-skrivebeskyttet", "Nøglen kan ikke skrives i hjemmet.")
    }
    try FileManager.default.removeItem(at: fresh)
    return try Data(contentsOf: file)
  }
}
