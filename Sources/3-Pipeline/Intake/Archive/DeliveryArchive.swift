internal import CareModel
internal import Crypto
package import Foundation

/// Every delivery as it came (arkiv): sealed files and a manifest, never changed but to erase a citizen.
package struct DeliveryArchive: Sendable {
  let folder: URL
  let keys: KeyRing

  /// What a delivery held.
  package struct Manifest: Codable, Sendable, Hashable {
    package var delivery: String
    package var received: String
    package var files: [Entry]

    package struct Entry: Codable, Sendable, Hashable {
      /// The file's own name.
      package var name: String
      /// Its name in the archive.
      package var sealed: String
      package var bytes: Int
      package var sha256: String
    }

    /// As it stands in the archive, for people to read too.
    func encoded() throws -> Data {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return try encoder.encode(self)
    }
  }

  package init(folder: URL, keys: KeyRing) {
    self.folder = folder
    self.keys = keys
  }

  /// Ids of the deliveries, oldest first.
  package func deliveries() throws -> [String] { try DeliveryArchive.deliveries(in: folder) }

  /// The same without keys.
  package static func deliveries(in folder: URL) throws -> [String] {
    try names(in: folder).filter { isDelivery($0, in: folder) }
  }

  /// Everything in a folder but drafts; nothing where there is none.
  static func names(in folder: URL) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// A folder that is named as a delivery, also when its manifest is gone, or that has one.
  static func isDelivery(_ name: String, in folder: URL) -> Bool {
    let place = folder.appendingPathComponent(name)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder), isFolder.boolValue else {
      return false
    }
    return name.wholeMatch(of: /[0-9]{8}T[0-9]+-[0-9a-f]{8}/) != nil
      || FileManager.default.fileExists(atPath: place.appendingPathComponent(manifestName).path)
  }

  /// - Throws: `IntakeError.manifestBroken` when it is not there or no manifest.
  package func manifest(_ delivery: String) throws -> Manifest {
    do {
      let data = try Data(contentsOf: place(delivery).appendingPathComponent(DeliveryArchive.manifestName))
      return try JSONDecoder().decode(Manifest.self, from: data)
    } catch {
      throw IntakeError.manifestBroken("archive/\(delivery)/\(DeliveryArchive.manifestName)")
    }
  }

  /// Writes a delivery's files back as they came, each for its owner alone.
  package func restore(_ delivery: String, to target: URL) throws {
    try FileManager.default.createDirectory(
      at: target, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for entry in try manifest(delivery).files {
      guard entry.name == URL(fileURLWithPath: entry.name).lastPathComponent, !entry.name.isEmpty else {
        throw IntakeError.manifestBroken("archive/\(delivery)/\(DeliveryArchive.manifestName)")
      }
      let url = target.appendingPathComponent(entry.name)
      guard FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600])
      else { throw IntakeError.cannotWrite(entry.name) }
      let handle = try FileHandle(forWritingTo: url)
      defer { handle.closeFile() }
      try read(entry, of: delivery) { try handle.write(contentsOf: $0) }
    }
  }

  /// What of a delivery cannot be read back as it came, each with its place below the home; empty when all can.
  package func damages(of delivery: String) throws -> [IntakeError] {
    var found: [IntakeError] = []
    let entries: [Manifest.Entry]
    do { entries = try manifest(delivery).files } catch let error as IntakeError { return [error] }
    for entry in entries {
      do { try read(entry, of: delivery) { _ in } } catch let error as IntakeError { found.append(error) }
    }
    return found
  }

  /// Lends a sealed file piece by piece, and holds it against its hash.
  ///
  /// - Throws: `IntakeError` with the file's place below the home.
  func read(_ entry: Manifest.Entry, of delivery: String, _ body: (Data) throws -> Void) throws {
    let file = "archive/\(delivery)/\(entry.sealed)"
    var hash = SHA256()
    do {
      try SealedFile.open(place(delivery).appendingPathComponent(entry.sealed), key: keys[.archive]) {
        hash.update(data: $0)
        try body($0)
      }
    } catch IntakeError.sealBroken {
      throw IntakeError.sealBroken(file)
    } catch IntakeError.sealedFileMissing {
      throw IntakeError.sealedFileMissing(file)
    } catch IntakeError.cannotRead {
      throw IntakeError.cannotRead(file)
    }
    guard hexadecimal(hash.finalize()) == entry.sha256 else { throw IntakeError.sealBroken(file) }
  }

  /// What a delivery's name ends with: eight digits of the hash over its files' names and contents.
  static func contentHash(_ files: [(name: String, digest: String)]) -> String {
    var hash = SHA256()
    for (name, digest) in files { hash.update(data: Data("\(name)\n\(digest)\n".utf8)) }
    return hexadecimal(hash.finalize().prefix(4))
  }

  /// The first delivery that held the same files with the same contents, or nil.
  func same(as new: Manifest) throws -> Manifest? {
    func content(_ manifest: Manifest) -> [String: String] {
      manifest.files.reduce(into: [:]) { $0[$1.name] = $1.sha256 }
    }
    let hash = new.delivery.suffix(9)
    // A delivery that somebody has been erased from keeps its name, and has another content than its name says.
    for id in try deliveries() where id.hasSuffix(hash) || isErasedFrom(id) {
      let old = try manifest(id)
      if content(old) == content(new), old.files.count == new.files.count { return old }
    }
    return nil
  }

  static let manifestName = "manifest.json"

  func place(_ delivery: String) -> URL { folder.appendingPathComponent(delivery) }
}
